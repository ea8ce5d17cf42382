"""Addresses of the period, its check-ins and the choices."""

from django.urls import path

from ..views import check_ins, choices, reflection

urlpatterns = [
    path("cases/<str:ref>/reflection/", reflection.read, name="reflection"),
    path("cases/<str:ref>/reflection/start/", reflection.grant, name="reflection_grant"),
    path("cases/<str:ref>/reflection/extension/", reflection.extend, name="reflection_extend"),
    path("cases/<str:ref>/reflection/correction/", reflection.correct, name="reflection_correct"),
    path("cases/<str:ref>/reflection/check-in/", check_ins.record, name="check_in_record"),
    path("cases/<str:ref>/reflection/change/<uuid:pk>/", reflection.tell, name="change_tell"),
    path("cases/<str:ref>/choices/", choices.read, name="choices"),
    path("cases/<str:ref>/choices/new/", choices.record, name="choice_record"),
]
