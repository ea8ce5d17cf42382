"""Is it still them? Before what gives power over others' cases, the password is asked once more."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from .requests import SignedInRequest


def ask_first(request: SignedInRequest) -> HttpResponse | None:
    """The way to the page that asks for the password, where it was not entered within
    ``ACCOUNT_REAUTHENTICATION_TIMEOUT`` seconds. What was sent is kept, and goes on from there."""
    records = [row for row in get_authentication_records(request, request.user) if row.get("reauthenticated")]
    if records and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return None
    return suspend_request(request, reverse("account_reauthenticate"))
