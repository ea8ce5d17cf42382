"""How does an invented case go on, day by day, as far as the days that have passed allow?"""

from datetime import time
from typing import Any

from orgs import clock
from orgs.models import Interpreter
from screening.actions import (
    cases,
    checklist,
    handover,
    indicator_sets,
    interim,
    needs,
    persons,
    safety_check,
)
from screening.actions.checklist import Given
from screening.checklist import Answer, ObservationAnswer
from screening.safety import Part
from screening.types import (
    Agreement,
    HandoverAnswer,
    InformationTopic,
    NeedStatus,
    RiskLevel,
    TeachBack,
    Urgency,
    WishAnswer,
)

from . import beyond, helped, later
from .cases import Scene, Story, who
from .person import Person, Steps, Team, case_of, safe, tell, there, voice, worker_of


def story(name: str, days_ago: int, person: Person, team: Team) -> Story:
    """A case begun so many days ago, which has gone as far as it could since. ``until``: its last day."""
    told = Story(name=name, scenes=[])
    lasting = min(days_ago, person.until)
    steps = [*_screening(person, team), *_interim(person, team), *later.period(person, team)]
    steps += [*helped.helped(person, team), *beyond.abroad(person), *beyond.traced(person)]
    steps += [*later.finding(person, team), *later.support(person, team), *person.extra]
    told.scenes = [Scene(days_ago - day, at, step) for day, at, step in steps if day <= lasting]
    return told


def _screening(person: Person, team: Team) -> Steps:
    def begin(told: Story) -> None:
        by = who(team.responder)
        told.case = cases.begin(by=by, office=by.memberships_now().first().office)  # type: ignore[union-attr]
        interpreter = Interpreter.objects.get(code=person.interpreter) if person.interpreter else None
        safety_check.record(
            by=by, case=told.case, answers=safe(person), interpreter=interpreter, gender_accepted=bool(interpreter)
        )
        needs.record(by=by, case=told.case, kinds=person.needs)

    def talk(told: Story) -> None:
        by, case = who(team.responder), case_of(told)
        checklist.agree(by=by, case=case, agreement=Agreement.AGREED, teach_back=TeachBack.UNDERSTOOD)
        persons.write(
            by=by,
            case=case,
            name_to_use=person.name,
            age_band=person.age_band,
            gender=person.gender,
            nationality=person.nationality,
        )
        wishes: dict[str, Any] = {
            "wishes_home": WishAnswer.UNSURE,
            "wishes_police": WishAnswer.LATER,
            "wished_interviewer": "woman",
        }
        persons.write(by=by, case=case_of(told), part=Part.WISHES, **wishes)
        answer_all(told, person, by=by)

    def hand_over(told: Story) -> None:
        if case_of(told).stage == "screening":
            handover.send(
                by=who(team.responder),
                case=case_of(told),
                answer=person.agrees,
                urgency=Urgency.TODAY,
                child_was_heard=person.is_child,
                not_asked_why="enough_to_refer",
            )

    return [(0, time(8), begin), (0, time(9), talk), (1, time(8), hand_over)]


def answer_all(told: Story, person: Person, *, by: Any) -> None:
    """Yes where the person said so, no to the rest of the core, as far as the safety check lets one ask."""
    case = case_of(told)
    offered = indicator_sets.parsed(case.screening_set.get().indicator_set)
    checked = there(safety_check.latest(case))
    open_now = safety_check.open_parts(checked)
    by_part: dict[Part, dict[str, Given]] = {}
    for item in offered.offered(sectors=[], child=case.is_child):
        part = Part(str(item.section))
        if part in open_now and (item.core or item.code in person.yes):
            yes = item.code in person.yes
            given = Given(answer=Answer.YES if yes else Answer.NO, sources=("said",) if yes else ())
            by_part.setdefault(part, {})[item.code] = given
    for part, answers in by_part.items():
        checklist.answer(by=by, case=case, part=part, answers=answers)
    if person.saw:
        checklist.observe(by=by, case=case, seen=dict.fromkeys(person.saw, ObservationAnswer.SAW_IT))


def _interim(person: Person, team: Team) -> Steps:
    if person.agrees is not HandoverAnswer.AGREES and not person.is_child:
        return []

    def receive(told: Story) -> None:
        handover.receive(by=who(team.receiver), case=case_of(told))
        handover.accept(by=who(team.receiver), case=case_of(told))
        worker = who(team.child_protection if person.is_child else team.caseworker)
        cases.name_caseworker(by=who(team.receiver), case=case_of(told), caseworker=worker)

    def intake(told: Story) -> None:
        by, now = worker_of(told), clock.now()
        interim.record_intake(
            by=by,
            case=case_of(told),
            took_place_at=now,
            language=person.language,
            rights_explained=True,
            options_explained=True,
            duties_explained=True,
            teach_back=TeachBack.UNDERSTOOD,
            voice=voice(person),
        )
        interim.assess_risk(
            by=by,
            case=case_of(told),
            took_place_at=now,
            health=RiskLevel.MEDIUM,
            safety=RiskLevel.MEDIUM,
            security=RiskLevel.LOW,
            with_person=True,
            health_response="A doctor was seen.",
            safety_response="A place to stay.",
        )
        for need in case_of(told).need_set.filter(status=NeedStatus.WANTED):
            needs.settle(by=by, need=need, status=NeedStatus.MET, given="Given on the same day.")
        tell(told, person, InformationTopic.RIGHTS)
        tell(told, person, InformationTopic.PERIOD)

    return [(2, time(9), receive), (3, time(10), intake)]
