"""The register of what institutions have shown: by guideline and office, in which version, until when it counts."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, gate, log, people
from ..actions import evidence
from ..forms.evidence import ConfirmEvidenceForm, evidence_form
from ..models import Evidence, Office
from ..requests import SignedInRequest
from ..rules import EVIDENCE_RULES, EVIDENCE_WARNING
from ..types import Role
from ..wording import day, days_from_now, name_of
from .frame import confirm_page, form_page


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    gate.require_case_role(request.user, subject="evidence")
    log.seen("evidence.listed", by=request.user)
    listed = Evidence.objects.filter(withdrawn_on__isnull=True).select_related("organisation", "office", "confirmed_by")
    today = clock.today()
    rows = [_row(row, today=today) for row in listed]
    context = {
        "groups": [
            {
                "guideline": rule.guideline,
                "kind": rule.kind.label,
                "rows": [row for row in rows if row["guideline"] == rule.guideline],
            }
            for rule in EVIDENCE_RULES
        ],
        "is_administrator": people.holds(request.user, Role.ADMINISTRATOR),
    }
    return render(request, "orgs/evidence.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="evidence")

    def act(values: dict[str, Any]) -> Any:
        office = Office.objects.select_related("organisation").get(pk=values["office"])
        said = values | {"guideline": int(values["guideline"]), "office": office, "organisation": office.organisation}
        return evidence.enter(by=request.user, today=clock.today(), **said)

    return form_page(
        request,
        form=evidence_form(request.POST or None),
        act=act,
        title=_("Enter what an office has shown"),
        intro=_("You confirm that you have seen it. The document stays where it is kept."),
        then=reverse("orgs:evidence"),
        beside={"valid_until": "valid_until", "fields": "title"},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, pk: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=str(pk))
    row = get_object_or_404(Evidence.objects.select_related("organisation"), pk=pk, withdrawn_on__isnull=True)
    initial = {"document_version": row.document_version, "valid_until": row.valid_until}
    return form_page(
        request,
        form=ConfirmEvidenceForm(request.POST or None, initial=initial),
        act=lambda values: evidence.confirm(by=request.user, evidence=row, today=clock.today(), **values),
        title=_("Confirm that it still holds"),
        about=_about(row),
        then=reverse("orgs:evidence"),
        beside={"valid_until": "valid_until"},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=str(pk))
    # Pressed twice, it finds it gone: the act itself knows that it was done.
    row = get_object_or_404(Evidence.objects.select_related("organisation"), pk=pk)
    return confirm_page(
        request,
        act=lambda: evidence.withdraw(by=request.user, evidence=row, today=clock.today()),
        title=_("Take it off the register"),
        about=_about(row),
        intro=_("For what does not hold any more. What it said stays in the history."),
        then=reverse("orgs:evidence"),
    )


def _about(row: Evidence) -> str:
    return f"G{row.guideline} · {row.title} · {name_of(row.organisation)}"


def _row(row: Evidence, *, today: date) -> dict[str, Any]:
    confirmed = _("confirmed %(on)s by %(who)s") if row.confirmed_by else _("confirmed %(on)s")
    return {
        "pk": row.pk,
        "guideline": row.guideline,
        "title": row.title,
        "whose": name_of(row.office or row.organisation),
        "version": row.document_version,
        "kept_where": row.kept_where,
        "remarks": row.remarks,
        "state": _state(row.valid_until, today=today),
        "confirmed": confirmed % {"on": day(row.confirmed_on), "who": row.confirmed_by},
    }


def _state(until: date | None, *, today: date) -> dict[str, Any]:
    if until is None:
        return {"word": _("counts; no end is said"), "tone": "safe"}
    if until < today:
        return {"word": _("ran out %(on)s") % {"on": day(until)}, "tone": "over"}
    if until <= today + EVIDENCE_WARNING:
        return {"word": _("ends %(when)s") % {"when": days_from_now(until, today=today)}, "tone": "due"}
    return {"word": _("counts until %(on)s") % {"on": day(until)}, "tone": "safe"}
