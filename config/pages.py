"""Which pages are nobody's work: what this is, the hidden screen, what stands there when something is wrong?"""

import sys
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_safe

from orgs.log import NotWritten

from . import guideline_pages, lock, published


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html")


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The one answer for what does not exist and what one may not know of: nothing in it depends on what was asked."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse(render_to_string("403_csrf.html"), status=403)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse(render_to_string("400.html"), status=400)


def conflict(request: HttpRequest) -> HttpResponse:
    """For a change that no longer fits what is saved, where the two cannot be shown side by side."""
    return render(request, "409.html", status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """Here ends whatever nobody caught. A record that cannot be written and a database that is away pass by."""
    if isinstance(sys.exception(), NotWritten | OperationalError | InterfaceError):
        return unavailable(request)
    # No context processors: whatever broke may be what they need.
    return HttpResponse(render_to_string("500.html"), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whatever was asked; the session stays as it was when the request came."""
    if hasattr(request, "session"):
        request.session = type(request.session)(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = "30"
    return response


urlpatterns = [
    path("about/", about, name="about"),
    path("guidelines/", guideline_pages.index, name="guidelines"),
    path("rights/<slug:language>/", published.rights, name="rights"),
    path("transfer-steps/", published.transfer_steps, name="transfer_steps"),
    path("hide/", lock.hide, name="hide"),
    path("lock/", lock.lock, name="lock"),
    path("present/", lock.present, name="present"),
    path("unlock/", lock.unlock, name="unlock"),
    path("resume/", lock.resume, name="resume"),
]
