"""No formal interview and no finding before the day after the last protected day, whatever happens on the way."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import hypothesis.strategies as st
from django.db import transaction
from hypothesis import given, settings
from hypothesis.extra.django import TestCase

from orgs import clock
from screening import facts
from screening.actions import moves
from screening.models import Case
from screening.types import Stage
from screening.workflow import CONFIRM_FINDING, HOLD_INTERVIEW, PROPOSE_FINDING, PROTECTED, unmet
from tests.factories import stages
from tests.factories.cast import cast
from tests.factories.period import OnePeriod, first_moment

# Ends of months and years, a leap day, and ordinary days.
FIRST_DAYS = st.sampled_from(
    [date(2027, 1, 1), date(2027, 12, 30), date(2028, 1, 30), date(2028, 2, 28), date(2027, 2, 27), date(2027, 8, 31)]
)
# Midnight in Phnom Penh is 17:00 in UTC, and midnight in UTC is seven in the morning there.
NOON, MIDNIGHT, LAST_MINUTE = time(12), time(0, 0), time(23, 59)
TIMES = st.sampled_from([MIDNIGHT, LAST_MINUTE, time(6, 59), time(7, 0), NOON])
CHANGES = ("grant", "extend", "decline", "wait", "withdraw", "correct", "hold", "hold_late", "release", "tell")
STEPS_BETWEEN = ("support", "resume", "identify", "leave", "return", "explain", "pass")
ACTS = st.sampled_from(CHANGES + STEPS_BETWEEN)
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 14), TIMES, st.integers(0, 12)), min_size=2, max_size=8)

# Each act is lawful in one of these, and the last protected day is counted by hand: nothing is left to luck.
# (act, days later, number), at midnight in Phnom Penh and at the last minute of the day in turn.
STORIES = {
    # Begun 2 February of a leap year: 3 March. Ten more: 13 March. Held from 10 to 14 February: five days more.
    (
        date(2028, 1, 30),
        (("tell", 1, 0), ("extend", 5, 9), ("hold", 1, 2), ("release", 3, 1), ("tell", 1, 1)),
    ): date(2028, 3, 18),
    # Corrected to 28 February of a leap year: 29 March. Held from 3 to 12 April, as is heard long after: ten days more.
    (
        date(2028, 2, 28),
        (("correct", 9, 3), ("wait", 4, 3), ("withdraw", 20, 0), ("identify", 14, 0), ("hold_late", 1, 9)),
    ): date(2028, 4, 8),
    # Begun 2 January: 1 February. Six more at identification: 7 February. Held from 10 to 22 February: thirteen more.
    (
        date(2027, 12, 30),
        (("identify", 31, 0), ("extend", 0, 5), ("wait", 7, 0), ("withdraw", 0, 0), ("hold", 1, 3), ("release", 9, 0)),
    ): date(2028, 2, 20),
    # Left, came back on 1 February, held before that; a fresh period from 8 February, recorded late: 10 March.
    (
        date(2027, 1, 1),
        (
            ("leave", 12, 0),
            ("return", 13, 0),
            ("hold_late", 1, 1),
            ("explain", 4, 0),
            ("grant", 9, 7),
            ("decline", 3, 1),
        ),
    ): date(2027, 3, 10),
    # Begun 4 March: 3 April. Held from 9 to 14 March; that it began on 5 March is heard later: ten days, each once.
    (date(2027, 3, 1), (("hold", 3, 1), ("release", 4, 0), ("hold_late", 2, 5))): date(2027, 4, 13),
    # Held from 4 to 7 February of a leap year; corrected to begin on the day of the release: that day and, later, one
    # more: 8 March and two days.
    (date(2028, 1, 29), (("hold_late", 7, 3), ("correct", 1, 12), ("hold_late", 3, 0))): date(2028, 3, 10),
    # Begun 3 September: 3 October, and two more, while the person is helped by another route.
    (
        date(2027, 8, 31),
        (("support", 2, 0), ("extend", 9, 1), ("decline", 4, 9), ("resume", 9, 0), ("support", 1, 0), ("leave", 9, 0)),
    ): date(2027, 10, 5),
}


class TheClock(TestCase):
    """One case, its period changed in every lawful way, and an oracle that counts for itself."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        cls.case = stages.received(cls.people)

    @given(first=FIRST_DAYS, steps=STEPS)
    @settings(max_examples=settings().max_examples // 10)
    def test_nothing_happens_before_the_day_after_the_last_protected_day(self, first, steps) -> None:
        self.live(first, steps)

    def test_each_story_ends_on_the_day_counted_by_hand(self) -> None:
        for (first, acts), last in STORIES.items():
            with self.subTest(first=first), transaction.atomic():
                times = (MIDNIGHT, LAST_MINUTE) * len(acts)
                self.live(first, [(act, gap, at, number) for (act, gap, number), at in zip(acts, times, strict=False)])
                assert self.one.refused == []
                assert facts.last_protected_day(self.one.case) == last
                transaction.set_rollback(True)

    def live(self, first: date, steps: Iterable[tuple[str, int, time, int]]) -> None:
        """The 30 days are explained on ``first``; the period begins three days later, and is recorded after six."""
        self.one = OnePeriod(self.people, self.case)
        moment = first_moment(first).astimezone(UTC)
        for act, gap, at, number in [("explain", 0, NOON, 0), ("grant", 6, NOON, 3), *steps]:
            moment = after(moment, gap, at)
            with clock.at(moment):
                self.one.do(act, number)
                self.look()
        self.look_around_the_first_day(moment)

    def look(self) -> None:
        """The dates, the gates and the acts themselves agree with the oracle."""
        case, person = Case.objects.get(pk=self.case.pk), self.one.person
        may = person.may_be_examined(clock.now())
        known = facts.of(case, today=clock.today())
        assert facts.last_protected_day(case) == person.last_protected_day()
        assert (not unmet(PROTECTED, facts=known)) == may, person
        for gates in (HOLD_INTERVIEW, PROPOSE_FINDING, CONFIRM_FINDING):
            assert may or unmet(gates, facts=known), person
        for act in self.ways_on(case):
            assert self.would_go(act) == may, (act, person)
        if case.stage in (Stage.SUPPORT, Stage.CLOSED):
            again = person.may_come_back_to_be_examined(clock.now())
            assert self.would_go(lambda: self.reopen(case)) == again, person

    def ways_on(self, case: Case) -> list[Callable[[], Any]]:
        """Every act that brings the interview or the finding nearer, where nothing but the clock can refuse it."""
        one = self.one
        match Stage(case.stage):
            case Stage.REFLECTION:
                return [lambda: (one.ready(), one.step("identify"))]
            case Stage.IDENTIFICATION:
                found = case.finding_set.filter(status="proposed").exists()
                return [one.interview, one.confirm] if found else [one.interview, one.propose, one.take_more_time]
        return []

    def reopen(self, case: Case) -> None:
        by = self.people.other_supervisor
        moves.move(by=by, case=case, transition="identify_after_new_facts", reason="New facts.")

    def would_go(self, act: Callable[[], Any]) -> bool:
        """Whether ``act`` is let through; it is taken back at once."""
        with transaction.atomic():
            went = self.one.goes(act)
            transaction.set_rollback(True)
        return went

    def look_around_the_first_day(self, moment: datetime) -> None:
        """At 23:59 of the last protected day nothing, at 00:00 of the next everything, in Phnom Penh."""
        last = self.one.person.last_protected_day()
        if last is None:
            return
        next_day = first_moment(last + timedelta(days=1))
        for there in (next_day - timedelta(minutes=1), next_day):
            if there > moment:
                with clock.at(there.astimezone(UTC)):
                    self.look()


def after(moment: datetime, days: int, at: time) -> datetime:
    """The first moment after ``moment`` at the time of day ``at`` in Phnom Penh, so many days on."""
    there = datetime.combine(clock.local_day(moment) + timedelta(days=days), at, tzinfo=clock.PHNOM_PENH)
    while there <= moment:
        there += timedelta(days=1)
    return there.astimezone(UTC)
