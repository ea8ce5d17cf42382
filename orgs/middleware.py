"""What must not outlive one request? The sending of a form is bound to the request that brought it."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import log


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
