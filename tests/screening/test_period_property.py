"""No formal interview and no finding before the day after the last protected day, whatever happens on the way."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import hypothesis.strategies as st
from hypothesis import given, settings
from hypothesis.extra.django import TestCase

from orgs import clock
from orgs.refusals import Refused
from screening import facts
from screening.actions import (
    approvals,
    check_ins,
    corrections,
    detention,
    findings,
    interviews,
    moves,
    reflection,
    specialists,
)
from screening.models import Approval, Case
from screening.types import (
    ApprovalAnswer,
    Attended,
    CheckInKind,
    DetentionKind,
    ExtensionWhy,
    FindingOutcome,
    InformationTopic,
    Stage,
    WishAnswer,
)
from screening.workflow import PROTECTED, unmet
from tests.factories import stages
from tests.factories.cast import cast
from tests.oracles.period import Held, Person

# Ends of months and years, a leap day, and ordinary days.
FIRST_DAYS = st.sampled_from(
    [date(2027, 1, 1), date(2027, 12, 30), date(2028, 1, 30), date(2028, 2, 28), date(2027, 2, 27), date(2027, 8, 31)]
)
# Midnight in Phnom Penh is 17:00 in UTC, and midnight in UTC is seven in the morning there.
TIMES = st.sampled_from([time(0, 0), time(23, 59), time(6, 59), time(7, 0), time(12, 0)])
ACTS = st.sampled_from(
    ["grant", "extend", "decline", "wait", "correct", "hold", "hold_late", "release", "leave", "return", "tell", "pass"]
)
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 12), TIMES, st.integers(0, 9)), min_size=2, max_size=9)


class ThePeriod(TestCase):
    """One case, its period changed in every lawful way, and an oracle that counts for itself."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()

    @given(first=FIRST_DAYS, steps=STEPS)
    @settings(max_examples=25)
    def test_nothing_happens_before_the_day_after_the_last_protected_day(self, first, steps) -> None:
        self.person = Person()
        self.waiting: Approval | None = None
        moment = datetime.combine(first, time(9), tzinfo=clock.PHNOM_PENH).astimezone(UTC)
        with clock.at(moment):
            self.case = stages.interim_done(self.people)
        for act, gap, at, number in [("grant", 0, time(12, 0), 0), *steps]:
            moment = after(moment, gap, at)
            with clock.at(moment), suppress(Refused):
                getattr(self, f"do_{act}")(number)
            self.look(moment)
        self.look_around_the_first_day(moment)

    def look(self, moment: datetime) -> None:
        """The gates and the acts themselves agree with the oracle."""
        with clock.at(moment):
            case = Case.objects.get(pk=self.case.pk)
            may = self.person.may_be_examined(moment)
            closed = unmet(PROTECTED, facts=facts.of(case, today=clock.today()))
            assert (not closed) == may, (closed, self.person)
            last = facts.last_protected_day(case)
            assert last == self.person.last_protected_day()
            if not may:
                self.every_short_cut_is_refused(case)

    def every_short_cut_is_refused(self, case: Case) -> None:
        stage = case.stage
        for transition in ("identify", "identify_after_new_facts", "identify_when_wanted", "identify_after_complaint"):
            for by in (self.people.caseworker, self.people.other_supervisor):
                with suppress(Refused):
                    moves.move(by=by, case=case, transition=transition, reason="Too early.")
        with suppress(Refused):
            self.interview(case)
        with suppress(Refused):
            self.propose(case)
        case.refresh_from_db()
        assert case.stage == stage
        assert not case.formalinterview_set.exists()
        assert not case.finding_set.exists()

    def look_around_the_first_day(self, moment: datetime) -> None:
        """At 23:59 of the last protected day nothing, at 00:00 of the next everything, in Phnom Penh."""
        last = self.person.last_protected_day()
        if last is None:
            return
        for day, at in ((last, time(23, 59)), (last + timedelta(days=1), time(0, 0))):
            there = datetime.combine(day, at, tzinfo=clock.PHNOM_PENH)
            if there > moment:
                self.look(there)
        if self.person.waiting or self.case.stage == Stage.CLOSED:
            return
        self.goes_through(max(moment, datetime.combine(last + timedelta(days=1), time(0), tzinfo=clock.PHNOM_PENH)))

    def goes_through(self, moment: datetime) -> None:
        """From that day on the interview is held and the finding proposed, where the person wants it."""
        with clock.at(moment):
            case = Case.objects.get(pk=self.case.pk)
            if case.stage != Stage.REFLECTION:
                return
            by = self.people.caseworker
            kind, wants = CheckInKind.REVIEW_25, WishAnswer.YES
            check_ins.record(by=by, case=case, kind=kind, took_place_at=moment, wants_interview=wants)
            stages.told(by, case, InformationTopic.NEXT_STEPS)
            moves.move(by=by, case=case, transition="identify")
            specialists.name(by=self.people.identifying_supervisor, case=case, specialist=self.people.specialist)
            self.interview(case)
            self.propose(case)

    def interview(self, case: Case) -> None:
        interviews.record(
            by=self.people.specialist,
            case=case,
            took_place_at=clock.now(),
            attended=[Attended.NOT_WANTED],
            account="Invented.",
        )

    def propose(self, case: Case) -> None:
        yes = {"act": True, "means": True, "purpose": True}
        supports = {f"{name}_support": "Said." for name in yes}
        outcome = FindingOutcome.IDENTIFIED
        findings.propose(by=self.people.specialist, case=case, outcome=outcome, **yes, **supports)

    # What may happen on the way. Each tells the oracle only what was lawfully done.

    def do_pass(self, number: int) -> None:
        pass

    def do_grant(self, number: int) -> None:
        first = clock.today() - timedelta(days=number)
        if Case.objects.get(pk=self.case.pk).stage == Stage.INTERIM and number == 0:
            with suppress(Refused):
                stages.do_interim(self.people.caseworker, self.case)
        made = reflection.grant(
            by=self.people.caseworker, case=self.case, starts_on=first, paper_record="Book 3, page 4"
        )
        if isinstance(made, Approval):
            answer(self.people.national_supervisor, made)
        self.person.granted(first)

    def do_extend(self, number: int) -> None:
        asked = self.ask(number)
        answer(self.people.other_supervisor, asked)
        self.person.more_days += number + 1

    def do_decline(self, number: int) -> None:
        asked = self.ask(number)
        approvals.answer(
            by=self.people.other_supervisor, approval=asked, answer=ApprovalAnswer.DECLINED, reason="Not needed."
        )

    def do_wait(self, number: int) -> None:
        self.waiting = self.ask(number)
        self.person.waiting += 1

    def ask(self, number: int) -> Approval:
        if self.waiting is not None:
            approvals.withdraw(by=self.people.caseworker, approval=self.waiting)
            self.waiting, self.person.waiting = None, 0
        return reflection.ask_extension(
            by=self.people.caseworker, case=self.case, why=ExtensionWhy.HEALTH, days=number + 1
        )

    def do_correct(self, number: int) -> None:
        row = facts.period_of(self.case)
        if row is None:
            return
        first = row.starts_on + timedelta(days=number - 4)
        asked = corrections.ask_correction(
            by=self.people.caseworker, case=self.case, starts_on=first, reason="A slip.", paper_record="Book 3, page 4"
        )
        who = self.people.national_supervisor if asked.of_other_organisation else self.people.other_supervisor
        try:
            answer(who, asked)
        except Refused:
            approvals.withdraw(by=self.people.caseworker, approval=asked)
            return
        self.person.first_day = first

    def do_tell(self, number: int) -> None:
        change = self.case.periodchange_set.filter(told_on__isnull=True).first()
        if change is not None:
            reflection.tell_change(
                by=self.people.caseworker, case=self.case, change_row=change, language="km", told_on=clock.today()
            )

    def do_hold(self, number: int) -> None:
        detention.record(
            by=self.people.caseworker, case=self.case, kind=DetentionKind.DETENTION, started_at=clock.now()
        )
        self.person.held.append(Held(since=clock.now()))

    def do_hold_late(self, number: int) -> None:
        """Written down afterwards, and over already."""
        until = clock.now() - timedelta(days=number, minutes=1)
        since = until - timedelta(days=number, hours=5)
        detention.record(
            by=self.people.caseworker,
            case=self.case,
            kind=DetentionKind.DETENTION,
            started_at=since,
            released_at=until,
        )
        self.person.held.append(Held(since=since, until=until))

    def do_release(self, number: int) -> None:
        row = self.case.detention_set.filter(released_at__isnull=True).first()
        if row is not None:
            detention.release(by=self.people.caseworker, detention=row, released_at=clock.now())
            next(
                one for one in self.person.held if one.until is None and one.since == row.started_at
            ).until = clock.now()

    def do_leave(self, number: int) -> None:
        asked = moves.move(by=self.people.caseworker, case=self.case, transition="close_left", reason="Went home.")
        assert asked is not None
        answer(self.people.other_supervisor, asked)

    def do_return(self, number: int) -> None:
        moves.move(by=self.people.other_supervisor, case=self.case, transition="come_back", reason="Came back.")
        self.person.came_back()
        self.person.waiting = 1 if self.waiting is not None and not _answered(self.waiting) else 0


def _answered(approval: Approval) -> bool:
    return bool(Approval.objects.get(pk=approval.pk).answer)


def answer(by, approval: Approval) -> None:
    approvals.answer(by=by, approval=approval, answer=ApprovalAnswer.APPROVED)


def after(moment: datetime, days: int, at: time) -> datetime:
    """The first moment after ``moment`` at the time of day ``at`` in Phnom Penh, so many days on."""
    there = datetime.combine(clock.local_day(moment) + timedelta(days=days), at, tzinfo=clock.PHNOM_PENH)
    while there <= moment:
        there += timedelta(days=1)
    return there.astimezone(UTC)
