"""One case whose period is changed in every lawful way, and beside it what an oracle counted for itself.

Each ``do_`` is something people do on a day; what was lawfully done, and nothing else, is told to the oracle.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any

from orgs import clock
from orgs.refusals import Refused
from screening import facts
from screening.actions import (
    approvals,
    check_ins,
    corrections,
    detention,
    extensions,
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
from tests.oracles.clock import Held, Person

from . import stages
from .cast import Cast

PAPER = "Book 3, page 4"


class OnePeriod:
    """``case`` as it is kept, ``person`` as the oracle has it."""

    def __init__(self, people: Cast, case: Case) -> None:
        self.people, self.case = people, case
        self.person = Person(opened_on=clock.local_day(case.opened_at))
        self.waiting: Approval | None = None
        self.refused: list[str] = []

    def stage(self) -> Stage:
        return Stage(Case.objects.get(pk=self.case.pk).stage)

    def do(self, act: str, number: int) -> None:
        """What is refused changes nothing, and the oracle does not hear of it."""
        try:
            getattr(self, f"do_{act}")(number)
        except Refused as refused:
            self.refused.append(f"{act} {refused.why}")

    def do_pass(self, number: int) -> None:
        pass

    def do_explain(self, number: int) -> None:
        stages.do_interim(self.people.caseworker, self.case)
        self.person.explained_on = self.person.explained_on or clock.today()

    def do_grant(self, number: int) -> None:
        first, may = clock.today() - timedelta(days=number), self.stage() is Stage.INTERIM
        lawful = may and self.person.may_begin(first, clock.now())
        assert self.goes(lambda: self.grant(number)) == lawful, (first, self.person)
        if not lawful:
            raise Refused("Not lawful.", why="unlawful")
        self.person.granted(first)

    def grant(self, number: int) -> None:
        first = clock.today() - timedelta(days=number)
        made = reflection.grant(by=self.people.caseworker, case=self.case, starts_on=first, paper_record=PAPER)
        if isinstance(made, Approval):
            self.answer(made)

    def do_extend(self, number: int) -> None:
        self.answer(self.ask(number))
        self.person.more_days += number + 1
        self.person.changed()

    def do_decline(self, number: int) -> None:
        asked = self.ask(number)
        by = self.people.other_supervisor
        approvals.answer(by=by, approval=asked, answer=ApprovalAnswer.DECLINED, reason="Not needed.")

    def do_wait(self, number: int) -> None:
        self.waiting = self.ask(number)
        self.person.waiting = True

    def ask(self, number: int) -> Approval:
        self.do_withdraw(number)
        why = ExtensionWhy.HEALTH
        return extensions.ask_extension(by=self.people.caseworker, case=self.case, why=why, days=number + 1)

    def do_withdraw(self, number: int) -> None:
        if self.waiting is not None:
            approvals.withdraw(by=self.people.caseworker, approval=self.waiting)
            self.waiting, self.person.waiting = None, False

    def do_correct(self, number: int) -> None:
        row = facts.period_of(self.case)
        if row is None or self.stage() is Stage.CLOSED:
            return
        first = row.starts_on + timedelta(days=number - 6)
        lawful = self.person.may_correct(first, clock.now())
        assert self.goes(lambda: self.correct(first)) == lawful, (first, self.person)
        if not lawful:
            raise Refused("Not lawful.", why="unlawful")
        self.person.first_day = first
        self.person.changed()

    def correct(self, first: Any) -> None:
        asked = corrections.ask_correction(
            by=self.people.caseworker, case=self.case, starts_on=first, reason="A slip.", paper_record=PAPER
        )
        self.answer(asked)

    def do_tell(self, number: int) -> None:
        period = facts.period_of(self.case)
        if period is None:
            return
        rows = list(period.changes.order_by("recorded_at"))
        place = number % len(rows)
        reflection.tell_change(
            by=self.people.caseworker, case=self.case, change_row=rows[place], language="km", told_on=clock.today()
        )
        self.person.told = max(place, self.person.told or 0)

    def do_hold(self, number: int) -> None:
        """Written down some days after it began, and not over."""
        since = clock.now() - timedelta(days=number % 4)
        self.hold(started_at=since)
        self.person.held.append(Held(since=since))

    def do_hold_late(self, number: int) -> None:
        """Written down afterwards, and over already."""
        until = clock.now() - timedelta(days=number, minutes=1)
        since = until - timedelta(days=number, hours=5)
        self.hold(started_at=since, released_at=until)
        self.person.held.append(Held(since=since, until=until))
        self.person.let_go()

    def hold(self, **moments: datetime) -> None:
        detention.record(by=self.people.caseworker, case=self.case, kind=DetentionKind.DETENTION, **moments)

    def do_release(self, number: int) -> None:
        """Written down some days after it happened."""
        row = self.case.detention_set.filter(released_at__isnull=True).first()
        if row is not None:
            until = max(clock.now() - timedelta(days=number), row.started_at)
            detention.release(by=self.people.caseworker, detention=row, released_at=until)
            one = next(one for one in self.person.held if one.until is None and one.since == row.started_at)
            one.until = until
            self.person.let_go()

    def do_support(self, number: int) -> None:
        stages.alternative_plan(self.people.caseworker, self.case, own_decision=True)
        stages.told(self.people.caseworker, self.case, InformationTopic.NEXT_STEPS)
        self.step("support_without_interview")

    def do_resume(self, number: int) -> None:
        self.step("resume_reflection")

    def do_leave(self, number: int) -> None:
        self.step("close_left")
        self.person.left(clock.now())

    def do_return(self, number: int) -> None:
        moves.move(by=self.people.other_supervisor, case=self.case, transition="come_back", reason="Came back.")
        self.person.came_back(clock.now())

    def do_identify(self, number: int) -> None:
        self.ready()
        self.step("identify")
        specialists.name(by=self.people.identifying_supervisor, case=self.case, specialist=self.people.specialist)
        self.interview()
        self.propose()

    def step(self, transition: str) -> None:
        asked = moves.move(by=self.people.caseworker, case=self.case, transition=transition, reason="Their decision.")
        if asked is not None:
            self.answer(asked)

    def ready(self) -> None:
        """All that a caseworker can do so that nothing but the clock holds the interview."""
        wants, kind = WishAnswer.YES, CheckInKind.REVIEW_25
        by, now = self.people.caseworker, clock.now()
        with suppress(Refused):
            check_ins.record(by=by, case=self.case, kind=kind, took_place_at=now, wants_interview=wants)
        stages.told(by, self.case, InformationTopic.NEXT_STEPS)

    def interview(self) -> None:
        interviews.record(
            by=self.people.specialist,
            case=self.case,
            took_place_at=clock.now(),
            attended=[Attended.NOT_WANTED],
            account="Invented.",
        )

    def propose(self) -> None:
        yes = {"act": True, "means": True, "purpose": True}
        supports = {f"{name}_support": "Said." for name in yes}
        findings.propose(
            by=self.people.specialist, case=self.case, outcome=FindingOutcome.IDENTIFIED, **yes, **supports
        )

    def confirm(self) -> None:
        row = self.case.finding_set.get(status="proposed")
        findings.confirm(by=self.people.identifying_supervisor, finding=row)

    def take_more_time(self) -> None:
        day = stages.working_day(clock.today() + timedelta(days=7))
        findings.take_more_time(by=self.people.specialist, case=self.case, new_date=day, reason="More to hear.")

    def answer(self, asked: Approval) -> None:
        by = self.people.national_supervisor if asked.of_other_organisation else self.people.other_supervisor
        try:
            approvals.answer(by=by, approval=asked, answer=ApprovalAnswer.APPROVED)
        except Refused:
            approvals.withdraw(by=self.people.caseworker, approval=asked)
            raise

    def goes(self, act: Callable[[], Any]) -> bool:
        """Whether ``act`` is let through."""
        try:
            act()
        except Refused:
            return False
        return True


def first_moment(day: Any) -> datetime:
    return datetime.combine(day, time(0), tzinfo=clock.PHNOM_PENH)
