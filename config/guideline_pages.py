"""The page of the 48 guidelines: what each asks, where it lives here, and how a supervisor's open cases stand."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs.pages import pager
from orgs.requests import SignedInRequest
from orgs.rules import EVIDENCE_RULES
from screening import access, reference, standing

from .guidelines import GUIDELINES, Guideline

CASES_AT_ONCE = 20
# The first number of each part, with the heading it has in the source.
PARTS = (
    (1, _("Overarching")),
    (8, _("Interpretation")),
    (12, _("Initial screening and referral")),
    (24, _("Interim assistance")),
    (30, _("Recovery and reflection period")),
    (35, _("Formal identification")),
    (42, _("Referral, information and support services")),
)


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    context: dict[str, Any] = {"supervises": bool(access.supervised_offices(request.user))}
    found: dict[int, standing.Standing] = {}
    if context["supervises"]:
        page = Paginator(standing.open_cases(request.user), CASES_AT_ONCE).get_page(request.GET.get("page"))
        found = standing.by_guideline(page)
        context |= {"pager": pager(page, request), "count": len(page.object_list)}
    context["parts"] = [
        {"heading": heading, "rows": _rows(place, found)} for place, (_first, heading) in enumerate(PARTS)
    ]
    return render(request, "guidelines.html", context)


def _rows(place: int, found: dict[int, standing.Standing]) -> list[dict[str, Any]]:
    first = PARTS[place][0]
    after = PARTS[place + 1][0] if place + 1 < len(PARTS) else len(GUIDELINES) + 1
    return [_row(row, found.get(row.number)) for row in GUIDELINES[first - 1 : after - 1]]


def _row(row: Guideline, stands: standing.Standing | None) -> dict[str, Any]:
    in_register = row.number in {rule.guideline for rule in EVIDENCE_RULES}
    return {
        "number": row.number,
        "statement": row.statement,
        "kind": row.kind.label,
        "place": row.place,
        "evidence_url": f"{reverse('orgs:evidence')}#g{row.number}" if in_register else "",
        "stands": stands is not None,
        "met": len(stands.met) if stands else 0,
        "open": [_case(case) for case in stands.open] if stands else [],
    }


def _case(case: Any) -> dict[str, Any]:
    shown = reference.shown(case.reference)
    return {"reference": shown, "url": reverse("screening:case", args=[shown])}
