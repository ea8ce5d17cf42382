"""Addresses of the room `child`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
