"""Addresses of the plan."""

from django.urls import path

from ..views import plan

urlpatterns = [
    path("cases/<str:ref>/plan/", plan.read, name="plan"),
    path("cases/<str:ref>/plan/alternative/", plan.write_alternative, name="alternative_write"),
    path("cases/<str:ref>/plan/assessment/", plan.assess, name="needs_assess"),
    path("cases/<str:ref>/plan/goals/new/", plan.add_goal, name="goal_add"),
    path("cases/<str:ref>/plan/goals/<uuid:pk>/", plan.settle_goal, name="goal_settle"),
]
