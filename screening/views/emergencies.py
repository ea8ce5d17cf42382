"""A case is opened for an hour by its reference, because somebody may come to harm."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from orgs.confirming import password_confirmed
from orgs.log import AlreadyDone
from orgs.models import User
from orgs.refusals import Refused
from orgs.requests import SignedInRequest

from .. import access, reference
from ..actions import emergencies
from ..forms.access import EmergencyForm
from .frame import address

ABOUT = gettext_lazy("You read the case for 60 minutes and may write notes. Its supervisor is told at once.")
INTRO = gettext_lazy(
    "For harm that may come before anybody who works on the case can be reached. Every page you open is recorded with"
    " your name. Somebody else looks at it within 72 hours and says whether it was in order. Three tries a day."
)


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
        emergencies.begin(by=request.user, reference=said["reference"], reason=said["reason"])
    except AlreadyDone:
        # Pressed twice: where the first press opened it, it is open.
        if not _is_open(request.user, said["reference"]):
            return _again(request, form, emergencies.NOT_THIS_WAY)
    except Refused as refused:
        return _again(request, form, refused)
    messages.success(request, _("The case is open to you. Its supervisor was told."))
    return redirect("screening:case", reference.shown(reference.read(said["reference"]) or ""))


def _page(request: SignedInRequest, form: EmergencyForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "title": _("Open a case in an emergency"),
        "about": ABOUT,
        "intro": INTRO,
        "submit_label": _("Open the case for 60 minutes"),
        "back": address("home", None),
    }
    return render(request, "orgs/form.html", context, status=status)


def _again(request: SignedInRequest, form: EmergencyForm, refused: Any) -> HttpResponse:
    """The same page for every reason. The try was counted, so that the next sending is another."""
    anew = EmergencyForm({**form.data.dict(), "submission": str(uuid4())})  # type: ignore[attr-defined]
    anew.add_error(None, str(refused))
    return _page(request, anew, status=422)


def _is_open(user: User, typed: str) -> bool:
    case = access.find(typed)
    return case is not None and access.reads(user, case)
