"""Addresses of the trail: what was done everywhere, who looked at one case, and what one colleague opened."""

from django.urls import path

from ..views import audit, audit_case, audit_person, audit_sheet

urlpatterns = [
    path("audit/", audit.index, name="audit"),
    path("audit/case/<str:ref>/", audit_case.read, name="audit_case"),
    path("audit/case/<str:ref>/sheet/", audit_sheet.read, name="audit_sheet"),
    path("audit/person/<str:code>/", audit_person.read, name="audit_person"),
]
