"""Addresses of the hand-over."""

from django.urls import path

from ..views import handed_over, handover

urlpatterns = [
    path("cases/<str:ref>/handover/", handed_over.read, name="handover"),
    path("cases/<str:ref>/handover/new/", handover.send, name="handover_send"),
    path("cases/<str:ref>/handover/later/", handover.send_later, name="handover_send_later"),
    path("cases/<str:ref>/handover/receipt/", handover.receive, name="handover_receive"),
    path("cases/<str:ref>/handover/acceptance/", handover.accept, name="handover_accept"),
    path("cases/<str:ref>/handover/question/", handover.ask, name="handover_ask"),
    path("cases/<str:ref>/handover/question/<uuid:pk>/", handover.answer, name="handover_answer"),
    path("cases/<str:ref>/caseworker/", handover.name_caseworker, name="caseworker_name"),
]
