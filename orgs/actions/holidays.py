"""Which days are public holidays in Cambodia? Loaded from a calendar, then kept by people."""

from collections.abc import Iterable
from datetime import date

import holidays as calendars
from django.utils.translation import gettext as _

from .. import log, people
from ..models import Holiday, User
from ..refusals import Refused

_BASIS = f"calendar of the holidays package {calendars.__version__}; lunar days to be confirmed"


def load(*, by: User | None, years: Iterable[int]) -> int:
    """Add the calendar's days of ``years`` that are not there yet. How many were added.

    A day that people moved or took out stays so in a year that has been loaded before.
    """
    missing = [year for year in years if not Holiday.objects.filter(on__year=year).exists()]
    days = calendars.country_holidays("KH", years=missing, language="en_US") if missing else {}
    if not days:
        return 0
    with log.recording("holidays.loaded", by=by, details={"years": missing}):
        people.require_administrator(by=by)
        for on, name in sorted(days.items()):
            Holiday(on=on, name=name[:120], basis=_BASIS).save(force_insert=True)
    return len(days)


def add(*, by: User | None, on: date, name: str, basis: str) -> Holiday:
    """Add a day by its decree or other basis. Raises `Refused`."""
    with log.recording("holiday.added", by=by):
        people.require_administrator(by=by)
        if Holiday.objects.filter(on=on).exists():
            raise Refused(_("That day is a holiday already."), why="already")
        holiday = Holiday(on=on, name=name, basis=basis)
        holiday.save(force_insert=True)
    return holiday


def move(*, by: User | None, holiday: Holiday, on: date, basis: str) -> None:
    """Move a day, as lunar days are by decree. Raises `Refused`."""
    with log.recording("holiday.moved", by=by):
        people.require_administrator(by=by)
        row = Holiday.objects.select_for_update().get(pk=holiday.pk)
        if Holiday.objects.filter(on=on).exclude(pk=row.pk).exists():
            raise Refused(_("That day is a holiday already."), why="already")
        row.on, row.basis = on, basis
        row.save(update_fields=["on", "basis"])
    holiday.refresh_from_db()


def cancel(*, by: User | None, holiday: Holiday) -> None:
    """Take out a day that is worked. Its history says that it stood here."""
    with log.recording("holiday.cancelled", by=by):
        people.require_administrator(by=by)
        Holiday.objects.select_for_update().get(pk=holiday.pk).delete()
