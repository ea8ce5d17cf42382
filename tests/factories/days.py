"""On which days do these people live? Typed as dates, and the same whenever the tests run.

A person is met on Monday 1 March 2027. The 30 days begin on Wednesday 3 March, as in the example of the design,
so that Friday 2 April is the last protected day. Nothing is a public holiday until a test makes it one.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time
from typing import Any, ClassVar

import pytest
from django.test import TestCase

from orgs import clock
from orgs.refusals import Refused
from screening import access
from screening.actions import cases, check_ins, handover, indicator_sets, moves, reflection, specialists
from screening.models import Case, Deadline
from screening.types import CheckInKind, HandoverAnswer, InformationTopic, WishAnswer

from . import stages
from .cast import Cast, cast
from .kept import once


def march(day: int) -> date:
    return date(2027, 3, day)


def april(day: int) -> date:
    return date(2027, 4, day)


MET = march(1)
FIRST_DAY = march(3)
LAST_DAY = april(2)


def moment(day: date, at: str = "10:00") -> datetime:
    """That day and time in Phnom Penh."""
    return datetime.combine(day, time.fromisoformat(at), tzinfo=clock.PHNOM_PENH)


def on(day: date, at: str = "10:00") -> AbstractContextManager[None]:
    return clock.at(moment(day, at))


def explained(people: Cast, *, day: date = FIRST_DAY, **options: Any) -> Case:
    """Received on the day the person was met; intake, risk and the 30 days on ``day``."""
    with on(MET, "08:00"):
        case = stages.received(people, **options)
    with on(day, "09:00"):
        stages.do_interim(people.caseworker, case)
    return case


def reflecting(people: Cast, *, day: date = FIRST_DAY, **options: Any) -> Case:
    """The 30 days began on 3 March; they were explained on ``day``."""
    case = explained(people, day=day, **options)
    with on(FIRST_DAY):
        reflection.grant(by=people.caseworker, case=case, starts_on=FIRST_DAY)
    return case


def reviewed(people: Cast, case: Case) -> None:
    """On 28 March, day 25: the review is held, the interview is wanted, and what comes next is told."""
    with on(march(28)):
        by, kind, wants = people.caseworker, CheckInKind.REVIEW_25, WishAnswer.YES
        check_ins.record(by=by, case=case, kind=kind, took_place_at=clock.now(), wants_interview=wants)
        stages.told(by, case, InformationTopic.NEXT_STEPS)


def identifying(people: Cast, case: Case) -> None:
    """On 3 April, the day after the last protected one, at identification with a specialist."""
    reviewed(people, case)
    with on(april(3)):
        moves.move(by=people.caseworker, case=case, transition="identify")
        specialists.name(by=people.identifying_supervisor, case=case, specialist=people.specialist)


# Where a class begins: everyone, and one case. Each is built on the one before it, once a process.

Beginning = tuple[Cast, Case]


def begin(beginning: Callable[[], Beginning]) -> Beginning:
    with on(MET, "07:00"):
        return once(beginning, apps=("orgs", "screening"))


def first_page() -> Beginning:
    """Begun at eight in the morning of 1 March; nothing was asked yet."""
    people = cast()
    with on(MET, "08:00"):
        indicator_sets.load_shipped()
        return people, cases.begin(by=people.responder, office=people.ngo)


def answered_case() -> Beginning:
    """What was asked is answered, by an adult, and nothing is sent."""
    people = cast()
    with on(MET, "08:00"):
        return people, stages.answered(people)


def child_answered() -> Beginning:
    """The same of somebody who may be under 18."""
    people = cast()
    with on(MET, "08:00"):
        return people, stages.answered(people, answers=stages.safe_answers(under_18="maybe"))


def handed_over_case() -> Beginning:
    """Sent by somebody who agreed, and not received."""
    return _sent(answered_case)


def received_case() -> Beginning:
    """Received by the coordinating office, with a caseworker, all on 1 March."""
    return _received(handed_over_case)


def child_received() -> Beginning:
    """The same of somebody who may be under 18."""
    return _received(child_handed_over)


def child_handed_over() -> Beginning:
    return _sent(child_answered)


def explained_case() -> Beginning:
    """The 30 days were explained on 3 March; they have not begun."""
    return _explained(received_case, day=FIRST_DAY)


def explained_at_once() -> Beginning:
    """The 30 days were explained on 1 March; they have not begun."""
    return _explained(received_case, day=MET)


def child_explained() -> Beginning:
    return _explained(child_received, day=FIRST_DAY)


def thirty_days() -> Beginning:
    """From 3 March to 2 April."""
    return _granted(explained_case)


def thirty_days_explained_before() -> Beginning:
    """From 3 March to 2 April, explained on the 1st."""
    return _granted(explained_at_once)


def thirty_days_of_a_child() -> Beginning:
    """From 3 March to 2 April, of somebody who may be under 18."""
    return _granted(child_explained)


def identification() -> Beginning:
    """The 30 days are over; since 3 April at identification."""
    people, case = begin(thirty_days)
    identifying(people, case)
    return people, case


def _sent(before: Callable[[], Beginning]) -> Beginning:
    people, case = begin(before)
    with on(MET, "08:00"):
        handover.send(by=people.responder, case=case, answer=HandoverAnswer.AGREES, child_was_heard=True)
    return people, case


def _received(before: Callable[[], Beginning]) -> Beginning:
    people, case = begin(before)
    with on(MET, "08:00"):
        handover.receive(by=people.other_supervisor, case=case)
        cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.caseworker)
    return people, case


def _explained(before: Callable[[], Beginning], *, day: date) -> Beginning:
    people, case = begin(before)
    with on(day, "09:00"):
        stages.do_interim(people.caseworker, case)
    return people, case


def _granted(before: Callable[[], Beginning]) -> Beginning:
    people, case = begin(before)
    with on(FIRST_DAY):
        reflection.grant(by=people.caseworker, case=case, starts_on=FIRST_DAY)
    return people, case


class Lived(TestCase):
    """One case from ``begins``, the same for every class that begins so; a class adds what else it needs."""

    begins: Callable[[], Beginning] = staticmethod(received_case)
    people: ClassVar[Cast]
    case: ClassVar[Case]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people, cls.case = begin(cls.begins)
        with on(MET, "08:00"):
            cls.arrange()

    @classmethod
    def arrange(cls) -> None:
        """On the day the person was met, unless another is said."""


@contextmanager
def refused(why: str, *guidelines: int | None) -> Iterator[None]:
    """What is done inside is refused for this; where gates refuse, they are of these guidelines and no other."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.why == why, caught.value
    if guidelines:
        assert {gate.guideline for gate in caught.value.gates} == set(guidelines), caught.value  # type: ignore[attr-defined]


@contextmanager
def not_allowed() -> Iterator[None]:
    """Whoever does what is done inside may not."""
    with pytest.raises(access.Denied):
        yield


def open_tasks(case: Case) -> dict[str, str]:
    """What is due for the case, and when: day, month and time in Phnom Penh."""
    rows = Deadline.objects.filter(case=case, met_at__isnull=True, dropped_at__isnull=True)
    return {row.kind: f"{row.due_at.astimezone(clock.PHNOM_PENH):%d.%m. %H:%M}" for row in rows}
