"""Addresses of the steps."""

from django.urls import path

from ..views import moves

urlpatterns = [
    path("cases/<str:ref>/move/", moves.index, name="moves"),
    path("cases/<str:ref>/move/<slug:transition>/", moves.take, name="move"),
]
