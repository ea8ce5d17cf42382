"""What one colleague opened, with and without a tie, day by day, and beside their peers; and one's own activity."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from orgs import clock, wording
from orgs.models import User
from orgs.requests import SignedInRequest

from .. import activity, rules, trail
from ..access import audit
from ..activity import Activity, Day, Figure, OfCase
from ..forms.audit import PeriodForm
from .audit import NO_CASE_OF_THEIRS, OF_ANOTHER_OFFICE
from .audit_frame import case_address, period_words, trail_page
from .words import purpose_words, refused_words, role_words, tie_words, times

COUNTED = {
    "cases": gettext_lazy("Different cases opened"),
    "looks": gettext_lazy("How often something of a case was opened"),
    "at_night": gettext_lazy("Of these at night"),
    "emergencies": gettext_lazy("Opened in an emergency"),
    "refused": gettext_lazy("Refused"),
    "acts": gettext_lazy("Changes to cases"),
    "trail": gettext_lazy("How often the trail was read"),
}


@login_required
@require_safe
def read(request: SignedInRequest, code: str) -> HttpResponse:
    reader = audit.reader(request.user)
    user = audit.person(reader, code)
    form = PeriodForm(request.GET)
    known: dict[str, Any] = {"form": form, "person": user, "is_own": user.pk == request.user.pk, "roles": _roles(user)}
    if not form.is_valid():
        return trail_page(request, "audit_person.html", status=422, **known)
    first, last = _days(form)
    found = activity.of(reader, user, first=first, last=last)
    wanted = f"{user.code} {first} {last}"
    trail.looked(reader, "audit.person_read", subject=user.code, wanted=wanted, count=len(found.cases))
    return trail_page(
        request,
        "audit_person.html",
        **known,
        summary=period_words(first, last, today=clock.today()),
        peers=found.peers,
        night=_("Night is from %(from)d:00 to %(until)d:00.")
        % {"from": rules.LIT_HOURS.stop, "until": rules.LIT_HOURS.start},
        figure_columns=_labels(_("What"), _("This person"), _("The middle of their peers"), _("Beside them")),
        own_columns=_labels(_("What"), _("How often")),
        figures=[_figure(one, is_own=known["is_own"]) for one in found.figures],
        case_columns=_labels(_("Case"), _("With which tie"), _("How often"), _("Last")),
        cases=[_case(one) for one in found.cases],
        is_cut=len(found.cases) == activity.A_LIST,
        day_columns=_labels(_("Day"), _("From, to"), _("Opened"), _("What stands out")),
        days=[_day(one) for one in found.days],
        refused=_refused(found),
        refused_columns=_labels(_("Why, in truth"), _("How often")),
    )


def _days(form: PeriodForm) -> tuple[date, date]:
    """The days chosen; the last thirty where none was."""
    first, last = form.days["first_on"], form.days["last_on"] or clock.today()
    return first or last - timedelta(days=rules.DAYS_OF_THE_TRAIL), last


def _roles(user: User) -> str:
    rows = user.memberships_now()
    return "; ".join(f"{role_words(row.role)}, {wording.name_of(row.office)}" for row in rows)


def _labels(*labels: Any) -> list[dict[str, Any]]:
    return [{"label": label} for label in labels]


def _figure(one: Figure, *, is_own: bool) -> dict[str, Any]:
    cells: list[dict[str, Any]] = [{"text": COUNTED[one.code]}, {"text": one.own}]
    if not is_own:
        peers = "–" if one.of_peers is None else f"{one.of_peers:g}"
        mark = {"mark": {"tone": "due", "word": _("more than twice theirs")}} if one.stands_out else {"text": "–"}
        cells += [{"text": peers}, mark]
    return {"cells": cells}


def _case(one: OfCase) -> dict[str, Any]:
    where: dict[str, Any] = {"text": OF_ANOTHER_OFFICE}
    if one.reference:
        where = {"reference": one.reference, "text": "", "url": case_address(one.reference)}
    tie = {"text": tie_words(one.relation), "note": purpose_words(one.purpose)}
    if not one.has_tie:
        word = tie_words(one.relation) or _("no tie is on record")
        tie = {"mark": {"tone": "due", "word": word}, "note": purpose_words(one.purpose)}
    last = {"text": wording.short_day(one.last), "note": wording.clock_time(one.last)}
    return {"cells": [where, tie, {"text": times(one.number)}, last]}


def _day(one: Day) -> dict[str, Any]:
    looked = ngettext("%(times)s, %(number)d case", "%(times)s, %(number)d cases", one.cases)
    hours = {"from": wording.clock_time(one.first), "to": wording.clock_time(one.last)}
    odd = _odd_hours(one)
    return {
        "cells": [
            {"text": wording.short_day(one.on)},
            {"text": _("%(from)s to %(to)s") % hours if one.first != one.last else hours["from"]},
            {"text": looked % {"times": times(one.looks), "number": one.cases}},
            {"mark": {"tone": "due", "word": odd}} if odd else {"text": "–"},
        ]
    }


def _odd_hours(one: Day) -> str:
    said = [_("at night: %(times)s") % {"times": times(one.at_night)}] if one.at_night else []
    said += [] if one.is_working_day else [_("not a working day")]
    return "; ".join(said)


def _refused(found: Activity) -> list[dict[str, Any]]:
    rows = sorted(found.refused.items(), key=lambda row: -row[1])
    return [
        {"cells": [{"text": refused_words(why) if why else NO_CASE_OF_THEIRS}, {"text": times(number)}]}
        for why, number in rows
    ]
