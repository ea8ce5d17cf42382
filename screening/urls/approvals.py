"""Addresses of the room `approvals`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
