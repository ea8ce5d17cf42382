"""Addresses of the room `handover`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
