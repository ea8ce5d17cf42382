"""Somebody who signed in and confirmed their password just now."""

from django.test import Client
from django.urls import reverse

from orgs import log
from orgs.models import User

PASSWORD = "four quiet rivers meet"


def with_password(user: User) -> User:
    with log.recording("member.password_set", by=None):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return user


def confirmed(user: User) -> Client:
    """A browser of their own."""
    client = Client()
    client.force_login(with_password(user))
    confirm(client)
    return client


def confirm(client: Client) -> None:
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
