"""What time is it? The only place in the project that reads the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")

_moved_to: ContextVar[datetime | None] = ContextVar("moved_to", default=None)


_is_hidden: ContextVar[bool] = ContextVar("is_hidden", default=False)


class ClockIsHidden(RuntimeError):
    """Raised where a moment would be kept that has to be read anew each time."""


class ClockMayNotMove(RuntimeError):
    """Raised outside demo and tests: nobody back-dates a running system."""


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _moved_to.get() or wall()


def wall() -> datetime:
    """The machine's own time (aware, UTC), wherever the clock stands: nobody signs in in the past."""
    if _is_hidden.get():
        raise ClockIsHidden("What is made once and used later is told the moment each time it is used.")
    return timezone.now()


def today() -> date:
    """The calendar day it is in Phnom Penh."""
    return local_day(now())


def day_began() -> datetime:
    """The moment at which this day began in Phnom Penh."""
    return datetime.combine(today(), time.min, tzinfo=PHNOM_PENH)


def local_day(moment: datetime) -> date:
    """The Phnom Penh calendar day in which ``moment`` (aware) falls."""
    return moment.astimezone(PHNOM_PENH).date()


@contextmanager
def hidden() -> Iterator[None]:
    """Let nobody ask what time it is in the block: what is made there is used later."""
    token = _is_hidden.set(True)
    try:
        yield
    finally:
        _is_hidden.reset(token)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at ``moment`` (aware) for the block. Demo and tests only."""
    if not settings.CLOCK_MAY_MOVE:
        raise ClockMayNotMove("The clock may be moved in the demonstration and in tests only.")
    token = _moved_to.set(moment)
    try:
        yield
    finally:
        _moved_to.reset(token)
