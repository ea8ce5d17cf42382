"""Which address of referrals and visits leads where?"""

from django.urls import path

from .views import consents, finder, helping, helping_acts, inbox, overview, placements, referring, visits

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
    path("cases/<str:ref>/referrals/questions/<uuid:pk>/", referring.question_answer, name="question_answer"),
    path("cases/<str:ref>/consents/new/", consents.record, name="consent_record"),
    path("cases/<str:ref>/consents/<uuid:pk>/withdraw/", consents.withdraw, name="consent_withdraw"),
    path("cases/<str:ref>/sharing/new/", consents.propose_without, name="sharing_propose"),
    path("cases/<str:ref>/sharing/<uuid:pk>/confirm/", consents.confirm_without, name="sharing_confirm"),
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
