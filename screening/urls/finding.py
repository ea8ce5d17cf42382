"""Addresses of formal identification and complaints."""

from django.urls import path

from ..views import complaints, finding, specialists

urlpatterns = [
    path("cases/<str:ref>/finding/", finding.read, name="finding"),
    path("cases/<str:ref>/finding/specialist/", specialists.name, name="specialist_name"),
    path("cases/<str:ref>/finding/office/", specialists.pass_on, name="identification_pass_on"),
    path("cases/<str:ref>/finding/interview/", finding.record_interview, name="interview_record"),
    path("cases/<str:ref>/finding/new/", finding.propose, name="finding_propose"),
    path("cases/<str:ref>/finding/time/", finding.more_time, name="finding_more_time"),
    path("cases/<str:ref>/finding/<uuid:pk>/", finding.answer, name="finding_answer"),
    path("cases/<str:ref>/complaints/new/", complaints.record, name="complaint_record"),
    path("cases/<str:ref>/complaints/<uuid:pk>/", complaints.decide, name="complaint_decide"),
]
