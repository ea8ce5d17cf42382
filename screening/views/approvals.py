"""Requests that wait for an answer, and the form that gives it. Nobody answers their own."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access
from ..actions import approvals
from ..forms.access import ReviewForm
from ..forms.reflection import ApprovalForm
from ..forms.shared import ConfirmForm
from ..models import Approval
from ..types import ApprovalAnswer, ApprovalKind, ExtensionWhy
from ..workflow import TRANSITION_BY_CODE
from .blocks import Entry, Row
from .frame import address, form_page, opened_case


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    entries = [
        Entry(title(row), at=row.recorded_at, who=row.recorded_by.code, url=address("approval", row.case, str(row.pk)))
        for row in access.requests_for(request.user)
    ]
    return render(request, "screening/approvals.html", {"entries": entries, "asking": _asking(request)})


def _asking(request: SignedInRequest) -> list[Entry]:
    """Who asks to see a case."""
    return [
        Entry(
            _("Somebody asks to see a case"),
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=row.office.name if row.office else "",
            url=address("access_answer", row.case, str(row.pk)),
        )
        for row in access.access_requests(request.user)
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, ref: str, pk: UUID) -> HttpResponse:
    case = opened_case(request, ref, need="approval.answer", want=())
    row = access.request_to_answer(request.user, case, pk)
    return form_page(
        request,
        case,
        form=_form(row)(request.POST or None),
        act=lambda values: approvals.answer(
            by=request.user, approval=row, answer=ApprovalAnswer(values["answer"]), reason=values["reason"]
        ),
        title=title(row),
        template="form_about.html",
        rows=_what(request, row),
        submit_label=_("Answer"),
        here="case",
        then=address("approvals", None),
        said=_("The request is answered."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="approval.withdraw")
    row = get_object_or_404(case.approval_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: approvals.withdraw(by=request.user, approval=row),
        title=_("Take the request back"),
        intro=title(row),
        submit_label=_("Take it back"),
        here="case",
        then=address("case", case),
    )


def _form(row: Approval) -> type[ApprovalForm | ReviewForm]:
    return ReviewForm if row.kind == ApprovalKind.EMERGENCY else ApprovalForm


def title(row: Approval) -> Any:
    """What is asked, in words."""
    if row.kind == ApprovalKind.MOVE and row.subject in TRANSITION_BY_CODE:
        return TRANSITION_BY_CODE[row.subject].label
    return ApprovalKind(row.kind).label


def _what(request: SignedInRequest, row: Approval) -> list[Row]:
    with access.request_open(request.user, row):
        reason = str(row.reason) or "–"
    who = _("Used by") if row.kind == ApprovalKind.EMERGENCY else _("Asked by")
    at = wording.moment(row.recorded_at)
    return [Row(who, row.recorded_by.code, at), *_terms(row), Row(_("What they wrote"), reason)]


def _terms(row: Approval) -> list[Row]:
    """The codes and dates of what is asked for, in words."""
    asked = row.terms
    rows = []
    if "days" in asked:
        longer = ngettext("%(days)d day", "%(days)d days", asked["days"]) % {"days": asked["days"]}
        rows.append(Row(_("How much longer"), longer))
    if "why" in asked:
        rows.append(Row(_("Why"), ExtensionWhy(asked["why"]).label))
    rows += [
        Row(label, wording.day(date.fromisoformat(asked[name])))
        for name, label in (("starts_on", _("First day")), ("new_date", _("New date")))
        if name in asked
    ]
    return rows
