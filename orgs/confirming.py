"""Who sits at the screen just now? What opens much asks for the password again, at most five minutes ago."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from .requests import SignedInRequest

View = Callable[..., HttpResponse]


def ask_first(request: SignedInRequest) -> HttpResponse | None:
    """The way to the page that asks for the password, where it was not entered within
    ``ACCOUNT_REAUTHENTICATION_TIMEOUT`` seconds. What was sent is kept in the sealed session."""
    records = [row for row in get_authentication_records(request, request.user) if row.get("reauthenticated")]
    if records and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return None
    return suspend_request(request, reverse("account_reauthenticate"))


def password_confirmed(view: View) -> View:
    """`ask_first` for a page that opens to everybody who may sign in. Stands under `login_required`."""

    @wraps(view)
    def confirmed(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return ask_first(request) or view(request, *args, **kwargs)

    return confirmed
