"""Addresses of the room `screening`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
