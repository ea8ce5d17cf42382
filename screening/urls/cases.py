"""Addresses of home, today, the list, one case, its timeline and who has seen it."""

from django.urls import path

from ..views import case, cases, timeline, today

urlpatterns = [
    path("", today.home, name="home"),
    path("today/", today.today, name="today"),
    path("cases/", cases.index, name="cases"),
    path("cases/<str:ref>/", case.read, name="case"),
    path("cases/<str:ref>/purpose/", case.choose_purpose, name="purpose"),
    path("cases/<str:ref>/timeline/", timeline.read, name="timeline"),
    path("cases/<str:ref>/seen/", timeline.seen, name="seen"),
]
