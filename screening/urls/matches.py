"""Addresses of the match desk, and of the question to it. A request has a key of its own, and no reference."""

from django.urls import path

from ..views import match_asked, matches

urlpatterns = [
    path("matches/", matches.index, name="matches"),
    path("matches/<uuid:pk>/", matches.read, name="match"),
    path("matches/<uuid:pk>/end/", matches.close, name="match_close"),
    path("matches/<uuid:pk>/with/<str:ref>/", matches.judge, name="match_judge"),
    path("matches/links/<uuid:pk>/", matches.undo, name="match_undo"),
    path("cases/<str:ref>/match/", match_asked.ask, name="match_ask"),
]
