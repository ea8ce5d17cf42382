"""What happens when someone may not, or nobody can? It goes on record, and the answer gives nothing away."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from orgs import log
from orgs.models import User

from . import reference, sections
from .access import Denied, is_denied, unreadable
from .models import Case
from .sealed import Destroyed, Unreadable


class Refusals:
    """Closes every section before and after a request, and turns `Denied` into its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with sections.nothing_open():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        user = request.user if request.user.is_authenticated else None
        if isinstance(exception, Destroyed):
            return render(request, "destroyed.html", {"at": exception.at}, status=410)
        if isinstance(exception, Unreadable):
            # Shown to nobody and written over by nobody.
            unreadable.met(user, exception)
            return render(request, "unreadable.html", status=500)
        if not isinstance(exception, Denied):
            return None
        if log.was_sent_before(by=user):
            # Pressed twice. After the first press one may no longer do this: it was done, and nothing is refused.
            messages.success(request, _("Saved."))
            here = exception.case if exception.may_know else None
            return redirect("screening:case", reference.shown(here.reference)) if here else redirect("screening:home")
        log.refused("case.refused", by=user, case=exception.case, subject=exception.act, why=_why(user, exception))
        if exception.may_know:
            return render(request, "403.html", {"sentence": str(exception)}, status=403)
        return render(request, "404.html", status=404)


def _why(user: User | None, denied: Denied) -> str:
    """The true reason, for the record alone. As much is asked of a case that does not exist as of a hidden one."""
    if denied.may_know or denied.true_reason:
        return denied.true_reason or "may_not_do"
    shut_out = user is not None and is_denied(user, denied.case or Case())
    return "shut_out" if shut_out else "may_not_know" if denied.case else "unknown_reference"
