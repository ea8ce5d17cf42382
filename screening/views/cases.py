"""The list of cases: what may be listed, filtered by address; found by reference, which stands in no address."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orgs import clock
from orgs.models import Province, User
from orgs.pages import pager
from orgs.requests import SignedInRequest

from .. import access
from ..forms.cases import SearchForm
from ..models import Case
from ..types import Stage
from .frame import address
from .tasks import LAST_DAY, stage_words

A_PAGE, LONGEST_TYPED = 25, 20
# The end of a period is no task, and is not shown at all while a person is held.
STILL_OPEN = Q(deadline__met_at__isnull=True, deadline__dropped_at__isnull=True) & ~Q(deadline__kind=LAST_DAY)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    cases = access.list_cases(request.user, purpose="list")
    form = SearchForm(request.GET, provinces=Province.objects.order_by("name"))
    wanted = form.wanted()
    # Somebody may type a name here; it is sent, and stays in no history of addresses.
    typed = request.POST.get("reference", "").strip()[:LONGEST_TYPED]
    if typed and (hit := access.find_listed(request.user, cases, typed)):
        return redirect(address("case", hit))
    rows = (cases.none() if typed else _filtered(cases, wanted)).prefetch_related("reflectionperiod_set")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chips": _chips(request, form, wanted),
        "rows": _rows(request.user, page),
        "pager": pager(page, request),
        "typed": typed,
        "count": page.paginator.count,
        "today": clock.today(),
        "is_filtered": bool(wanted),
        "ask_url": address("access_ask", None),
    }
    return render(request, "screening/cases.html", context)


def _filtered(cases: QuerySet[Case], wanted: dict[str, Any]) -> QuerySet[Case]:
    if wanted.get("stage"):
        cases = cases.filter(stage=wanted["stage"])
    if wanted.get("province"):
        cases = cases.filter(province__code=wanted["province"])
    if wanted.get("child"):
        cases = cases.filter(is_child=True)
    if wanted.get("unassigned"):
        cases = cases.filter(caseworker__isnull=True).exclude(stage=Stage.CLOSED)
    cases = cases.annotate(next_due_at=Min("deadline__due_at", filter=STILL_OPEN)).order_by("-opened_at", "id")
    return cases.filter(next_due_at__lt=clock.now()) if wanted.get("overdue") else cases


def _chips(request: HttpRequest, form: SearchForm, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """One filter each, with the address of the list without it."""
    chips = []
    for name, value in wanted.items():
        rest = request.GET.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        words = dict(getattr(form.fields[name], "choices", ())).get(value)
        label = form.fields[name].label
        chips.append(
            {"label": f"{label}: {words or value}" if value is not True else label, "url": f"?{rest.urlencode()}"}
        )
    return chips


def _rows(user: User, cases: Iterable[Case]) -> list[dict[str, Any]]:
    asked = access.only_asked(user, cases)
    return [_row(case, is_only_asked=case.pk in asked) for case in cases]


def _row(case: Case, *, is_only_asked: bool) -> dict[str, Any]:
    due: Any = case.next_due_at  # type: ignore[attr-defined]
    return {
        "reference": case.reference,
        "codename": "" if is_only_asked else case.codename,
        "url": address("case", case),
        "stage": stage_words(case),
        "is_child": case.is_child,
        "who": case.responsible.code if case.responsible else _("nobody now"),
        "office": case.responsible_office.name,
        "since": case.opened_at,
        "due_on": clock.local_day(due) if due else None,
        "due_at": due,
    }
