"""Addresses of requests that wait for an answer."""

from django.urls import path

from ..views import approvals

urlpatterns = [
    path("approvals/", approvals.index, name="approvals"),
    path("cases/<str:ref>/requests/<uuid:pk>/", approvals.answer, name="approval"),
    path("cases/<str:ref>/requests/<uuid:pk>/withdrawal/", approvals.withdraw, name="approval_withdraw"),
]
