"""What was told to one's office of people it does not work with."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access, reference
from ..models import Case, CoordinationLine
from ..types import HandoverAnswer, Result, Stage


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    told = access.told(request.user)
    context = {
        "line_columns": [
            {"label": label} for label in (_("Month"), _("Province"), _("Result"), _("Why"), _("Whom to ask"))
        ],
        "lines": [_line(row) for row in told.lines],
        "case_columns": [{"label": label} for label in (_("Reference"), _("Province"), _("Stage"))],
        "cases": [_case(row) for row in told.cases],
    }
    return render(request, "screening/told.html", context)


def _line(row: CoordinationLine) -> dict[str, Any]:
    why = HandoverAnswer(row.why).label if row.why in HandoverAnswer.values else _("not handed over")
    asked = row.case.author_office
    whom = f"{asked.name} · {asked.duty_telephone or _('number not set')}"
    return _cells(wording.month(row.month), row.province.name, Result(row.result).label, why, whom)


def _case(row: Case) -> dict[str, Any]:
    return _cells(reference.shown(row.reference), row.province.name, Stage(row.stage).label)


def _cells(*values: Any) -> dict[str, Any]:
    return {"cells": [{"text": value} for value in values]}
