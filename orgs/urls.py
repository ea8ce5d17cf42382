"""Which address of people, offices and organisations leads where?"""

from django.urls import path

from .views import organisations, people

app_name = "orgs"

urlpatterns = [
    path("organisations/", organisations.index, name="organisations"),
    path("organisations/<slug:slug>/", organisations.read, name="organisation"),
    path("people/", people.index, name="people"),
    path("people/new/", people.create, name="person_new"),
    path("people/roles/<uuid:pk>/end/", people.end_role, name="role_end"),
    path("people/<str:code>/", people.read, name="person"),
    path("people/<str:code>/link/", people.renew_link, name="person_link"),
    path("people/<str:code>/roles/new/", people.give_role, name="role_give"),
    path("people/<str:code>/suspension/", people.suspend, name="person_suspend"),
    path("people/<str:code>/return/", people.reinstate, name="person_reinstate"),
    path("people/<str:code>/trainings/new/", people.record_training, name="training_record"),
    path("set-up/<uuid:uid>/<str:token>/", people.set_up, name="set_up"),
]
