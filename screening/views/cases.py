"""The list of cases: what may be listed, filtered by address; found by reference, which stands in no address."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orgs.models import Province
from orgs.pages import pager
from orgs.requests import SignedInRequest

from .. import access, reference
from ..forms.cases import SearchForm
from ..types import Stage
from .frame import address, address_called
from .queue import Said

A_PAGE, LONGEST_TYPED = 25, 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    cases = access.list_page(request.user, purpose="list")
    form = SearchForm(request.GET, provinces=Province.objects.order_by("name"))
    wanted = form.wanted()
    # Somebody may type a name here; it is sent, and stays in no history of addresses.
    typed = request.POST.get("reference", "").strip()[:LONGEST_TYPED]
    if typed and (hit := cases.find(typed)):
        return redirect("screening:case", reference.shown(hit))
    page = Paginator([] if typed else cases.among(wanted), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chips": _chips(request, form, wanted),
        "rows": _rows(cases, cases.rows(page)),
        "pager": pager(page, request),
        "typed": typed,
        "count": page.paginator.count,
        "is_filtered": bool(wanted),
        "ask_url": address("access_ask", None),
    }
    return render(request, "screening/cases.html", context)


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


def _rows(cases: access.CaseList, rows: list[access.Listed]) -> list[dict[str, Any]]:
    asked = cases.only_asked(rows)
    due = access.beside.next_due(row.pk for row in rows)
    periods = access.beside.periods(row.pk for row in rows if row.stage == Stage.REFLECTION)
    said = Said()
    return [
        {
            "reference": reference.shown(row.reference),
            "codename": "" if row.pk in asked else row.codename,
            "url": address_called("case", row.reference),
            "stage": said.stage(row.stage, periods.get(row.pk)),
            "badges": said.badges(is_child=row.is_child),
            "who": row.responsible or _("nobody now"),
            "office": row.office,
            "since": said.short_day(row.opened_at),
            "when": said.when(due[row.pk]) if row.pk in due else "",
        }
        for row in rows
    ]
