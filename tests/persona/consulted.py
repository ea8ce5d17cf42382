"""What must hold at each place that asks whether somebody is shut out: typed by hand from domain 3, 6, 8 and 9.

Each is told how to shut somebody out: the person, or another office in which they work too.
"""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from orgs import clock
from orgs.actions import members
from orgs.models import Office, User
from orgs.refusals import NotPermitted, Refused
from orgs.types import Course
from referrals.actions import helping, inbox, referring
from screening import access
from screening.access import approvers
from screening.actions import (
    cases,
    complaints,
    consents,
    denials,
    grants,
    handover,
    identifying,
    interpreting,
    moves,
    responsibility,
    shredding,
    transfers,
)
from screening.actions.recipients import to_take_over
from screening.models import Approval, Case
from screening.safety import InterpreterKind
from screening.types import DenialWhy, HandoverAnswer, TransferStatus
from tests.factories import helping as made
from tests.factories import orgs, stages
from tests.factories.cast import Cast

from .forgetting import Place

Shut = Callable[..., None]
Holds = Callable[[Cast, Shut], None]
PLACES: dict[Place, Holds] = {}


def the_person(by: User, case: Case, user: User) -> None:
    denials.deny(by=by, case=case, why=DenialWhy.ACCUSED, user=user)


def an_office_of_theirs(by: User, case: Case, user: User) -> None:
    """Not the one through which they would know of the case."""
    other = orgs.office(province=case.province, organisation=user.organisation)
    members.give_role(by=None, user=user, office=other, role=user.memberships.earliest("started_at").role)
    denials.deny(by=by, case=case, why=DenialWhy.ACCUSED, office=other)


SHUT: dict[str, Shut] = {"user": the_person, "office": an_office_of_theirs}


def at(module: str, *functions: str, whom: tuple[str, ...] = ("user", "office")) -> Callable[[Holds], Holds]:
    def typed(holds: Holds) -> Holds:
        PLACES.update(dict.fromkeys((Place(module, function, whom) for function in functions), holds))
        return holds

    return typed


def office_out(by: User, case: Case, office: Office) -> None:
    denials.deny(by=by, case=case, why=DenialWhy.ACCUSED, office=office)


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


