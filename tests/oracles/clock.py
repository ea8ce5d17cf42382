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
DAYS_BACK = 3  # a first day longer ago than this needs paper and another body
DAYS_AHEAD = 3  # and must leave this many days


def day_there(moment: datetime) -> date:
    return moment.astimezone(PHNOM_PENH).date()


@dataclass
class Held:
    since: datetime
    until: datetime | None = None

    def days(self) -> set[date]:
        """Every calendar day it touched, of a detention that is over."""
        assert self.until is not None
        count = (day_there(self.until) - day_there(self.since)).days + 1
        return {day_there(self.since) + timedelta(days=number) for number in range(count)}


@dataclass
class Person:
    """What was lawfully explained, granted, corrected and counted for one person."""

    opened_on: date
    explained_on: date | None = None
    first_day: date | None = None
    more_days: int = 0
    waiting: bool = False
    held: list[Held] = field(default_factory=list)
    ends: list[date] = field(default_factory=list)  # after each change of the present period
    told: int | None = None  # the latest of these that the person was told
    left_on: date | None = None

    # What happened.

    def left(self, moment: datetime) -> None:
        self.left_on = day_there(moment)

    def came_back(self, moment: datetime) -> None:
        """A fresh full period will follow; nothing that was said before counts for it."""
        self.left_on = None
        self.opened_on, self.explained_on = day_there(moment), None
        self.first_day, self.more_days, self.ends, self.told = None, 0, [], None

    def granted(self, first_day: date) -> None:
        self.first_day = first_day
        self.changed()

    def changed(self) -> None:
        end = self.end()
        assert end is not None
        self.ends.append(end)

    def let_go(self) -> None:
        """Days held were counted; that is a change only where it added one."""
        if self.first_day is not None and self.end() != self.ends[-1]:
            self.changed()

    # What follows.

    def is_held(self) -> bool:
        return any(one.until is None for one in self.held)

    def earliest(self) -> date:
        assert self.explained_on is not None
        free = [day_there(one.until) for one in self.held if one.until is not None]
        return max(self.explained_on, self.opened_on, *free)

    def may_begin(self, day: date, moment: datetime) -> bool:
        today = day_there(moment)
        if self.first_day is not None or self.explained_on is None or self.is_held():
            return False
        if not self.earliest() <= day <= today:
            return False
        return (today - day).days <= DAYS_BACK or (self.end_if_begun(day) - today).days >= DAYS_AHEAD

    def may_correct(self, day: date, moment: datetime) -> bool:
        """With a paper record and somebody of another body, who may take away what was told, but not at once."""
        today = day_there(moment)
        if self.first_day is None or self.explained_on is None or not self.explained_on <= day <= today:
            return False
        if day == self.first_day or day < min(self.earliest(), self.first_day):
            return False
        end = self.end_if_begun(day)
        return end >= self.promised() or (end - today).days >= DAYS_AHEAD

    def promised(self) -> date:
        return self.ends[-1 if self.told is None else self.told]

    def end_if_begun(self, first_day: date) -> date:
        days: set[date] = set().union(*(one.days() for one in self.held if one.until is not None))
        held = sum(day >= first_day for day in days)
        return first_day + timedelta(days=FULL_DAYS + self.more_days + held)

    def end(self) -> date | None:
        return None if self.first_day is None else self.end_if_begun(self.first_day)

    def last_protected_day(self) -> date | None:
        """None while no end is known."""
        return None if self.is_held() else self.end()

    def may_come_back_to_be_examined(self, moment: datetime) -> bool:
        """Only who stayed to the end of the period has had it in full."""
        end = self.end()
        return self.may_be_examined(moment) and end is not None and (self.left_on is None or self.left_on > end)

    def may_be_examined(self, moment: datetime) -> bool:
        last = self.last_protected_day()
        return last is not None and not self.waiting and day_there(moment) > last
