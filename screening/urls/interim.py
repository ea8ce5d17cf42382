"""Addresses of interim help: intake, risk, information, detention."""

from django.urls import path

from ..views import detention, interim

urlpatterns = [
    path("cases/<str:ref>/interim/", interim.read, name="interim"),
    path("cases/<str:ref>/intake/", interim.record_intake, name="intake_record"),
    path("cases/<str:ref>/risk/", interim.assess_risk, name="risk_assess"),
    path("cases/<str:ref>/information/", interim.give_information, name="information_give"),
    path("cases/<str:ref>/detention/", detention.read, name="detention"),
    path("cases/<str:ref>/detention/new/", detention.record, name="detention_record"),
    path("cases/<str:ref>/detention/<uuid:pk>/release/", detention.release, name="detention_release"),
    path("cases/<str:ref>/detention/<uuid:pk>/look/", detention.look, name="detention_look"),
    path("cases/<str:ref>/detention/<uuid:pk>/notice/", detention.send_notice, name="notice_send"),
    path("cases/<str:ref>/detention/notice/<uuid:pk>/", detention.answer_notice, name="notice_answer"),
]
