"""Addresses of the offer to another office to answer for the person."""

from django.urls import path

from ..views import transfers

urlpatterns = [
    path("cases/<str:ref>/transfer/", transfers.read, name="transfer"),
    path("cases/<str:ref>/transfer/new/", transfers.offer, name="transfer_offer"),
    path("cases/<str:ref>/transfer/acceptance/", transfers.accept, name="transfer_accept"),
    path("cases/<str:ref>/transfer/refusal/", transfers.decline, name="transfer_decline"),
    path("cases/<str:ref>/transfer/take-back/", transfers.take_back, name="transfer_take_back"),
]
