"""Which address of referrals and visits leads where?"""

from django.urls import path

from .views import visits

app_name = "referrals"

urlpatterns = [
    path("cases/<str:ref>/visits/", visits.read, name="visits"),
    path("cases/<str:ref>/visits/plan/", visits.plan, name="visits_plan"),
    path("cases/<str:ref>/visits/new/", visits.record, name="visit_record"),
]
