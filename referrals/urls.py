"""Which address of referrals and visits leads where?"""

from django.urls import URLPattern

app_name = "referrals"

urlpatterns: list[URLPattern] = []
