"""How long is the protected time? Pure arithmetic of calendar days in Phnom Penh (guideline 30)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Calendar days from ``first`` to ``last``, both included, of a detention that is over."""

    first: date
    last: date


def detention_days(spans: Iterable[Span], *, starts_on: date) -> int:
    """How many calendar days from ``starts_on`` any detention touches, each once."""
    touched: set[date] = set()
    for span in spans:
        day = max(span.first, starts_on)
        while day <= span.last:
            touched.add(day)
            day += ONE_DAY
    return len(touched)


def ends_on(*, starts_on: date, days: int, extension_days: int, detention_days: int) -> date:
    """The last protected day. Started 3 March for 30 days: 2 April."""
    return starts_on + timedelta(days=days + extension_days + detention_days)


def first_open_day(*, ends_on: date) -> date:
    """From this day on a formal interview and a finding may happen."""
    return ends_on + ONE_DAY


def day_of_period(*, starts_on: date, today: date) -> int:
    """Which day it is: 0 on the day it starts, 30 on the last of an ordinary period."""
    return (today - starts_on).days
