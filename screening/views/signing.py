"""Which periods may be signed, what is signed, and what does the sheet say that is printed of it?"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from orgs import signatures, wording
from orgs.models import Checkpoint
from orgs.requests import SignedInRequest
from orgs.views.frame import form_page

from ..access import signing
from ..access.signing import Signing
from ..actions import review as acts
from ..forms.shared import ConfirmForm
from ..review_rules import Span
from ..types import Reviewed
from .blocks import Row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: SignedInRequest, office: UUID, span: str) -> HttpResponse:
    found = signing.signing(request.user, office, span)
    checkpoint = found.checkpoint
    rows = [Row(_("Office"), wording.name_of(found.office)), Row(_("Days"), days_of(found.span))]
    if checkpoint is not None:
        rows += _quoted(checkpoint.number, checkpoint.size, checkpoint.root)
    return form_page(
        request,
        form=ConfirmForm(request.POST or None),
        act=lambda values: acts.sign(by=request.user, office=office, span=span),
        title=_("Sign a period"),
        template="screening/review_sign.html",
        rows=rows,
        ready=found.is_ready,
        state=_state(found),
        then=reverse("screening:review"),
        said=_("The period is signed. Print the sheet and keep it where this system is not."),
    )


@login_required
@require_safe
def signed(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = signing.sign_off(request.user, pk)
    counts = [Row(Reviewed(code).label, number) for code, number in sorted(row.answers.items())]
    rows = [
        Row(_("Office"), wording.name_of(row.office)),
        Row(_("Days"), f"{wording.day(row.starts_on)} – {wording.day(row.ends_on)}"),
        Row(_("Signed by"), row.recorded_by.code, wording.moment(row.recorded_at)),
        *_quoted(row.checkpoint, row.size, row.root),
    ]
    back = reverse("screening:review")
    return render(request, "screening/review_signed.html", {"rows": rows, "counts": counts, "back": back})


def periods(found: list[Signing]) -> list[dict[str, Any]]:
    """A row for each period of each office: which, how it stands, and where it is signed or printed."""
    return [_period(row) for row in found]


def _period(row: Signing) -> dict[str, Any]:
    url = (
        reverse("screening:review_signed", args=[row.signed.pk])
        if row.signed
        else reverse("screening:review_sign", args=[row.office.pk, row.span.code])
    )
    tone = "safe" if row.signed else "due" if row.is_ready else "neutral"
    cells = [
        {"text": days_of(row.span), "url": url},
        {"text": wording.name_of(row.office)},
        {"mark": {"word": _state(row), "tone": tone, "icon": "done" if row.signed else "open"}},
    ]
    return {"cells": cells}


def _state(row: Signing) -> Any:
    if row.signed:
        return _("Signed by %(code)s") % {"code": row.signed.recorded_by.code}
    if row.left:
        left = ngettext("%(number)d still waits for your look", "%(number)d still wait for your look", row.left)
        return left % {"number": row.left}
    if row.own:
        return _("For somebody else to look at first")
    if row.checkpoint is None:
        return _("No checkpoint has been made since")
    return _("Ready to be signed")


def days_of(span: Span) -> str:
    """A month by its name, a week by its first and last day."""
    if span.is_month:
        return wording.month(span.starts_on)
    return f"{wording.short_day(span.starts_on)} – {wording.short_day(span.ends_on)}"


def _quoted(number: int, size: int, root: str) -> list[Row]:
    """The checkpoint that is signed for: whoever holds the sheet can see later whether the log still agrees."""
    checkpoint = Checkpoint.objects.filter(number=number).first()
    return [
        Row(_("Checkpoint"), number, ngettext("%(size)d event", "%(size)d events", size) % {"size": size}),
        Row(_("Fingerprint"), signatures.fingerprint(checkpoint) if checkpoint else "–"),
        Row(_("Root"), " ".join(root[place : place + 16] for place in range(0, len(root), 16))),
    ]
