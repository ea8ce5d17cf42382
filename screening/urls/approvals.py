"""Addresses of what waits for an answer, and of what one's office was told."""

from django.urls import path

from ..views import approvals, told

urlpatterns = [
    path("approvals/", approvals.index, name="approvals"),
    path("told/", told.index, name="told"),
    path("cases/<str:ref>/requests/<uuid:pk>/", approvals.answer, name="approval"),
    path("cases/<str:ref>/requests/<uuid:pk>/withdrawal/", approvals.withdraw, name="approval_withdraw"),
]
