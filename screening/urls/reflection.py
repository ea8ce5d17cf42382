"""Addresses of the room `reflection`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
