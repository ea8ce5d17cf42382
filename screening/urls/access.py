"""Addresses of what is closed: an emergency, a request to see a case, and what is protected."""

from django.urls import path

from ..views import access_requests, emergencies, protected

urlpatterns = [
    path("emergencies/new/", emergencies.begin, name="emergency_begin"),
    path("access/new/", access_requests.ask, name="access_ask"),
    path("cases/<str:ref>/access/<uuid:pk>/", access_requests.answer, name="access_answer"),
    path("cases/<str:ref>/protected/", protected.read, name="protected"),
    path("cases/<str:ref>/protected/new/", protected.write, name="protected_write"),
    path("cases/<str:ref>/protected/request/", protected.ask, name="protected_ask"),
    path("cases/<str:ref>/protected/<uuid:pk>/end/", protected.take_back, name="protected_take_back"),
]
