"""What is known of one request, and must not outlive it? Who sent it, and the sending of a form that it brought."""

import uuid
from collections.abc import Callable

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from . import log, sessions


class SignedIn(AuthenticationMiddleware):
    """Django's own, which reads who is signed in together with their session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: sessions.signed_in(request))  # type: ignore[assignment]  # as Django's


class RequestContext:
    """Binds the hidden ``submission`` of a form to the changes made while answering it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        submission = _uuid(request.POST.get("submission", "")) if request.method == "POST" else None
        with log.submitted(submission):
            return self.get_response(request)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
