"""How are days, moments and distances in time said, in the reader's language? Days and times are Phnom Penh's.

Babel's CLDR, not Django's formats: Django's own Khmer spells March wrongly.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from . import clock

YES, NO, NOT_RECORDED = pgettext_lazy("reply", "Yes"), pgettext_lazy("reply", "No"), gettext_lazy("Not recorded")


def day(on: date) -> str:
    """Saturday 14 March 2026."""
    return _said(_local(on), "EEEE d MMMM y", _locale())


def short_day(on: date) -> str:
    """Sat 14 March, with the year where it is not this one."""
    on = _local(on)
    pattern = "EEE d MMMM" if on.year == clock.today().year else "EEE d MMMM y"
    return _said(on, pattern, _locale())


def month(on: date) -> str:
    """March 2026."""
    return _said(on, "MMMM y", _locale())


def clock_time(at: datetime) -> str:
    """14:02."""
    return f"{at.astimezone(clock.PHNOM_PENH):%H:%M}"


def moment(at: datetime) -> str:
    """Sat 14 March 2026, 14:02."""
    return f"{_said(_local(at), 'EEE d MMMM y', _locale())}, {clock_time(at)}"


def days_from_now(on: date, *, today: date) -> str:
    """Today, tomorrow, in 5 days; what is late is our task, never the person's."""
    days = (_local(on) - today).days
    if days < 0:
        late = ngettext("%(days)d day late · our task", "%(days)d days late · our task", -days)
        return late % {"days": -days}
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}


def name_of(row: Any) -> str:
    """The name of a body, an office or a province in the reader's language, where it has one in Khmer."""
    return (_locale() == "km" and row.name_km) or row.name


def yes_no(value: bool | None) -> str | Promise:
    return NOT_RECORDED if value is None else YES if value else NO


@lru_cache(maxsize=4096)
def _said(on: date, pattern: str, locale: str) -> str:
    """A calendar day in words: the same days stand on a page again and again, and to put one into words is slow."""
    return format_date(on, pattern, locale=locale)


def _local(on: date) -> date:
    return clock.local_day(on) if isinstance(on, datetime) else on


def _locale() -> str:
    return "km" if (get_language() or "en").startswith("km") else "en_GB"
