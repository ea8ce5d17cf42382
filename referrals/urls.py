"""Which address of referrals and visits leads where?"""

from django.urls import path

from .views import (
    consents,
    exchanges,
    finder,
    helping,
    helping_acts,
    inbox,
    overview,
    placements,
    referring,
    tracings,
    visits,
    whereabouts,
    without_consent,
)

app_name = "referrals"

urlpatterns = [
    path("referrals/", inbox.index, name="inbox"),
    path("referrals/<uuid:pk>/given-back/", inbox.give_back, name="give_back"),
    path("cases/<str:ref>/referrals/", overview.index, name="index"),
    path("cases/<str:ref>/finder/", finder.read, name="finder"),
    path("cases/<str:ref>/referrals/new/", referring.draft, name="draft"),
    path("cases/<str:ref>/referrals/<uuid:pk>/send/", referring.send, name="send"),
    path("cases/<str:ref>/referrals/<uuid:pk>/take-back/", referring.take_back, name="take_back"),
    path("cases/<str:ref>/referrals/<uuid:pk>/end/", referring.end, name="end"),
    path("cases/<str:ref>/referrals/<uuid:pk>/whereabouts/", whereabouts.read, name="whereabouts"),
    path("cases/<str:ref>/referrals/questions/<uuid:pk>/", referring.question_answer, name="question_answer"),
    *(
        path(f"cases/<str:ref>/consents/new/{one.purpose}/", consents.record, {"name": one.name}, name=one.name)
        for one in consents.ASKING
    ),
    path("cases/<str:ref>/consents/<uuid:pk>/withdraw/", consents.withdraw, name="consent_withdraw"),
    *(
        path(f"cases/<str:ref>/sharing/new/{one.purpose}/", without_consent.propose, {"name": one.name}, name=one.name)
        for one in without_consent.SHARING
    ),
    path("cases/<str:ref>/sharing/<uuid:pk>/confirm/", without_consent.confirm, name="sharing_confirm"),
    path("cases/<str:ref>/exchanges/", exchanges.read, name="exchanges"),
    path("cases/<str:ref>/exchanges/new/", exchanges.weigh, name="exchange_weigh"),
    path("cases/<str:ref>/exchanges/<uuid:pk>/contact/", exchanges.contact, name="exchange_contact"),
    path("cases/<str:ref>/exchanges/<uuid:pk>/answer/", exchanges.answer, name="exchange_answer"),
    path("cases/<str:ref>/exchanges/<uuid:pk>/given-back/", exchanges.give_back, name="exchange_give_back"),
    path("cases/<str:ref>/tracings/", tracings.read, name="tracings"),
    path("cases/<str:ref>/tracings/new/", tracings.begin, name="tracing_begin"),
    path("cases/<str:ref>/tracings/<uuid:pk>/end/", tracings.end, name="tracing_end"),
    path("cases/<str:ref>/placements/new/", placements.record, name="placement_record"),
    path("cases/<str:ref>/helping/", helping.read, name="helping"),
    *(
        path(f"cases/<str:ref>/helping/<uuid:pk>/{one.name}/", helping_acts.act, {"name": one.name}, name=one.name)
        for one in helping_acts.ACTS
    ),
    path("cases/<str:ref>/visits/", visits.read, name="visits"),
    path("cases/<str:ref>/visits/plan/", visits.plan, name="visits_plan"),
    path("cases/<str:ref>/visits/new/", visits.record, name="visit_record"),
]
