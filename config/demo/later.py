"""How does an invented case go on after intake: the 30 days, the finding, support, closing?"""

from collections.abc import Callable
from datetime import date, time, timedelta

from orgs import clock, hierarchy
from referrals.actions import visits
from referrals.types import VisitKind, VisitOutcome
from screening.actions import (
    approvals,
    check_ins,
    choices,
    findings,
    interviews,
    moves,
    plans,
    reflection,
    specialists,
)
from screening.models import Approval
from screening.types import (
    ApprovalAnswer,
    Attended,
    CheckInKind,
    ChoiceMade,
    FindingOutcome,
    GoalStatus,
    HandoverAnswer,
    InformationTopic,
    NeedsDomain,
    ServiceKind,
    WishAnswer,
)

from .cases import Story, who
from .papers import attach_paper
from .person import Person, Steps, Team, case_of, tell, there, voice, worker_of


def period(person: Person, team: Team) -> Steps:
    if person.agrees is not HandoverAnswer.AGREES and not person.is_child:
        return []

    def grant(told: Story) -> None:
        reflection.grant(by=worker_of(told), case=case_of(told), starts_on=clock.today())
        change = case_of(told).periodchange_set.get()
        reflection.tell_change(
            by=worker_of(told), case=case_of(told), change_row=change, language=person.language, told_on=clock.today()
        )
        service, said = ServiceKind.COUNSELLING, ChoiceMade.WANTS
        choices.record(by=worker_of(told), case=case_of(told), service=service, choice=said, language=person.language)
        choices.record(
            by=worker_of(told),
            case=case_of(told),
            service=ServiceKind.INDEPENDENT_ADVICE,
            choice=ChoiceMade.THINKING,
            adviser_is_independent=True,
        )

    def check_in(kind: CheckInKind, wants: WishAnswer = WishAnswer.NOT_ASKED) -> Callable[[Story], None]:
        def step(told: Story) -> None:
            check_ins.record(
                by=worker_of(told), case=case_of(told), kind=kind, took_place_at=clock.now(), wants_interview=wants
            )
            if kind is CheckInKind.REVIEW_25:
                tell(told, person, InformationTopic.NEXT_STEPS)

        return step

    return [
        (3, time(14), grant),
        (10, time(10), check_in(CheckInKind.DAY_7)),
        (10, time(11), attach_paper),
        (17, time(10), check_in(CheckInKind.DAY_14)),
        (24, time(10), check_in(CheckInKind.DAY_21)),
        (28, time(10), check_in(CheckInKind.REVIEW_25, person.wants_interview)),
    ]


def finding(person: Person, team: Team) -> Steps:
    if person.agrees is not HandoverAnswer.AGREES and not person.is_child:
        return []
    if person.wants_interview is not WishAnswer.YES:
        return _without_interview(person, team)

    def identify(told: Story) -> None:
        moves.move(by=worker_of(told), case=case_of(told), transition="identify")
        specialists.name(by=who(team.confirmer), case=case_of(told), specialist=who(team.specialist))

    def interview(told: Story) -> None:
        there = [Attended.SUPPORT_PERSON] if person.is_child else [Attended.NOT_WANTED]
        if person.interpreter:
            there = [Attended.INTERPRETER]
        interviews.record(
            by=who(team.specialist),
            case=case_of(told),
            took_place_at=clock.now(),
            attended=there,
            account="What the person described, in invented words.",
            voice=voice(person),
        )

    def propose(told: Story) -> None:
        yes = person.outcome is FindingOutcome.IDENTIFIED
        told.made["finding"] = findings.propose(
            by=who(team.specialist),
            case=case_of(told),
            outcome=person.outcome,
            act=yes,
            means=yes and not person.is_child,
            purpose=yes,
            act_support="Described by the person.",
            means_support="Described by the person.",
            purpose_support="Described, and seen at the place.",
        )

    def confirm(told: Story) -> None:
        findings.confirm(by=who(team.confirmer), finding=told.made["finding"])

    def to_support(told: Story) -> None:
        tell(told, person, InformationTopic.FINDING)
        if person.outcome is FindingOutcome.NOT_IDENTIFIED:
            alternative(told, own_decision=False)
        moves.move(by=worker_of(told), case=case_of(told), transition="support_after_finding")

    return [
        (36, time(9), identify),
        (38, time(10), interview),
        (40, time(11), propose),
        (41, time(15), confirm),
        (42, time(10), to_support),
    ]


def alternative(told: Story, *, own_decision: bool) -> None:
    plans.write_alternative(
        by=worker_of(told),
        case=case_of(told),
        own_decision=own_decision,
        services=[ServiceKind.COUNSELLING, ServiceKind.TRAINING],
        review_on=clock.today() + timedelta(days=60),
        text="Counselling goes on, training for work begins, and we meet every month.",
    )


def _without_interview(person: Person, team: Team) -> Steps:
    def step(told: Story) -> None:
        alternative(told, own_decision=True)
        asked = moves.move(
            by=worker_of(told), case=case_of(told), transition="support_without_interview", reason="Does not want it."
        )
        approve(asked, team.receiver)

    return [(36, time(9), step)]


def approve(asked: Approval | None, email: str) -> None:
    approvals.answer(by=who(email), approval=there(asked), answer=ApprovalAnswer.APPROVED)


def support(person: Person, team: Team) -> Steps:
    if person.agrees is not HandoverAnswer.AGREES and not person.is_child:
        return []

    def plan(told: Story) -> None:
        by, case = worker_of(told), case_of(told)
        words = {NeedsDomain.SAFETY: "A room of her own.", NeedsDomain.ECONOMIC: "Wants to learn sewing."}
        plans.assess_needs(by=by, case=case, took_place_at=clock.now(), with_person=True, words=words)
        told.made["goal"] = plans.add_goal(by=by, case=case, domain=NeedsDomain.ECONOMIC, text="Earn from sewing.")
        visits.plan(by=by, case=case, arrived_on=clock.today())

    def visit(kind: VisitKind) -> Callable[[Story], None]:
        def step(told: Story) -> None:
            visits.record(
                by=worker_of(told), case=case_of(told), kind=kind, outcome=VisitOutcome.MADE, took_place_at=clock.now()
            )

        return step

    def close(told: Story) -> None:
        plans.settle_goal(by=worker_of(told), goal=told.made["goal"], status=GoalStatus.MET)
        tell(told, person, InformationTopic.CLOSING)
        asked = moves.move(by=worker_of(told), case=case_of(told), transition="close_needs_met")
        approve(asked, team.receiver)

    return [
        (46, time(10), plan),
        (76, time(10), visit(VisitKind.DAY_30)),
        (136, time(10), visit(VisitKind.DAY_90)),
        (226, time(10), visit(VisitKind.DAY_180)),
        (230, time(10), close),
    ]


def next_working_day(on: date) -> date:
    """``on`` itself, or the first working day after it."""
    while not hierarchy.is_working_day(on):
        on += timedelta(days=1)
    return on
