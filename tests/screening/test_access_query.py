"""The list and the door agree: a case is listed for someone if, and only if, they are tied to it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import deputies, members
from orgs.models import User
from orgs.places import Duty
from orgs.types import Role
from screening import access, reference
from screening.access import Tie
from screening.actions import (
    ages,
    approvals,
    cases,
    complaints,
    denials,
    emergencies,
    findings,
    interviews,
    matches,
    moves,
    persons,
    protected,
)
from screening.models import Case
from screening.types import (
    AgeBand,
    AgeConclusion,
    AgeGround,
    ApprovalAnswer,
    Attended,
    ComplaintAbout,
    DenialWhy,
    Fact,
    FindingOutcome,
    HandoverAnswer,
)
from tests.factories import helping as made
from tests.factories import orgs, stages
from tests.factories.cast import Cast, cast
from tests.lot import collected

pytestmark = pytest.mark.django_db

Situation = tuple[Case, datetime]


def screened(people: Cast) -> Situation:
    return stages.begun(people), clock.now()


def sent(people: Cast) -> Situation:
    return stages.handed_over(people), clock.now()


def kept(people: Cast) -> Situation:
    return stages.handed_over(people, answer=HandoverAnswer.DOES_NOT_AGREE), clock.now()


def just_received(people: Cast) -> Situation:
    return stages.received(people), clock.now()


def received_two_days_ago(people: Cast) -> Situation:
    return stages.received(people), clock.now() + timedelta(days=2)


def waiting_for_a_caseworker(people: Cast) -> Situation:
    from screening.actions import handover

    case = stages.handed_over(people)
    handover.receive(by=people.other_supervisor, case=case)
    return case, clock.now()


def step_asked_for(people: Cast) -> Situation:
    calendar = stages.Calendar()
    case = stages.supported(people, calendar)
    with clock.at(calendar.moment(40)):
        moves.move(by=people.caseworker, case=case, transition="close_left", reason="Went home.")
    return case, calendar.moment(40)


def step_asked_for_a_week_ago(people: Cast) -> Situation:
    case, moment = step_asked_for(people)
    return case, moment + timedelta(days=7)


def no_specialist_named(people: Cast) -> Situation:
    calendar = stages.Calendar()
    case = stages.reviewed(people, calendar)
    with clock.at(calendar.moment(31)):
        moves.move(by=people.caseworker, case=case, transition="identify")
    return case, calendar.moment(31)


def specialist_named(people: Cast) -> Situation:
    calendar = stages.Calendar()
    return stages.identification(people, calendar), calendar.moment(32)


def finding_proposed(people: Cast) -> Situation:
    calendar = stages.Calendar()
    case = stages.identification(people, calendar)
    with clock.at(calendar.moment(33)):
        interviews.record(
            by=people.specialist,
            case=case,
            took_place_at=clock.now(),
            attended=[Attended.NOT_WANTED],
            account="Invented.",
        )
        findings.propose(
            by=people.specialist, case=case, outcome=FindingOutcome.IDENTIFIED, act=True, means=True, purpose=True,
            act_support="Said.", means_support="Said.", purpose_support="Said.",
        )  # fmt: skip
    return case, calendar.moment(33)


def finding_confirmed(people: Cast) -> Situation:
    case, moment = finding_proposed(people)
    with clock.at(moment):
        findings.confirm(by=people.identifying_supervisor, finding=case.finding_set.get())
    return case, moment


def age_proposed(people: Cast) -> Situation:
    case = stages.received(people, answers=stages.safe_answers(under_18="maybe"))
    cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.child_protection_officer)
    ages.propose(
        by=people.child_protection_officer,
        case=case,
        conclusion=AgeConclusion.CHILD,
        grounds=[AgeGround.SAID],
        reasons="Invented.",
    )
    return case, clock.now()


def child_elsewhere(people: Cast) -> Situation:
    """Taken for an adult until after the hand-over; another office protects the children of the province."""
    orgs.serves(people.elsewhere, Duty.CHILD_PROTECTION, province=people.province_a)
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, age_band=AgeBand.FROM_16_TO_17)
    return case, clock.now()


def complained_of(people: Cast) -> Situation:
    calendar = stages.Calendar()
    case = stages.supported(people, calendar)
    with clock.at(calendar.moment(40)):
        complaints.record(
            by=people.caseworker,
            case=case,
            about=ComplaintAbout.FINDING,
            received_at=clock.now(),
            text="Invented.",
            office=people.elsewhere,
        )
    return case, calendar.moment(40)


def gone_home(people: Cast) -> Situation:
    calendar = stages.Calendar()
    return stages.closed(people, calendar), calendar.moment(41)


def someone_shut_out(people: Cast) -> Situation:
    case = stages.received(people)
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.second_caseworker)
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.CONFLICT, office=people.ngo)
    return case, clock.now()


# Situation, and who must stand how to the case: by hand, from the matrix.
def asked_to_help(people: Cast) -> Situation:
    case = stages.received(people)
    made.sent(people, case)
    return case, clock.now()


def helping(people: Cast) -> Situation:
    case = stages.received(people)
    made.accepted(people, case)
    return case, clock.now()


def offered(people: Cast) -> Situation:
    case = stages.received(people)
    made.offered(people, case)
    return case, clock.now()


def asked_at_the_match_desk(people: Cast) -> Situation:
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, name_to_use="Invented")
    matches.ask(by=people.caseworker, case=case, facts=[Fact.NAME])
    return case, clock.now()


def fits_at_the_match_desk(people: Cast) -> Situation:
    _asked, moment = asked_at_the_match_desk(people)
    case = stages.begun(people)
    persons.write(by=people.responder, case=case, name_to_use="Invendted")
    return case, moment


def opened_in_an_emergency(people: Cast) -> Situation:
    case = stages.received(people)
    emergencies.begin(by=people.outsider, reference=case.reference, reason="May come to harm tonight.")
    return case, clock.now()


def opened_in_an_emergency_an_hour_ago(people: Cast) -> Situation:
    case, moment = opened_in_an_emergency(people)
    return case, moment + timedelta(hours=1)


def protected_notes_given_from_above(people: Cast) -> Situation:
    case = stages.received(people)
    # Asked by the only supervisor of the office, so that somebody above gives it.
    asked = protected.ask(by=people.other_supervisor, case=case, reason="Invented.")
    stages.approve(people.national_supervisor, asked)
    return case, clock.now()


MUST: dict[Callable[[Cast], Situation], dict[str, Tie]] = {
    screened: {"responder": Tie.AUTHOR, "supervisor": Tie.SUPERVISOR},
    sent: {"responder": Tie.AUTHOR, "caseworker": Tie.OFFICE_ASKED, "other_supervisor": Tie.OFFICE_ASKED},
    kept: {"supervisor": Tie.SUPERVISOR, "responder": Tie.HOLDING},
    just_received: {"responder": Tie.AUTHOR_RECEIVED, "caseworker": Tie.CASEWORKER, "other_supervisor": Tie.SUPERVISOR},
    received_two_days_ago: {"responder": Tie.AUTHOR_LATER, "caseworker": Tie.CASEWORKER},
    waiting_for_a_caseworker: {"other_supervisor": Tie.HOLDING},
    step_asked_for: {"other_supervisor": Tie.APPROVER},
    step_asked_for_a_week_ago: {"other_supervisor": Tie.APPROVER, "national_supervisor": Tie.APPROVER},
    no_specialist_named: {"identifying_supervisor": Tie.IDENTIFYING},
    specialist_named: {"specialist": Tie.SPECIALIST, "identifying_supervisor": Tie.IDENTIFYING},
    finding_proposed: {"identifying_supervisor": Tie.CONFIRMER, "specialist": Tie.SPECIALIST},
    finding_confirmed: {"specialist": Tie.SPECIALIST},
    age_proposed: {"second_caseworker": Tie.SECOND_PERSON, "caseworker": Tie.SECOND_PERSON},
    child_elsewhere: {"outsider": Tie.CHILD_PROTECTION, "outside_supervisor": Tie.CHILD_PROTECTION},
    complained_of: {"outside_supervisor": Tie.JUDGE, "second_identifying_supervisor": Tie.JUDGE},
    gone_home: {"caseworker": Tie.CASEWORKER, "other_supervisor": Tie.SUPERVISOR},
    someone_shut_out: {"caseworker": Tie.CASEWORKER},
    asked_to_help: {"partner": Tie.REFERRED, "partner_supervisor": Tie.REFERRED, "caseworker": Tie.CASEWORKER},
    helping: {"partner": Tie.HELPER, "partner_supervisor": Tie.REFERRED},
    opened_in_an_emergency: {"outsider": Tie.EMERGENCY, "other_supervisor": Tie.APPROVER},
    opened_in_an_emergency_an_hour_ago: {"other_supervisor": Tie.APPROVER},
    protected_notes_given_from_above: {"national_supervisor": Tie.GIVER, "other_supervisor": Tie.SUPERVISOR},
    offered: {"partner": Tie.OFFERED, "partner_supervisor": Tie.OFFERED, "caseworker": Tie.CASEWORKER},
    asked_at_the_match_desk: {"match_desk": Tie.MATCH_DESK, "caseworker": Tie.CASEWORKER},
    fits_at_the_match_desk: {"match_desk": Tie.MATCH_DESK, "responder": Tie.AUTHOR},
}
NOBODY: dict[Callable[[Cast], Situation], set[str]] = {
    screened: {"caseworker", "colleague", "outsider", "specialist", "identifying_supervisor", "partner"},
    sent: {"outsider", "colleague", "specialist", "outside_supervisor"},
    specialist_named: {"second_specialist", "outside_supervisor"},
    finding_confirmed: {"identifying_supervisor", "second_specialist", "outside_supervisor"},
    child_elsewhere: {"second_caseworker", "colleague", "identifying_supervisor", "national_supervisor"},
    age_proposed: {"outsider", "outside_supervisor", "colleague"},
    gone_home: {"specialist", "identifying_supervisor", "outsider", "second_caseworker"},
    someone_shut_out: {"second_caseworker", "responder", "supervisor"},
    opened_in_an_emergency: {"second_caseworker", "outside_supervisor", "national_supervisor"},
    opened_in_an_emergency_an_hour_ago: {"outsider", "outside_supervisor", "national_supervisor"},
}
NEVER = ("auditor", "statistician", "match_desk", "administrator", "second_administrator", "former_worker", "partner")


def test_every_tie_is_met_here():
    assert {tie for row in MUST.values() for tie in row.values()} == set(Tie)


@pytest.mark.parametrize("situation", collected(MUST), ids=lambda one: one.__name__)
def test_a_case_is_listed_for_those_who_are_tied_to_it_and_for_nobody_else(situation):
    people = cast()
    case, moment = situation(people)
    case.refresh_from_db()
    with clock.at(moment):
        ties = {name: access.ties(user, case, among=frozenset(Tie)) for name, user in people.people().items()}
        at_once = access.ties_of_all(people.people().values(), case)
        assert {name: at_once[user.pk] for name, user in people.people().items()} == {
            name: found - {Tie.MATCH_DESK} for name, found in ties.items()
        }
        listed = {name: access.visible(user).filter(pk=case.pk).exists() for name, user in people.people().items()}
        on_the_page = {name: access.list_page(user, purpose="list").every for name, user in people.people().items()}
        due = {name: access.tasks(user).all() for name, user in people.people().items()}
    # Whom their office was asked to help is listed among referrals, by a summary; the desk reads on its own pages.
    known = {name for name, found in ties.items() if found - {Tie.REFERRED, Tie.MATCH_DESK}}
    assert {name for name, is_listed in listed.items() if is_listed} == known
    assert {name for name, every in on_the_page.items() if case.reference in every} == known
    assert {name for name, rows in due.items() if case.pk in {row.case_id for row in rows}} <= known
    for name, tie in MUST[situation].items():
        assert tie in ties[name], name
    for name in {*NEVER, *NOBODY.get(situation, ())} - set(MUST[situation]):
        assert not ties[name], name


def listed_and_due(user: User, case: Case) -> tuple[bool, bool]:
    """Whether it stands on the two pages, each of which asks by a query that was written before."""
    due = {row.case_id for row in access.tasks(user).all()}
    return case.reference in access.list_page(user, purpose="list").every, case.pk in due


def test_what_is_taken_from_somebody_is_gone_from_their_lists_at_the_next_look():
    people = cast()
    case = stages.received(people)
    assert listed_and_due(people.other_supervisor, case) == (True, True)
    assert listed_and_due(people.caseworker, case) == (True, True)
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.CONFLICT, user=people.other_supervisor)
    assert listed_and_due(people.other_supervisor, case) == (False, False)
    assert listed_and_due(people.caseworker, case) == (True, True)
    [post] = people.responder.memberships.all()
    assert listed_and_due(people.responder, case) == (True, False)
    members.give_role(by=None, user=people.responder, office=people.ngo, role=Role.STATISTICIAN)
    members.end_role(by=people.administrator, membership=post)
    assert listed_and_due(people.responder, case) == (False, False)


def test_a_deputy_sees_the_cases_of_the_office_while_they_stand_in_and_not_a_day_longer():
    people = cast()
    case = stages.received(people)
    today = clock.today()
    deputies.name(
        by=people.other_supervisor,
        office=people.coordinating,
        user=people.second_caseworker,
        starts_on=today,
        ends_on=today + timedelta(days=1),
        today=today,
    )
    for days, may in ((0, True), (1, True), (2, False)):
        with clock.at(clock.now() + timedelta(days=days)):
            assert access.visible(people.second_caseworker).filter(pk=case.pk).exists() is may
            assert listed_and_due(people.second_caseworker, case) == (may, may)
            found = access.ties(people.second_caseworker, case)
            assert (Tie.SUPERVISOR in found) is may
            assert access.ties_of_all([people.second_caseworker], case) == {people.second_caseworker.pk: found}


def test_whoever_is_suspended_lists_nothing_from_the_next_request_on(client: Client):
    people = cast()
    case = stages.received(people)
    client.force_login(people.caseworker)
    members.suspend(by=people.administrator, user=people.caseworker)
    people.caseworker.refresh_from_db()
    case.refresh_from_db()
    assert not access.visible(people.caseworker).exists()
    assert not access.ties(people.caseworker, case)
    assert not access.ties_of_all([people.caseworker], case)[people.caseworker.pk]
    assert client.get(reverse("screening:case", args=[reference.shown(case.reference)])).status_code in (302, 404)


def test_whoever_left_casework_for_statistics_lists_nothing_of_what_they_began():
    people = cast()
    case = stages.received(people)
    membership = people.responder.memberships.get()
    members.give_role(by=people.administrator, user=people.responder, office=people.ngo, role=Role.STATISTICIAN)
    members.end_role(by=people.administrator, membership=membership)
    case.refresh_from_db()
    assert not access.ties(people.responder, case)
    assert not access.ties_of_all([people.responder], case)[people.responder.pk]
    assert not access.visible(people.responder).exists()


def test_an_answered_request_closes_the_case_to_who_was_asked_from_above():
    people = cast()
    case, moment = step_asked_for_a_week_ago(people)
    with clock.at(moment):
        assert access.visible(people.national_supervisor).filter(pk=case.pk).exists()
        approvals.answer(
            by=people.national_supervisor,
            approval=case.approval_set.get(answer=""),
            answer=ApprovalAnswer.DECLINED,
            reason="No.",
        )
        assert not access.visible(people.national_supervisor).filter(pk=case.pk).exists()
