"""Addresses of the screening form and of needs."""

from django.urls import path

from ..views import check, checklist, hub, items, needs, recorded, safety, screening, screenings, talk

urlpatterns = [
    path("screenings/", screenings.index, name="screenings"),
    path("screenings/new/", screening.begin, name="screening_new"),
    path("cases/<str:ref>/screening/", hub.show, name="screening"),
    path("cases/<str:ref>/screening/pause/", talk.pause, name="screening_pause"),
    path("cases/<str:ref>/screening/help/", talk.get_help, name="screening_help"),
    path("cases/<str:ref>/screening/interruption/", talk.interrupted, name="screening_interrupted"),
    path("cases/<str:ref>/screening/beside/", screening.beside, name="screening_beside"),
    path("cases/<str:ref>/screening/safety/", safety.check, name="screening_safety"),
    path("cases/<str:ref>/screening/explain/", screening.explain, name="screening_explain"),
    path("cases/<str:ref>/screening/observations/", checklist.observations, name="screening_observations"),
    path("cases/<str:ref>/screening/wishes/", screening.wishes, name="screening_wishes"),
    path("cases/<str:ref>/screening/identity/", screening.identity, name="screening_identity"),
    path("cases/<str:ref>/screening/response/", screening.response, name="screening_response"),
    path("cases/<str:ref>/screening/removal/", screening.removal, name="screening_removal"),
    path("cases/<str:ref>/screening/conversation/", checklist.conversation, name="screening_conversation"),
    path("cases/<str:ref>/screening/check/", check.check, name="screening_check"),
    path("cases/<str:ref>/screening/result/", check.show_result, name="screening_result"),
    path("cases/<str:ref>/screening/raise/", checklist.raise_result, name="screening_raise"),
    path("cases/<str:ref>/screening/end/", checklist.end, name="screening_end"),
    path("cases/<str:ref>/screening/record/", recorded.read, name="screening_read"),
    path("cases/<str:ref>/screening/<slug:part>/", items.section, name="screening_section"),
    path("cases/<str:ref>/needs/", needs.read, name="needs"),
    path("cases/<str:ref>/needs/new/", needs.record, name="needs_record"),
    path("cases/<str:ref>/needs/<uuid:pk>/", needs.settle, name="need_settle"),
]
