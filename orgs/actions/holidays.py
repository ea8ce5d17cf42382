"""Which days are public holidays in Cambodia? Loaded from a calendar, then kept by people."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import log, people
from ..models import Holiday, User
from ..refusals import Refused

_CALENDAR = "calendar of the holidays package"


def load(*, by: User | None, years: Iterable[int]) -> int:
    """Add the calendar's days of the ``years`` that have not been loaded before. How many were added."""
    missing = [year for year in years if not is_loaded(year)]
    if not missing:
        return 0
    with log.recording("holidays.loaded", by=by, details={"years": missing}):
        people.require_administrator(by=by)
        return sum(_load(year) for year in missing)


def load_year(*, by: User | None, year: int) -> int:
    """Add the calendar's days of one year. How many were added. Raises `Refused` where it was loaded before."""
    with log.recording("holidays.loaded", by=by, details={"years": [year]}):
        people.require_administrator(by=by)
        if is_loaded(year):
            raise Refused(
                _("This year has been loaded already. What people moved, added or took out since stays so."),
                why="already",
            )
        added = _load(year)
        if not added:
            raise Refused(_("The calendar knows no holiday of this year."), why="unknown_year")
    return added


def is_loaded(year: int) -> bool:
    """Whether the calendar was loaded for ``year`` once: a day that people moved or took out since stays so."""
    return Holiday.history.filter(on__year=year, basis__startswith=_CALENDAR).exists()


def add(*, by: User | None, on: date, name: str, basis: str) -> Holiday:
    """Add a day by its decree or other basis. Raises `Refused`."""
    with log.recording("holiday.added", by=by):
        people.require_administrator(by=by)
        _refuse_taken(on=on)
        holiday = Holiday(on=on, name=name, basis=basis)
        _clean(holiday)
        holiday.save(force_insert=True)
    return holiday


def move(*, by: User | None, holiday: Holiday, on: date, basis: str) -> None:
    """Move a day, as lunar days are by decree, or confirm it where it stands. Raises `Refused`."""
    with log.recording("holiday.moved", by=by):
        people.require_administrator(by=by)
        row = _locked(holiday)
        _refuse_taken(on=on, but=row)
        row.on, row.basis = on, basis
        _clean(row)
        row.save(update_fields=["on", "basis"])
    holiday.refresh_from_db()


def cancel(*, by: User | None, holiday: Holiday) -> None:
    """Take out a day that is worked. Its history says that it stood here. Raises `Refused`."""
    with log.recording("holiday.cancelled", by=by):
        people.require_administrator(by=by)
        _locked(holiday).delete()


def _load(year: int) -> int:
    """Days on which people had entered a holiday themselves stay as they wrote them."""
    import holidays as calendars  # an eighth of the time in which a process starts, and asked for once a year

    basis = f"{_CALENDAR} {calendars.__version__}; lunar days to be confirmed"
    days = calendars.country_holidays("KH", years=year, language="en_US")
    known = set(Holiday.objects.filter(on__in=list(days)).values_list("on", flat=True))
    new = [(on, name) for on, name in sorted(days.items()) if on not in known]
    for on, name in new:
        Holiday(on=on, name=name[:120], basis=basis).save(force_insert=True)
    return len(new)


def _locked(holiday: Holiday) -> Holiday:
    row = Holiday.objects.select_for_update().filter(pk=holiday.pk).first()
    if row is None:
        raise Refused(_("This day is not on the list any more."), why="gone")
    return row


def _refuse_taken(*, on: date, but: Holiday | None = None) -> None:
    others = Holiday.objects.filter(on=on)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.exists():
        raise Refused(_("That day is a holiday already."), why="already")


def _clean(holiday: Holiday) -> None:
    try:
        holiday.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages), why="fields") from error
