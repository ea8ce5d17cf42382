"""What was an office asked to help with? One list: what waits for an answer, what goes on, what to give back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest
from orgs.views.frame import form_page
from screening import reference
from screening.types import AgeBand, GivenBack
from screening.views.frame import address

from ..actions import helping, inbox
from ..forms.helping import GivenBackForm
from ..models import Referral
from ..types import WAITING


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    found = inbox.of(request.user)
    back = helping.to_give_back(request.user)
    context = {
        "waiting": [_row(row, due_at=found.due_at.get(row.grant_id)) for row in found.rows if row.status in WAITING],
        "going_on": [_row(row, mine=_names(request, row)) for row in found.rows if row.status not in WAITING],
        "to_give_back": [_closed(row) for row in back],
    }
    return render(request, "referrals/inbox.html", context)


def _closed(row: Referral) -> dict[str, Any]:
    return {"service": row.get_service_display(), "on": row.consent.withdrawn_at if row.consent else None, "pk": row.pk}


def _names(request: SignedInRequest, row: Referral) -> bool:
    return row.grant is not None and row.grant.named_id == request.user.pk


def _row(row: Referral, *, due_at: Any = None, mine: bool = False) -> dict[str, Any]:
    """A codename is for whoever helps; the others read a reference."""
    case = row.case
    return {
        "service": row.get_service_display(),
        "reference": reference.shown(case.reference),
        "codename": case.codename if mine else "",
        "status": row.get_status_display(),
        "who": row.grant.named.code if row.grant and row.grant.named else "",
        "about": f"{AgeBand(case.age_band).label} · {case.get_gender_display()} · {wording.name_of(case.province)}",
        "is_child": case.is_child,
        "urgency": row.get_urgency_display(),
        "due_at": due_at,
        "url": address("referrals:helping", case),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: SignedInRequest, pk: str) -> HttpResponse:
    row = next((one for one in helping.to_give_back(request.user) if str(one.pk) == str(pk)), None)
    if row is None:
        inbox.refused(request.user, subject=str(pk))
        raise Http404
    return form_page(
        request,
        form=GivenBackForm(request.POST or None),
        act=lambda said: helping.give_back(by=request.user, referral=row, how=GivenBack(said["how"])),
        title=_("What became of what you read?"),
        intro=_("The person took their consent back. Nothing of the case is open to you any more."),
        then=reverse("referrals:inbox"),
    )
