"""Addresses of the notes and the contact log."""

from django.urls import path

from ..views import notes

urlpatterns = [
    path("cases/<str:ref>/notes/", notes.read, name="notes"),
    path("cases/<str:ref>/notes/new/", notes.write, name="note_write"),
    path("cases/<str:ref>/notes/contact/", notes.record_contact, name="contact_record"),
    path("cases/<str:ref>/notes/addition/", notes.add_afterwards, name="addendum_write"),
]
