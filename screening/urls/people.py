"""Addresses of the people around a case, of a missing person, and of who is shut out."""

from django.urls import path

from ..views import denials, missing, people

urlpatterns = [
    path("cases/<str:ref>/people/", people.read, name="people"),
    path("cases/<str:ref>/people/new/", people.add, name="relative_add"),
    path("cases/<str:ref>/people/<uuid:pk>/", people.write, name="relative_write"),
    path("cases/<str:ref>/missing/", missing.open_alert, name="missing_open"),
    path("cases/<str:ref>/missing/<uuid:pk>/search/", missing.search, name="missing_search"),
    path("cases/<str:ref>/missing/<uuid:pk>/found/", missing.found, name="missing_found"),
    path("cases/<str:ref>/denials/new/", denials.deny, name="denial_add"),
    path("cases/<str:ref>/denials/<uuid:pk>/request/", denials.ask_to_lift, name="denial_ask_lift"),
    path("cases/<str:ref>/denials/<uuid:pk>/", denials.lift, name="denial_lift"),
]