@at("screening.access.known", "_known", "denials_of", "denials_of_any")
def whoever_is_shut_out_has_no_tie(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    shut(people.caseworker, case, people.responder)
    assert not access.ties(people.responder, fresh(case))


@at("screening.access.lists", "may_know")
def their_list_leaves_it_out(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    shut(people.caseworker, case, people.responder)
    assert not access.visible(people.responder).exists()


@at("screening.access.told", "_lines")
@at("screening.access.ties", "shut_out_of")
def no_line_is_told_to_them(people: Cast, shut: Shut) -> None:
    case = stages.handed_over(people, answer=HandoverAnswer.DOES_NOT_AGREE)
    assert len(access.told(people.caseworker).lines) == 1
    shut(people.responder, case, people.caseworker)
    assert access.told(people.caseworker).lines == []


@at("screening.access.told", "_cases")
def no_case_is_told_to_them(people: Cast, shut: Shut) -> None:
    case = stages.answered(people)
    handover.send(by=people.responder, case=case, answer=HandoverAnswer.AGREES, tell_identifying=True)
    assert len(access.told(people.identifying_supervisor).cases) == 1
    shut(people.responder, case, people.identifying_supervisor)
    assert access.told(people.identifying_supervisor).cases == []


@at("screening.access.approvers", "__init__")
def no_request_climbs_to_them(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    shut(people.caseworker, case, people.national_supervisor)
    with clock.at(clock.now() + timedelta(days=7)):
        assert access.requests_for(people.national_supervisor) == []


@at("screening.access.approvers", "office_to_ask", whom=("office",))
def no_office_that_is_shut_out_is_asked_for_an_answer(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    office_out(people.caseworker, case, people.national)
    asked = approvers.office_to_ask(case, by=people.caseworker, other_organisation=True, other_office=False)
    assert asked != people.national


@at("screening.actions.interpreting", "may_interpret")
def no_colleague_who_is_shut_out_interprets(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    orgs.training(user=people.colleague, course=Course.INTERPRETER_ETHICS)
    work: Any = SimpleNamespace(case=case, today=clock.today())
    voice = interpreting.Voice(kind=InterpreterKind.STAFF, language="km", member=people.colleague)
    assert interpreting.may_interpret(work, voice)
    shut(people.caseworker, case, people.colleague)
    assert not interpreting.may_interpret(work, voice)


@at("screening.actions.complaints", "_judges")
def no_complaint_is_decided_by_them(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    for judge in (people.outside_supervisor, people.second_identifying_supervisor):
        shut(people.caseworker, case, judge)
    assert people.elsewhere not in complaints.deciding_offices(case)


@at("screening.actions.grants", "offer", whom=("office",))
def nothing_is_asked_of_an_office_that_is_shut_out(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    basis = made.consented(people, case)
    row = referring.draft(by=people.caseworker, case=case, basis=basis, words="Weekly.")
    office_out(people.caseworker, case, people.partner_office)
    with pytest.raises(Refused) as refused:
        referring.send(by=people.caseworker, referral=row)
    assert refused.value.why == "shut_out"


@at("screening.actions.grants", "end_of_denied")
def what_was_granted_to_them_ends(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    grant = made.accepted(people, case).grant
    shut(people.caseworker, case, people.partner)
    assert fresh(grant).ended_at is not None


@at("screening.actions.grants", "may_be_named_in")
def nobody_shut_out_is_named_to_help(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    grant = made.sent(people, case).grant
    shut(people.caseworker, case, people.partner)
    assert people.partner not in grants.may_be_named_in(grant)


@at("screening.actions.grants", "police_offices", "_denied_offices", whom=("office",))
def no_police_office_that_is_shut_out_is_asked(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    office_out(people.caseworker, case, people.identifying)
    assert people.identifying not in grants.police_offices(case)


@at("screening.actions.grants", "offices_to_ask", whom=("office",))
def no_office_that_is_shut_out_is_asked_for_help(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    office_out(people.caseworker, case, people.partner_office)
    assert people.partner_office not in grants.offices_to_ask(case)


@at("screening.actions.identifying", "_may_take_part")
def nobody_shut_out_examines_or_confirms(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    for officer in (people.specialist, people.identifying_supervisor):
        shut(people.caseworker, case, officer)
    assert people.specialist not in identifying.specialists(people.identifying, case)
    assert people.identifying_supervisor not in identifying.confirmers(people.identifying, case)


@at("screening.actions.responsibility", "may_answer_for")
def nobody_shut_out_answers_for_it(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    shut(people.caseworker, case, people.other_supervisor)
    assert responsibility.above(case)[0] != people.other_supervisor


@at("screening.actions.responsibility", "_office_after", whom=("office",))
def the_office_that_is_shut_out_answers_no_longer(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    office_out(people.responder, case, people.coordinating)
    assert fresh(case).responsible_office == people.national


@at("screening.actions.cases", "may_be_caseworker")
def nobody_shut_out_is_named_caseworker(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    shut(people.caseworker, case, people.second_caseworker)
    assert people.second_caseworker not in cases.possible_caseworkers(case)


@at("screening.actions.handover", "receiving_office", whom=("office",))
def no_hand_over_goes_to_an_office_that_is_shut_out(people: Cast, shut: Shut) -> None:
    case = stages.answered(people)
    office_out(people.responder, case, people.coordinating)
    row = handover.send(by=people.responder, case=case, answer=HandoverAnswer.AGREES)
    assert row.to_office == people.national


@at("screening.actions.transfers", "_require_fit", whom=("office",))
def nothing_is_offered_to_an_office_that_is_shut_out(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    agreed = made.consented(people, case, to=to_take_over(people.partner_office))
    office_out(people.caseworker, case, people.partner_office)
    with pytest.raises(Refused) as refused:
        transfers.offer(by=people.caseworker, case=case, basis=agreed)
    assert refused.value.why == "shut_out"


@at("screening.actions.transfers", "lapse_of_denied", whom=("office",))
def what_was_offered_to_them_lapses(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    row = made.offered(people, case)
    office_out(people.caseworker, case, people.partner_office)
    assert fresh(row).status == TransferStatus.LAPSED


@at("screening.actions.denials", "_hand_elsewhere", whom=("office",))
def what_was_meant_for_them_goes_to_the_national_office(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    sent = stages.handed_over(people, answer=HandoverAnswer.AGREES)
    for one in (case, sent):
        office_out(people.responder, one, people.coordinating)
    assert sent.handover_set.get().to_office == people.national
    assert Approval.objects.get(case=case).office == people.national


@at("referrals.actions.helping", "to_give_back")
def they_are_not_asked_to_give_back(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    row = made.accepted(people, case)
    consents.withdraw(by=people.caseworker, consent=row.consent)
    assert len(helping.to_give_back(people.partner)) == 1
    shut(people.caseworker, case, people.partner)
    assert helping.to_give_back(people.partner) == []


@at("referrals.actions.inbox", "of")
def their_inbox_leaves_it_out(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    made.sent(people, case)
    assert len(inbox.of(people.partner).rows) == 1
    shut(people.caseworker, case, people.partner)
    assert inbox.of(people.partner).rows == []


# What asks for denials and decides nothing about anybody.
ELSEWHERE = {
    "screening.access.approvers.is_eligible": "asks what `Known` has read",
    "screening.access.patterns.beside_the_accused": "asks whose colleagues look, and shuts nobody out",
    "screening.actions.denials.deny": "says that they are shut out already",
    "screening.actions.denials._open": "fetches the row that is lifted",
}


@at("screening.actions.shredding", "_require_supervisor")
def no_supervisor_who_is_shut_out_says_whether_it_is_kept(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    shut(people.caseworker, case, people.other_supervisor)
    with pytest.raises(NotPermitted):
        shredding.hold(by=people.other_supervisor, case=fresh(case), reason="A court needs it.")
