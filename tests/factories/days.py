"""On which days do these people live? Typed as dates, and the same whenever the tests run.

A person is met on Monday 1 March 2027. The 30 days begin on Wednesday 3 March, as in the example of the design,
so that Friday 2 April is the last protected day. Nothing is a public holiday until a test makes it one.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time
from typing import Any, ClassVar

import pytest
from django.test import TestCase

from orgs import clock
from orgs.refusals import Refused
from screening import access
from screening.actions import check_ins, reflection
from screening.models import Case, Deadline
from screening.types import CheckInKind, InformationTopic, WishAnswer

from . import stages
from .cast import Cast, cast


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


class Lived(TestCase):
    """Everyone, as they were on the day the person was met; a class builds its cases in ``build``."""

    people: ClassVar[Cast]

    @classmethod
    def setUpTestData(cls) -> None:
        with on(MET, "07:00"):
            cls.people = cast()
        with on(MET, "08:00"):
            cls.build()

    @classmethod
    def build(cls) -> None:
        """On the day the person was met, unless another is said."""


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


def reviewed(people: Cast, case: Case, *, wants: WishAnswer = WishAnswer.YES) -> None:
    """On 28 March, day 25: the review is held, and what comes next is told."""
    with on(march(28)):
        kind = CheckInKind.REVIEW_25
        by = people.caseworker
        check_ins.record(by=by, case=case, kind=kind, took_place_at=clock.now(), wants_interview=wants)
        stages.told(by, case, InformationTopic.NEXT_STEPS)


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
