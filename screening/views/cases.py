"""The list of cases: what may be listed, filtered by address, found by reference."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from orgs.models import User
from orgs.requests import SignedInRequest

from .. import access, reference
from ..forms.cases import SearchForm
from ..models import Case
from ..types import Stage
from .frame import address

A_PAGE = 25


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    cases = access.list_cases(request.user, purpose="list")
    form = SearchForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    typed = wanted.get("reference", "")
    plain = reference.read(typed)
    if plain and (hit := cases.filter(reference=plain).first()):
        return redirect(address("case", hit))
    page = Paginator(_filtered(cases, wanted), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "rows": _rows(request.user, page),
        "page": page,
        "typed": typed,
        "count": page.paginator.count,
        "stages": [
            {"code": code, "label": label, "is_now": code == wanted.get("stage")} for code, label in Stage.choices
        ],
    }
    return render(request, "screening/cases.html", context)


def _filtered(cases: QuerySet[Case], wanted: dict[str, Any]) -> QuerySet[Case]:
    if wanted.get("reference"):
        return cases.none()
    if wanted.get("stage"):
        cases = cases.filter(stage=wanted["stage"])
    if wanted.get("child"):
        cases = cases.filter(is_child=True)
    if wanted.get("unassigned"):
        cases = cases.filter(caseworker__isnull=True).exclude(stage=Stage.CLOSED)
    return cases


def _rows(user: User, cases: Iterable[Case]) -> list[dict[str, Any]]:
    asked = access.only_asked(user, cases)
    return [_row(case, is_only_asked=case.pk in asked) for case in cases]


def _row(case: Case, *, is_only_asked: bool) -> dict[str, Any]:
    return {
        "reference": case.reference,
        "codename": "" if is_only_asked else case.codename,
        "url": address("case", case),
        "stage": Stage(case.stage).label,
        "is_child": case.is_child,
        "who": case.responsible.code if case.responsible else "–",
        "office": case.responsible_office.name,
        "since": case.opened_at,
    }
