"""Addresses of what is attached to a case."""

from django.urls import path

from ..views import attachments

urlpatterns = [
    path("cases/<str:ref>/attachments/", attachments.read, name="attachments"),
    path("cases/<str:ref>/attachments/new/", attachments.add, name="attachment_add"),
    path("cases/<str:ref>/attachments/<uuid:pk>/", attachments.open_one, name="attachment_open"),
    path("cases/<str:ref>/attachments/<uuid:pk>/taken-back/", attachments.take_back, name="attachment_take_back"),
]
