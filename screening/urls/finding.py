"""Addresses of the room `finding`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
