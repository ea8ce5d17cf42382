"""What does a site say that was started and whose keys nobody has unlocked yet? One page, the same for everybody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from orgs import master

from . import health

RETRY_AFTER = "300"  # seconds
ANSWERS = {"/livez": health.livez, "/readyz": health.readyz}


class Shut:
    """Before anything is read of a session, which nothing here could open. Keys that are unlocked need no restart."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not master.is_shut():
            return self.get_response(request)
        if answer := ANSWERS.get(request.path_info):
            return answer(request)
        response = HttpResponse(render_to_string("503_shut.html"), status=503)
        response.headers["Retry-After"] = RETRY_AFTER
        return response
