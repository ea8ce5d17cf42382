"""Cases at each stage, each built through the actions on the one before it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from orgs import clock, hierarchy
from orgs.models import Interpreter, User
from screening import rules
from screening.actions import (
    approvals,
    cases,
    check_ins,
    checklist,
    findings,
    handover,
    indicator_sets,
    information,
    interim,
    interviews,
    moves,
    needs,
    persons,
    plans,
    reflection,
    safety_check,
    specialists,
)
from screening.actions.checklist import Given
from screening.checklist import Answer
from screening.models import Approval, Case
from screening.safety import Independence, Part, SafetyAnswers
from screening.types import (
    Agreement,
    ApprovalAnswer,
    Attended,
    CheckInKind,
    FindingOutcome,
    HandoverAnswer,
    InformationTopic,
    NeedKind,
    NeedsDomain,
    NeedStatus,
    RiskLevel,
    ServiceKind,
    TeachBack,
    WishAnswer,
)

from .cast import Cast
from .kept import after_the_cast

YES = Given(answer=Answer.YES, sources=("said",))
SAFE = {
    "danger": "no",
    "place": "private",
    "present": ["nobody"],
    "language": "km",
    "comfort": "yes",
    "under_18": "no",
}


def safe_answers(**changed: Any) -> SafetyAnswers:
    """A safe talk with an adult in Khmer, with changes."""
    return SafetyAnswers.from_codes(SAFE | changed)


def interpreted(**changed: Any) -> SafetyAnswers:
    """The same through an interpreter of the roster who is independent in all five points."""
    points = [str(point) for point in Independence]
    return safe_answers(language="vi", comfort="no", interpreter_kind="roster", independence=points, **changed)


@after_the_cast
def opened(people: Cast) -> Case:
    """A screening of which the first page was sent, and nothing is asked yet."""
    indicator_sets.load_shipped()
    return cases.begin(by=people.responder, office=people.ngo)


@after_the_cast
def begun(people: Cast, *, answers: SafetyAnswers | None = None, interpreter: Interpreter | None = None) -> Case:
    """A screening whose safety check is done."""
    case = opened(people)
    safety_check.record(
        by=people.responder,
        case=case,
        answers=answers or safe_answers(),
        interpreter=interpreter,
        gender_accepted=interpreter is not None,
    )
    return case


@after_the_cast
def answered(people: Cast, **options: Any) -> Case:
    """The person agreed to talk; one means and one purpose are answered yes."""
    case = begun(people, **options)
    by = people.responder
    checklist.agree(by=by, case=case, agreement=Agreement.AGREED, teach_back=TeachBack.UNDERSTOOD)
    offered = indicator_sets.parsed(indicator_sets.published())
    for element, part in (("means", None), ("purpose", None)):
        item = next(one for one in offered.items if element in one.elements and one.core and not one.child_only)
        part = Part(str(item.section))
        if case.is_child and part is Part.CONTROL_AND_FREEDOM:
            continue
        yes = Given(answer=Answer.YES, sources=("said",))
        checklist.answer(by=by, case=case, part=part, answers={item.code: yes})
    needs.record(by=by, case=case, kinds=[NeedKind.FOOD_WATER])
    return case


@after_the_cast
def handed_over(people: Cast, *, answer: HandoverAnswer = HandoverAnswer.AGREES, **options: Any) -> Case:
    case = answered(people, **options)
    handover.send(by=people.responder, case=case, answer=answer, child_was_heard=True)
    return case


@after_the_cast
def received(people: Cast, **options: Any) -> Case:
    """Registered by the coordinating office; its caseworker is named."""
    case = handed_over(people, **options)
    handover.receive(by=people.other_supervisor, case=case)
    cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.caseworker)
    return case


def told(by: User, case: Case, topic: InformationTopic) -> None:
    now = clock.now()
    language = case.person.languages[0] if case.person.languages else "km"
    information.give(
        by=by, case=case, topic=topic, took_place_at=now, language=language, teach_back=TeachBack.UNDERSTOOD
    )


@after_the_cast
def interim_done(people: Cast, **options: Any) -> Case:
    """Interim help with every gate of the period met."""
    case = received(people, **options)
    do_interim(people.caseworker, case)
    return case


def do_interim(by: User, case: Case) -> None:
    now = clock.now()
    interim.record_intake(
        by=by,
        case=case,
        took_place_at=now,
        language="km",
        rights_explained=True,
        options_explained=True,
        duties_explained=True,
        teach_back=TeachBack.UNDERSTOOD,
    )
    low = RiskLevel.LOW
    interim.assess_risk(by=by, case=case, took_place_at=now, health=low, safety=low, security=low, with_person=True)
    told(by, case, InformationTopic.PERIOD)


@after_the_cast
def reflecting(people: Cast, **options: Any) -> Case:
    """The 30 days begin today."""
    case = interim_done(people, **options)
    reflection.grant(by=people.caseworker, case=case, starts_on=clock.today())
    return case


TOLD_WITH = 30


@dataclass(frozen=True)
class Calendar:
    """Moments of a case counted from the day it begins, at ten in the morning in Phnom Penh.

    Days are told as with the 30 of the guideline: what comes after the last one comes after it however long it is.
    """

    first: date = field(default_factory=clock.today)

    def moment(self, day: int, *, at: time = time(10)) -> datetime:
        day += rules.REFLECTION_DAYS - TOLD_WITH if day > TOLD_WITH else 0
        return datetime.combine(self.first + timedelta(days=day), at, tzinfo=clock.PHNOM_PENH)


@after_the_cast
def only_talks_due(people: Cast, calendar: Calendar) -> Case:
    """The 30 days begin on the first day of the calendar, and no need is left open."""
    with clock.at(calendar.moment(0)):
        case = reflecting(people)
        for need in case.need_set.all():
            needs.settle(by=people.caseworker, need=need, status=NeedStatus.MET)
    case.refresh_from_db()
    return case


@after_the_cast
def reviewed(people: Cast, calendar: Calendar, **options: Any) -> Case:
    """The period is over tomorrow at the latest: the review is held, the person wants the interview."""
    with clock.at(calendar.moment(0)):
        case = reflecting(people, **options)
    with clock.at(calendar.moment(25)):
        by = people.caseworker
        check_ins.record(
            by=by, case=case, kind=CheckInKind.REVIEW_25, took_place_at=clock.now(), wants_interview=WishAnswer.YES
        )
        told(by, case, InformationTopic.NEXT_STEPS)
    return case


@after_the_cast
def identification(people: Cast, calendar: Calendar, **options: Any) -> Case:
    """On day 31 the case goes to identification, and a specialist is named."""
    case = reviewed(people, calendar, **options)
    with clock.at(calendar.moment(31)):
        moves.move(by=people.caseworker, case=case, transition="identify")
        specialists.name(by=people.identifying_supervisor, case=case, specialist=people.specialist)
    return case


@after_the_cast
def found(
    people: Cast, calendar: Calendar, *, outcome: FindingOutcome = FindingOutcome.IDENTIFIED, **options: Any
) -> Case:
    """The finding of two people, told to the person."""
    case = identification(people, calendar, **options)
    with clock.at(calendar.moment(33)):
        interviews.record(
            by=people.specialist,
            case=case,
            took_place_at=clock.now(),
            attended=[Attended.NOT_WANTED],
            account="An invented account.",
        )
        yes = outcome is FindingOutcome.IDENTIFIED
        row = findings.propose(
            by=people.specialist,
            case=case,
            outcome=outcome,
            act=yes,
            means=yes,
            purpose=yes,
            act_support="Said.",
            means_support="Said.",
            purpose_support="Said.",
        )
    with clock.at(calendar.moment(34)):
        findings.confirm(by=people.identifying_supervisor, finding=row)
    with clock.at(calendar.moment(35)):
        told(people.caseworker, case, InformationTopic.FINDING)
    return case


@after_the_cast
def supported(people: Cast, calendar: Calendar, **options: Any) -> Case:
    case = found(people, calendar, **options)
    with clock.at(calendar.moment(36)):
        if options.get("outcome") is FindingOutcome.NOT_IDENTIFIED:
            alternative_plan(people.caseworker, case)
        moves.move(by=people.caseworker, case=case, transition="support_after_finding")
    return case


def alternative_plan(by: User, case: Case, *, own_decision: bool = False) -> None:
    plans.write_alternative(
        by=by,
        case=case,
        own_decision=own_decision,
        services=[ServiceKind.COUNSELLING],
        review_on=clock.today() + timedelta(days=30),
        text="An invented plan.",
    )


@after_the_cast
def closed(people: Cast, calendar: Calendar, **options: Any) -> Case:
    """Closed by the person's own decision to go home; a supervisor of the office answered for it."""
    case = supported(people, calendar, **options)
    with clock.at(calendar.moment(40)):
        asked = moves.move(by=people.caseworker, case=case, transition="close_left", reason="Went home.")
        approve(people.other_supervisor, asked)
    case.refresh_from_db()
    return case


def approve(by: User, asked: Approval | None) -> None:
    assert asked is not None
    approvals.answer(by=by, approval=asked, answer=ApprovalAnswer.APPROVED)


def needs_assessed(by: User, case: Case) -> None:
    plans.assess_needs(
        by=by, case=case, took_place_at=clock.now(), with_person=True, words={NeedsDomain.SAFETY: "Invented."}
    )


def working_day(on: date) -> date:
    """``on``, or the first working day after it."""
    while not hierarchy.is_working_day(on):
        on += timedelta(days=1)
    return on


def persons_named(people: Cast, case: Case) -> None:
    """A name that only those may read to whom identity is open."""
    persons.write(by=people.caseworker, case=case, official_name="Only for C4")
