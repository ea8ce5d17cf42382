"""A case is opened for an hour by its reference, because somebody may come to harm."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orgs.confirming import password_confirmed
from orgs.log import AlreadyDone
from orgs.models import User
from orgs.refusals import Refused
from orgs.requests import SignedInRequest

from .. import access, rules
from ..actions import emergencies
from ..forms.access import EmergencyForm
from ..models import Case
from .frame import address


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@password_confirmed
def begin(request: SignedInRequest) -> HttpResponse:
    form = EmergencyForm(request.POST or None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    said = form.cleaned_data
    try:
        case = emergencies.begin(by=request.user, reference=said["reference"], reason=said["reason"])
    except AlreadyDone:
        # Pressed twice: where the first press opened it, it is open.
        found = _found(request.user, said["reference"])
        if found is None:
            return _again(request, form, emergencies.NOT_THIS_WAY)
        case = found
    except Refused as refused:
        return _again(request, form, refused)
    if access.emergency_until(request.user, case):
        messages.success(request, _("The case is open to you. Its supervisor was told."))
    return redirect(address("case", case))


def _page(request: SignedInRequest, form: EmergencyForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "title": _("Open a case in an emergency"),
        "about": _("You read the case and may write notes. Its supervisor is told at once."),
        "intro": _intro(),
        "submit_label": _("Open the case"),
        "back": address("home", None),
    }
    return render(request, "orgs/form.html", context, status=status)


def _intro() -> str:
    said = _(
        "For harm that may come before anybody who works on the case can be reached."
        " It is open for %(minutes)d minutes. Every page you open is recorded with your name."
        " Somebody else looks at it within %(hours)d hours and says"
        " whether it was in order. You may try %(tries)d times a day."
    )
    hour = timedelta(hours=1)
    return said % {
        "minutes": rules.EMERGENCY_LASTS // timedelta(minutes=1),
        "hours": rules.DEADLINE_BY_KIND["emergency_review"].within // hour,
        "tries": rules.EMERGENCY_TRIES_A_DAY,
    }


def _again(request: SignedInRequest, form: EmergencyForm, refused: Any) -> HttpResponse:
    """The same page for every reason. The try was counted, so that the next sending is another."""
    anew = EmergencyForm({**form.data.dict(), "submission": str(uuid4())})  # type: ignore[attr-defined]  # what was sent, a QueryDict
    anew.add_error(None, str(refused))
    return _page(request, anew, status=422)


def _found(user: User, typed: str) -> Case | None:
    case = access.find(typed)
    return case if case is not None and access.reads(user, case) else None
