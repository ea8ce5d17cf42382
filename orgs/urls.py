"""Which address of people, offices and organisations leads where?"""

from django.urls import URLPattern

app_name = "orgs"

urlpatterns: list[URLPattern] = []
