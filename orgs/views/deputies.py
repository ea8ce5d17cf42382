"""Who stands in for the supervisors of an office: named and ended by administrators and by its supervisors."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from .. import clock, gate, people
from ..actions import deputies, elevations
from ..forms.offices import DeputyForm
from ..models import Deputy
from ..requests import SignedInRequest
from ..types import Role
from ..wording import name_of, short_day
from .frame import confirm_page, form_page

# In the order in which they are listed.
STATES = {
    "now": {"word": _("now"), "tone": "safe"},
    "away": {"word": _("now, but does not work"), "tone": "due"},
    "coming": {"word": _("coming"), "tone": "info"},
    "over": {"word": _("over"), "tone": "neutral"},
}
BESIDE = {
    "order": "ends_on",
    "other_body": "user",
    "no_case_role": "user",
    "incompatible_roles": "user",
    "self": "user",
    "already": "starts_on",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, pk: UUID) -> HttpResponse:
    office = gate.office_with_say(request.user, pk)
    back = reverse("orgs:office", args=[office.pk])
    users = deputies.possible(by=request.user, office=office)
    if not users:
        return render(request, "orgs/deputy_nobody.html", {"back": back})

    def act(values: dict[str, Any]) -> None:
        if people.holds(request.user, Role.SUPERVISOR, office):
            deputies.name(by=request.user, office=office, today=clock.today(), **values)
        else:
            elevations.ask(by=request.user, office=office, role=Role.SUPERVISOR, **values)

    return form_page(
        request,
        form=DeputyForm(request.POST or None, users=users, initial={"starts_on": clock.today()}),
        act=act,
        title=_("Name a deputy"),
        about=name_of(office),
        intro=_(
            "From the first day to the last, both included, a deputy may do in this office whatever its supervisors "
            "may: read its cases with a purpose, answer requests, suspend its members. Where an administrator names "
            "one, another administrator agrees first."
        ),
        then=back,
        beside=BESIDE,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, pk: UUID, deputy: UUID) -> HttpResponse:
    office = gate.office_with_say(request.user, pk)
    then = reverse("orgs:office", args=[office.pk])
    row = office.deputies.select_related("user").filter(pk=deputy).first()
    if row is None:
        # What was called off is not there any more when the same press arrives once again.
        if request.method == "POST":
            return redirect(then)
        raise Http404
    is_coming = row.starts_on > clock.today()
    return confirm_page(
        request,
        act=lambda: deputies.end(by=request.user, deputy=row, today=clock.today()),
        title=_("Call off this time") if is_coming else _("End this time"),
        about=f"{row.user.code} · {row.user.name} · {short_day(row.starts_on)} – {short_day(row.ends_on)}",
        intro=_("It has not begun, and does not begin.") if is_coming else _("Today is then the last day."),
        then=then,
    )


def rows_of(deputies_of: Iterable[Deputy], *, today: date, may_end: bool) -> list[dict[str, Any]]:
    """Who stands in now, then who will, then who did."""
    rows = sorted(
        ((_state(row, today=today), row) for row in deputies_of),
        key=lambda pair: (list(STATES).index(pair[0]), pair[1].starts_on),
    )
    return [
        {
            "code": row.user.code,
            "name": row.user.name,
            "office": name_of(row.office),
            "office_pk": row.office_id,
            "starts_on": short_day(row.starts_on),
            "ends_on": short_day(row.ends_on),
            "state": STATES[state],
            "end_url": (
                reverse("orgs:deputy_end", args=[row.office_id, row.pk]) if may_end and row.ends_on > today else ""
            ),
        }
        for state, row in rows
    ]


def _state(row: Deputy, *, today: date) -> str:
    if row.ends_on < today:
        return "over"
    if row.starts_on > today:
        return "coming"
    return "now" if row.user.is_active else "away"
