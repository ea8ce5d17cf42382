"""Who are the invented people of the demonstration, and what happens to each? At least one case at every stage."""

from datetime import time

from orgs import clock
from orgs.models import Interpreter, Office
from screening.actions import detention, relatives, safety_check
from screening.safety import Independence, SafetyAnswers, Under18
from screening.types import (
    AgeBand,
    DetentionKind,
    FindingOutcome,
    HandoverAnswer,
    NeedKind,
    Relation,
)

from .cases import Story, who
from .course import story
from .looked_at import looked_at
from .on_the_way import ended, few_signs, on_the_way
from .person import NORTHWEST, SIEM_REAP, TRANSIT, Person, case_of, worker_of


def all_stories() -> list[Story]:
    """Every story, in no particular order."""
    return [*_told_in_the_issue(), *_raid(), *on_the_way(), *looked_at(), *ended()]


def _told_in_the_issue() -> list[Story]:
    return [
        _girl_of_twelve(),
        _woman_of_22(),
        story("man back from a fishing boat", 58, _fisher(), TRANSIT),
        _scam_compound(),
        story("returned domestic worker", 66, _domestic_worker(), SIEM_REAP),
    ]


def _girl_of_twelve() -> Story:
    """Sold for debt by her mother: child route, the mother implicated, no means needed."""
    girl = Person(
        age_band=AgeBand.FROM_12_TO_15,
        under_18=Under18.YES,
        yes=("R7", "X12"),
        saw=("O1", "O4"),
        needs=(NeedKind.FOOD_WATER, NeedKind.SAFE_BED, NeedKind.CLOTHES),
        agrees=HandoverAnswer.NOT_ASKED,
    )

    def mother(told: Story) -> None:
        relatives.add(
            by=worker_of(told),
            case=case_of(told),
            relation=Relation.GUARDIAN,
            is_implicated=True,
            must_not_be_told=True,
            name="An invented mother",
            implicated_why="Took money for her; said by the girl.",
        )

    girl.extra.append((3, time(11), mother))
    return story("girl of twelve", 20, girl, NORTHWEST)


def _woman_of_22() -> Story:
    """In debt bondage; the brothel's “translator” is offered and refused before an interpreter of the roster comes."""
    woman = Person(
        nationality="VN",
        language="vi",
        interpreter="IN-201",
        yes=("R6", "C1", "C9", "X1"),
        saw=("O1", "O4", "O7"),
        needs=(NeedKind.WOMENS_HEALTH, NeedKind.REST),
    )

    def refused(told: Story) -> None:
        codes = {
            "danger": "no", "place": "private", "present": ["interpreter"], "language": "vi", "comfort": "no",
            "interpreter_kind": "found_at_place", "independence": [str(Independence.TOLD_RULES)], "under_18": "no",
        }  # fmt: skip
        answers = SafetyAnswers.from_codes(codes)
        safety_check.record(by=who(NORTHWEST.responder), case=case_of(told), answers=answers)

    def accepted(told: Story) -> None:
        safety_check.record(
            by=who(NORTHWEST.responder),
            case=case_of(told),
            answers=_with_roster(),
            interpreter=_interpreter("IN-201"),
            gender_accepted=True,
        )

    woman.extra += [(0, time(8, 30), refused), (0, time(8, 45), accepted)]
    return story("woman of 22", 33, woman, NORTHWEST)


def _with_roster() -> SafetyAnswers:
    codes = {
        "danger": "no",
        "place": "private",
        "present": ["interpreter"],
        "language": "vi",
        "comfort": "no",
        "interpreter_kind": "roster",
        "independence": [str(point) for point in Independence],
        "under_18": "no",
    }
    return SafetyAnswers.from_codes(codes)


def _interpreter(code: str) -> Interpreter:
    return Interpreter.objects.get(code=code)


def _fisher() -> Person:
    return Person(
        age_band=AgeBand.FROM_25_TO_34, gender="man", nationality="MM", language="th", interpreter="IN-202",
        yes=("R2", "R8", "C2", "X1", "X2"), saw=("O3",), needs=(NeedKind.DOCTOR, NeedKind.PHONE_CALL),
    )  # fmt: skip


def _scam_compound() -> Story:
    """A foreign worker, charged with immigration offences and held; the days held are added."""
    man = Person(
        age_band=AgeBand.FROM_18_TO_24, gender="man", nationality="CN", language="zh", interpreter="IN-203",
        yes=("R2", "C1", "C2", "C7", "X7"), saw=("O5", "O7"),
    )  # fmt: skip

    def arrested(told: Story) -> None:
        office = Office.objects.get(name__startswith="Anti-trafficking police office, Siem Reap")
        for kind in (DetentionKind.CHARGE, DetentionKind.DETENTION):
            detention.record(
                by=worker_of(told),
                case=case_of(told),
                kind=kind,
                started_at=clock.now(),
                office=office,
                for_what="Staying without papers.",
            )

    def noticed(told: Story) -> None:
        held = case_of(told).detention_set.get(kind=DetentionKind.DETENTION)
        detention.send_notice(
            by=worker_of(told), detention=held, sent_at=clock.now(), addressed_to="The police office."
        )

    def released(told: Story) -> None:
        held = case_of(told).detention_set.get(kind=DetentionKind.DETENTION)
        detention.release(by=worker_of(told), detention=held, released_at=clock.now(), released_to="A place to stay.")

    man.extra += [(12, time(16), arrested), (12, time(17), noticed), (15, time(12), released)]
    return story("foreign worker out of a scam compound", 30, man, NORTHWEST)


def _domestic_worker() -> Person:
    return Person(
        age_band=AgeBand.FROM_35_TO_49,
        yes=("R3", "C3"),
        outcome=FindingOutcome.NOT_IDENTIFIED,
        needs=(NeedKind.MENTAL_HEALTH,),
    )


def _raid() -> list[Story]:
    """Nine people of one event: two show few signs, one may be 17."""
    shown = Person(yes=("R1", "C2", "X2"), saw=("O5", "O6"))
    told = [story(f"raid {number}", 9, shown, NORTHWEST) for number in range(1, 7)]
    maybe = Person(
        age_band=AgeBand.NOT_KNOWN, under_18=Under18.MAYBE, yes=("R1",), saw=("O9",), agrees=HandoverAnswer.AGREES
    )
    told.append(story("raid, may be 17", 9, maybe, NORTHWEST))
    return [*told, few_signs("raid 8", 9), few_signs("raid 9", 9)]
