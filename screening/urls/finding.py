"""Addresses of formal identification and complaints."""

from django.urls import path

from ..views import finding

urlpatterns = [
    path("cases/<str:ref>/finding/", finding.read, name="finding"),
    path("cases/<str:ref>/finding/specialist/", finding.name_specialist, name="specialist_name"),
    path("cases/<str:ref>/finding/interview/", finding.record_interview, name="interview_record"),
    path("cases/<str:ref>/finding/new/", finding.propose, name="finding_propose"),
    path("cases/<str:ref>/finding/time/", finding.more_time, name="finding_more_time"),
    path("cases/<str:ref>/finding/<uuid:pk>/", finding.answer, name="finding_answer"),
    path("cases/<str:ref>/complaints/new/", finding.complain, name="complaint_record"),
    path("cases/<str:ref>/complaints/<uuid:pk>/", finding.decide, name="complaint_decide"),
]
