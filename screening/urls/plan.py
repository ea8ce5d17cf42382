"""Addresses of the room `plan`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
