"""People join, hold roles, are suspended at once, leave for good and come back; nobody does it to themselves."""

from datetime import timedelta
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock, people
from orgs.actions import deputies, members, trainings
from orgs.models import AuditEvent, Deputy, SignIn, User
from orgs.refusals import NotPermitted, Refused
from orgs.types import Course, Role
from screening.actions import cases
from screening.models import Case
from tests.factories import orgs, stages
from tests.factories.cast import Cast, cast
from tests.signing_in import code_of, is_signed_in, sign_in, with_phone

pytestmark = pytest.mark.django_db

APART = ("administrator", "auditor")
IN_CASES = ("responder", "caseworker", "specialist", "supervisor", "match_desk")


@pytest.fixture
def everyone() -> Cast:
    return cast()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


# Roles


@pytest.mark.parametrize(("apart", "in_cases"), list(product(APART, IN_CASES)))
def test_an_administrator_or_auditor_holds_no_role_in_cases_whichever_came_first(apart, in_cases):
    for first, second in ((apart, in_cases), (in_cases, apart)):
        user = orgs.member(role=first)
        office = user.memberships.get().office
        with pytest.raises(Refused) as refusal:
            members.give_role(by=None, user=user, office=office, role=Role(second))
        assert refusal.value.why == "incompatible_roles"
        assert user.roles_now() == {Role(first)}


def test_the_pair_is_refused_across_offices_and_while_they_stand_in_for_a_supervisor(everyone):
    body = everyone.ngo.organisation
    elsewhere = orgs.office(organisation=body, province=everyone.province_b)
    with pytest.raises(Refused):
        members.give_role(by=None, user=everyone.colleague, office=elsewhere, role=Role.AUDITOR)
    statistician = orgs.member(role=Role.STATISTICIAN, office=everyone.ngo)
    members.give_role(by=None, user=statistician, office=everyone.ngo, role=Role.RESPONDER)
    today = clock.today()
    deputies.name(by=None, office=everyone.ngo, user=statistician, starts_on=today, ends_on=today, today=today)
    members.end_role(by=everyone.administrator, membership=statistician.memberships.get(role=Role.RESPONDER))
    with pytest.raises(Refused):
        members.give_role(by=None, user=statistician, office=everyone.ngo, role=Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    "pair", [("responder", "supervisor"), ("administrator", "auditor"), ("auditor", "statistician")]
)
def test_other_pairs_are_one_persons_to_hold(pair):
    user = orgs.member(role=pair[0])
    members.give_role(by=None, user=user, office=user.memberships.get().office, role=Role(pair[1]))
    assert user.roles_now() == {Role(one) for one in pair}


def test_a_role_is_held_in_offices_of_ones_own_body_only(everyone):
    with pytest.raises(Refused) as refusal:
        members.give_role(by=None, user=everyone.colleague, office=everyone.coordinating, role=Role.RESPONDER)
    assert refusal.value.why == "other_body"


def test_a_role_ended_is_ended_at_the_next_request_and_can_be_given_again(everyone):
    client = signed_in(everyone.outside_supervisor)
    page = reverse("orgs:offices")
    assert client.get(page).status_code == 200
    members.end_role(by=everyone.administrator, membership=everyone.outside_supervisor.memberships.get())
    assert client.get(page).status_code == 302
    assert signed_in(everyone.outside_supervisor).get(page).status_code == 404
    members.give_role(by=None, user=everyone.outside_supervisor, office=everyone.elsewhere, role=Role.SUPERVISOR)
    assert signed_in(everyone.outside_supervisor).get(page).status_code == 200
    assert everyone.outside_supervisor.memberships.count() == 2


def test_the_last_administrator_stays(everyone):
    for user in members.active_administrators().exclude(pk=everyone.administrator.pk):
        members.end_role(by=everyone.administrator, membership=user.memberships.get())
    with pytest.raises(Refused) as refusal:
        members.end_role(by=everyone.administrator, membership=everyone.administrator.memberships.get())
    assert refusal.value.why == "last_administrator"


# Suspension


def test_a_suspension_holds_at_the_next_request_of_every_open_session(everyone):
    phone, desk = signed_in(everyone.responder), signed_in(everyone.responder)
    other = signed_in(everyone.colleague)
    assert is_signed_in(phone)
    assert is_signed_in(desk)
    members.suspend(by=everyone.supervisor, user=everyone.responder)
    assert not is_signed_in(phone)
    assert desk.get(reverse("screening:cases")).status_code == 302
    assert is_signed_in(other)
    assert SignIn.objects.count() == 1


def test_a_suspended_person_cannot_sign_in_and_the_right_password_changes_nothing(everyone):
    user = with_phone(everyone.responder)
    assert is_signed_in(sign_in(user))
    members.suspend(by=everyone.supervisor, user=user)
    assert not is_signed_in(sign_in(user))
    members.reinstate(by=everyone.administrator, user=user)
    assert is_signed_in(sign_in(user, code=code_of(user, steps=1)))


def test_their_cases_go_up_in_the_same_transaction(everyone):
    case = stages.received(everyone)
    members.suspend(by=everyone.administrator, user=everyone.caseworker)
    case.refresh_from_db()
    assert (case.caseworker, case.responsible) == (None, everyone.other_supervisor)
    suspended = AuditEvent.objects.get(kind="member.suspended")
    passed = AuditEvent.objects.get(kind="case.responsibility_passed_up", case_id=case.pk)
    assert passed.outer_id == suspended.pk


