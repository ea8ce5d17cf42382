"""When may a formal interview or a finding happen? Counted on its own: nothing here comes from the project.

A person is protected for thirty full days from the first, and for every further day that was granted, and for
every calendar day in Phnom Penh since the first on which they were held, however briefly, each counted once.
While somebody is held, or while a request waits, nothing may happen at all.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")
FULL_DAYS = 30


def day_there(moment: datetime) -> date:
    return moment.astimezone(PHNOM_PENH).date()


@dataclass
class Held:
    since: datetime
    until: datetime | None = None


@dataclass
class Person:
    """What was lawfully granted, corrected and counted for one person."""

    first_day: date | None = None
    more_days: int = 0
    waiting: int = 0
    held: list[Held] = field(default_factory=list)

    def granted(self, first_day: date) -> None:
        self.first_day, self.more_days = first_day, 0

    def came_back(self) -> None:
        self.first_day, self.more_days, self.waiting = None, 0, 0

    def days_held(self) -> int:
        assert self.first_day is not None
        days: set[date] = set()
        for one in self.held:
            if one.until is None:
                continue
            day = day_there(one.since)
            while day <= day_there(one.until):
                if day >= self.first_day:
                    days.add(day)
                day += timedelta(days=1)
        return len(days)

    def last_protected_day(self) -> date | None:
        if self.first_day is None or any(one.until is None for one in self.held):
            return None
        return self.first_day + timedelta(days=FULL_DAYS + self.more_days + self.days_held())

    def may_be_examined(self, moment: datetime) -> bool:
        last = self.last_protected_day()
        return last is not None and not self.waiting and day_there(moment) > last
