"""Who is an invented person of the demonstration, who works with them, and what do all their stories share?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import Any, TypeVar

from orgs import clock
from orgs.models import Interpreter
from screening.actions import (
    information,
)
from screening.actions.interpreting import Voice
from screening.models import Case
from screening.safety import Independence, InterpreterKind, SafetyAnswers, Under18
from screening.types import (
    AgeBand,
    FindingOutcome,
    HandoverAnswer,
    InformationTopic,
    NeedKind,
    TeachBack,
    WishAnswer,
)

from .cases import Story

Found = TypeVar("Found")


@dataclass(frozen=True)
class Team:
    """Who works in one province, by the part of the address before the at sign."""

    responder: str
    supervisor: str
    receiver: str
    caseworker: str
    child_protection: str
    specialist: str
    confirmer: str


NORTHWEST = Team(
    "responder", "supervisor", "supervisor.social", "caseworker.social", "childprotection", "specialist",
    "supervisor.police",
)  # fmt: skip
SIEM_REAP = Team(
    "responder.siemreap", "supervisor.siemreap", "supervisor.social.siemreap", "caseworker.social.siemreap",
    "childprotection.siemreap", "specialist.siemreap", "supervisor.police.siemreap",
)  # fmt: skip
TRANSIT = Team(
    "responder.transit", "supervisor.transit", "supervisor.social", "caseworker.social", "childprotection",
    "specialist2", "supervisor.police",
)  # fmt: skip


@dataclass
class Person:
    """An invented person, and what makes their case different."""

    age_band: AgeBand = AgeBand.FROM_18_TO_24
    gender: str = "woman"
    nationality: str = "KH"
    under_18: Under18 = Under18.NO
    language: str = "km"
    interpreter: str = ""
    yes: tuple[str, ...] = ("R1", "C1")
    saw: tuple[str, ...] = ()
    needs: tuple[NeedKind, ...] = (NeedKind.FOOD_WATER, NeedKind.SAFE_BED)
    name: str = "An invented name"
    agrees: HandoverAnswer = HandoverAnswer.AGREES
    wants_interview: WishAnswer = WishAnswer.YES
    outcome: FindingOutcome = FindingOutcome.IDENTIFIED
    until: int = 10_000
    extra: list[tuple[int, time, Callable[[Story], Any]]] = field(default_factory=list)

    @property
    def is_child(self) -> bool:
        return self.under_18 is not Under18.NO


Steps = list[tuple[int, time, Callable[[Story], Any]]]


def there(found: Found | None) -> Found:
    """What an earlier scene of the story made."""
    if found is None:
        raise LookupError("an earlier scene should have made this")
    return found


def case_of(told: Story) -> Case:
    """The case as it is now."""
    return Case.objects.select_related("person").get(pk=told.case.pk)  # type: ignore[union-attr]


def voice(person: Person) -> Voice | None:
    if not person.interpreter:
        return None
    return Voice(
        kind=InterpreterKind.ROSTER,
        language=person.language,
        interpreter=Interpreter.objects.get(code=person.interpreter),
        independence=frozenset(Independence),
        gender_accepted=True,
    )


def safe(person: Person) -> SafetyAnswers:
    codes: dict[str, Any] = {
        "danger": "no", "place": "private", "present": ["nobody"], "language": person.language, "comfort": "yes",
        "under_18": person.under_18,
    }  # fmt: skip
    if person.interpreter:
        points = [str(point) for point in Independence]
        codes |= {"comfort": "no", "present": ["interpreter"], "interpreter_kind": "roster", "independence": points}
    return SafetyAnswers.from_codes(codes)


def worker_of(told: Story) -> Any:
    return case_of(told).caseworker


def tell(told: Story, person: Person, topic: InformationTopic) -> None:
    information.give(
        by=worker_of(told),
        case=case_of(told),
        topic=topic,
        took_place_at=clock.now(),
        language=person.language,
        teach_back=TeachBack.UNDERSTOOD,
        voice=voice(person),
    )