def test_where_nobody_above_could_take_a_case_nothing_of_the_suspension_happens(everyone):
    case = stages.received(everyone)
    for user in (everyone.other_supervisor, everyone.national_supervisor):
        members.end_role(by=everyone.administrator, membership=user.memberships.get())
    client = signed_in(everyone.caseworker)
    with pytest.raises(Refused) as refusal:
        members.suspend(by=everyone.administrator, user=everyone.caseworker)
    assert refusal.value.why == "nobody_above"
    case.refresh_from_db()
    assert case.responsible == everyone.caseworker
    assert User.objects.get(pk=everyone.caseworker.pk).is_active
    assert is_signed_in(client)


def test_cases_do_not_come_back_with_the_person(everyone):
    case = stages.received(everyone)
    members.suspend(by=everyone.administrator, user=everyone.caseworker)
    members.reinstate(by=everyone.administrator, user=everyone.caseworker)
    case.refresh_from_db()
    assert case.responsible == everyone.other_supervisor
    assert everyone.caseworker.roles_now() == {Role.CASEWORKER}


# Leaving and coming back


def test_leaving_for_good_waits_until_every_case_is_reassigned_and_a_suspension_does_not(everyone):
    case = stages.received(everyone)
    with pytest.raises(Refused) as refusal:
        members.deactivate(by=everyone.administrator, user=everyone.caseworker)
    assert refusal.value.why == "responsible"
    with pytest.raises(Refused):
        members.end_role(by=everyone.administrator, membership=everyone.caseworker.memberships.get())
    cases.name_caseworker(
        by=everyone.other_supervisor, case=Case.objects.get(pk=case.pk), caseworker=everyone.second_caseworker
    )
    client = signed_in(everyone.caseworker)
    members.deactivate(by=everyone.administrator, user=everyone.caseworker)
    assert not is_signed_in(client)
    assert not everyone.caseworker.memberships_now().exists()
    assert everyone.caseworker.suspended_at is None


def test_whoever_leaves_stands_in_for_nobody_any_more(everyone):
    today = clock.today()
    for first, last in ((0, 5), (10, 15)):
        deputies.name(
            by=None, office=everyone.coordinating, user=everyone.second_caseworker, today=today,
            starts_on=today + timedelta(days=first), ends_on=today + timedelta(days=last),
        )  # fmt: skip
    members.deactivate(by=everyone.administrator, user=everyone.second_caseworker)
    assert [row.ends_on for row in Deputy.objects.all()] == [today]


def test_whoever_left_comes_back_under_the_same_code_without_a_role_and_without_the_old_password(everyone):
    user = with_phone(everyone.second_caseworker)
    members.deactivate(by=everyone.administrator, user=user)
    assert not is_signed_in(sign_in(user))
    members.reinstate(by=everyone.administrator, user=user)
    assert user.is_active
    assert user.roles_now() == frozenset()
    assert not is_signed_in(sign_in(user))
    members.give_role(by=everyone.administrator, user=user, office=everyone.coordinating, role=Role.CASEWORKER)
    link = members.renew_link(by=everyone.administrator, user=user)
    assert Client().get(link).status_code == 200
    assert people.works_in(user, everyone.coordinating)


def test_a_second_account_for_the_same_address_is_refused_in_any_case(everyone):
    for email in (everyone.responder.email, everyone.responder.email.upper()):
        with pytest.raises(Refused) as refusal:
            members.create(by=None, email=email, name="Example", organisation=everyone.ngo.organisation)
        assert refusal.value.why == "email_taken"


# Never to oneself

TO_THEMSELVES = {
    "suspend": lambda user, office: members.suspend(by=user, user=user),
    "reinstate": lambda user, office: members.reinstate(by=user, user=user),
    "deactivate": lambda user, office: members.deactivate(by=user, user=user),
    "give a role": lambda user, office: members.give_role(by=user, user=user, office=office, role=Role.STATISTICIAN),
    "draw a link": lambda user, office: members.renew_link(by=user, user=user),
    "record a certificate": lambda user, office: trainings.record(
        by=user, user=user, course=Course.REPATRIATION, completed_on=clock.today(), today=clock.today()
    ),
    "stand in": lambda user, office: deputies.name(
        by=user, office=office, user=user, starts_on=clock.today(), ends_on=clock.today(), today=clock.today()
    ),
}


@pytest.mark.parametrize("act", TO_THEMSELVES)
def test_nobody_does_it_to_themselves(everyone, act):
    with pytest.raises(NotPermitted) as refusal:
        TO_THEMSELVES[act](everyone.administrator, everyone.national)
    assert refusal.value.why == "self"


def test_a_supervisor_does_not_suspend_themselves_nor_anyone_of_another_office(everyone):
    for user in (everyone.other_supervisor, everyone.responder, everyone.administrator):
        with pytest.raises(NotPermitted):
            members.suspend(by=everyone.other_supervisor, user=user)
    members.suspend(by=everyone.other_supervisor, user=everyone.caseworker)
    assert not everyone.caseworker.is_active
