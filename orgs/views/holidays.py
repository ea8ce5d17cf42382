"""The public holidays of a year, each with its basis. Everyone may look: working days decide when a task is due."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, gate, log, people, rules, typed
from ..actions import holidays
from ..forms.holidays import HolidayForm, HolidayMoveForm, YearForm
from ..models import Holiday
from ..requests import SignedInRequest
from ..types import Role
from ..wording import day
from .frame import confirm_page, form_page

BESIDE = {"already": "on", "unknown_year": "year"}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    log.seen("holidays.listed", by=request.user)
    this_year = clock.today().year
    year = _year(request.GET.get("year", "")) or this_year
    with_days = {on.year for on in Holiday.objects.dates("on", "year")}
    kept = _years_kept()
    context = {
        "year": year,
        "years": [
            {"year": one, "is_now": one == year, "is_empty": one not in with_days}
            for one in sorted(with_days | set(kept) | {year})
        ],
        "rows": list(Holiday.objects.filter(on__year=year)),
        "is_administrator": people.holds(request.user, Role.ADMINISTRATOR),
        "load_url": f"{reverse('orgs:holidays_load')}?year={year}" if year in kept and _not_loaded(year) else "",
        "next_missing": next((one for one in (this_year, this_year + 1) if _not_loaded(one)), None),
    }
    return render(request, "orgs/holidays.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="holidays")
    form = HolidayForm(request.POST or None)
    return form_page(
        request,
        form=form,
        act=lambda values: holidays.add(by=request.user, **values),
        title=_("Add a holiday"),
        then=_page_of(form),
        back=reverse("orgs:holidays"),
        beside=BESIDE,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: UUID) -> HttpResponse:
    gate.require_administrator(request.user, subject="holidays")
    holiday = get_object_or_404(Holiday, pk=pk)
    form = HolidayMoveForm(request.POST or None, initial={"on": holiday.on})
    return form_page(
        request,
        form=form,
        act=lambda values: holidays.move(by=request.user, holiday=holiday, **values),
        title=_("Move or confirm a holiday"),
        about=f"{holiday.name} · {day(holiday.on)}",
        then=_page_of(form),
        back=_page(holiday.on.year),
        beside=BESIDE,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    gate.require_administrator(request.user, subject="holidays")
    holiday = Holiday.objects.filter(pk=pk).first()
    if holiday is None:
        # What was taken out is not there any more when the same press arrives once again.
        if request.method == "POST":
            return redirect("orgs:holidays")
        raise Http404
    return confirm_page(
        request,
        act=lambda: holidays.cancel(by=request.user, holiday=holiday),
        title=_("Take this day out"),
        about=f"{holiday.name} · {day(holiday.on)}",
        intro=_("It is a working day then, unless it falls on a Saturday or Sunday."),
        then=_page(holiday.on.year),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="holidays")
    kept = _years_kept()
    wanted = _year(request.GET.get("year", "")) or next((one for one in kept if _not_loaded(one)), kept[-1])
    form = YearForm(request.POST or None, years=kept, initial={"year": wanted})
    return form_page(
        request,
        form=form,
        act=lambda values: holidays.load_year(by=request.user, **values),
        title=_("Load the holidays of a year"),
        intro=_("From the calendar that comes with this application. Lunar days are to be confirmed by decree."),
        submit_label=_("Load"),
        then=_page_of(form),
        back=reverse("orgs:holidays"),
        beside={"already": "year", "unknown_year": "year"},
    )


def _years_kept() -> range:
    this_year = clock.today().year
    return range(this_year - rules.HOLIDAY_YEARS_BEFORE, this_year + rules.HOLIDAY_YEARS_AFTER + 1)


def _not_loaded(year: int) -> bool:
    return not holidays.is_loaded(year)


def _year(text: str) -> int | None:
    """The year of an address; none where it is no year of ours."""
    try:
        return typed.read_number(text, least=typed.YEARS[0], most=typed.YEARS[-1])
    except typed.Unreadable:
        return None


def _page(year: int | None) -> str:
    address = reverse("orgs:holidays")
    return f"{address}?year={year}" if year else address


def _page_of(form: Any) -> str:
    """The list of the year that the form is about, once it says so."""
    if not (form.is_bound and form.is_valid()):
        return _page(None)
    said = form.cleaned_data
    return _page(said["year"] if "year" in said else said["on"].year)
