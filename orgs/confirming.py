"""Who sits at the screen just now? What opens much asks for the password again, at most five minutes ago."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpResponse
from django.shortcuts import redirect

from .requests import SignedInRequest

View = Callable[..., HttpResponse]


def password_confirmed(view: View) -> View:
    """The password, for every method (ACCOUNT_REAUTHENTICATION_TIMEOUT). Stands under `login_required`.

    A form that comes too late is not kept in the session meanwhile, since what is typed is about a person: it is asked
    for again.
    """
    asked = reauthentication_required(view)

    @wraps(view)
    def confirmed(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = asked(request, *args, **kwargs)
        except ReauthenticationRequired:
            if request.method != "POST":
                raise
            return redirect(request.path)
        return answer

    return confirmed
