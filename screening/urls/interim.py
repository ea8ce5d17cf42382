"""Addresses of the room `interim`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
