"""Addresses of the room `moves`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
