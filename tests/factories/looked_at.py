"""Acts at which a supervisor should look."""

from django.test import Client
from django.urls import reverse

from orgs.models import User
from screening.actions import cases, checklist, indicator_sets, safety_check
from screening.actions.checklist import Given
from screening.checklist import Answer
from screening.models import Case
from screening.safety import Part, SafetyAnswers
from screening.types import Agreement, TeachBack
from tests.reading import shown, signed_in

from . import stages
from .cast import Cast

NO = Given(answer=Answer.NO)


def begin(people: Cast) -> Case:
    indicator_sets.load_shipped()
    case = cases.begin(by=people.responder, office=people.ngo)
    safety_check.record(by=people.responder, case=case, answers=stages.safe_answers())
    return case


def look(user: User, case: Case) -> int:
    return signed_in(Client(), user).get(reverse("screening:case", args=[shown(case)])).status_code


def answer_all(people: Cast, case: Case, given: Given) -> None:
    checklist.agree(by=people.responder, case=case, agreement=Agreement.AGREED, teach_back=TeachBack.UNDERSTOOD)
    by_part: dict[Part, dict[str, Given]] = {}
    for item in indicator_sets.parsed(indicator_sets.published()).offered(sectors=[], child=False):
        if item.core:
            by_part.setdefault(Part(str(item.section)), {})[item.code] = given
    for part, answers in by_part.items():
        checklist.answer(by=people.responder, case=case, part=part, answers=answers)


def lowered(people: Cast) -> Case:
    """A screening in which every yes was taken back."""
    case = stages.answered(people)
    for row in case.screening_set.get().answers.filter(answer=Answer.YES):
        part = Part(str(indicator_sets.parsed(indicator_sets.published()).item(row.item).section))
        checklist.take_back(by=people.responder, case=case, part=part, item=row.item)
    return case


def through(kind: str) -> SafetyAnswers:
    return stages.safe_answers(language="vi", comfort="no", interpreter_kind=kind, independence=["told_rules"])


def tried(people: Cast, kind: str = "found_at_place") -> Case:
    """A screening in which somebody who may not interpret was tried."""
    return stages.begun(people, answers=through(kind))
