"""Addresses of what protects a child."""

from django.urls import path

from ..views import child

urlpatterns = [
    path("cases/<str:ref>/age/", child.propose_age, name="age_propose"),
    path("cases/<str:ref>/age/<uuid:pk>/", child.confirm_age, name="age_confirm"),
    path("cases/<str:ref>/best-interests/", child.propose_best_interests, name="best_interests_propose"),
    path("cases/<str:ref>/best-interests/<uuid:pk>/", child.confirm_best_interests, name="best_interests_confirm"),
    path("cases/<str:ref>/family/<uuid:pk>/", child.assess_family, name="family_assess"),
]
