"""No administrator makes a supervisor, or anybody with power over other people's cases, alone."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import deputies, elevations, members
from orgs.models import AuditEvent, Deputy, Elevation, Membership
from orgs.refusals import NotPermitted, Refused
from orgs.types import POWERS, Role
from tests.factories import orgs
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def everyone() -> Cast:
    return cast()


@pytest.fixture
def asked(everyone) -> Elevation:
    return elevations.ask(by=everyone.administrator, user=everyone.colleague, office=everyone.ngo, role=Role.SUPERVISOR)


@pytest.mark.parametrize("role", POWERS)
def test_one_administrator_alone_gives_no_power(everyone, role):
    newcomer = orgs.member(role=Role.STATISTICIAN, office=everyone.ngo)
    for second in (None, everyone.administrator):
        with pytest.raises(NotPermitted):
            members.give_role(by=everyone.administrator, user=newcomer, office=everyone.ngo, role=role, asked_by=second)
    assert newcomer.roles_now() == {Role.STATISTICIAN}


def test_what_is_only_asked_for_gives_nothing(everyone, asked):
    assert Role.SUPERVISOR not in everyone.colleague.roles_now()


def test_another_administrator_gives_it_and_both_stand_on_the_record(everyone, asked):
    elevations.give(by=everyone.second_administrator, elevation=asked)
    row = everyone.colleague.memberships.get(role=Role.SUPERVISOR)
    assert (row.asked_by, row.started_by) == (everyone.administrator, everyone.second_administrator)
    given = AuditEvent.objects.get(kind="elevation.given")
    assert given.actor_id == everyone.second_administrator.pk
    assert (
        AuditEvent.objects.get(kind="member.role_given", outer_id=given.pk).actor_id == everyone.second_administrator.pk
    )


def test_whoever_asked_does_not_give_it_and_takes_it_back_instead(everyone, asked):
    with pytest.raises(NotPermitted):
        elevations.give(by=everyone.administrator, elevation=asked)
    elevations.refuse(by=everyone.administrator, elevation=asked)
    assert asked.answer == "taken_back"
    with pytest.raises(Refused):
        elevations.give(by=everyone.second_administrator, elevation=asked)


def test_nobody_gives_a_power_to_themselves(everyone):
    own = {"user": everyone.administrator, "office": everyone.national, "role": Role.MATCH_DESK}
    with pytest.raises(NotPermitted):
        elevations.ask(by=everyone.administrator, **own)
    values = {"asked_by": everyone.second_administrator, "answer": "given", "answered_at": clock.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Elevation.objects.bulk_create([Elevation(**own, **values, answered_by=everyone.administrator)])


def test_what_was_asked_by_somebody_who_is_no_administrator_any_more_is_not_given(everyone, asked):
    third = orgs.member(role=Role.ADMINISTRATOR, office=everyone.national)
    members.suspend(by=third, user=everyone.administrator)
    with pytest.raises(NotPermitted):
        elevations.give(by=everyone.second_administrator, elevation=asked)
    assert Role.SUPERVISOR not in everyone.colleague.roles_now()


def test_an_administrator_names_no_deputy_alone_and_a_supervisor_of_the_office_does(everyone):
    today = clock.today()
    days = {"starts_on": today, "ends_on": today + timedelta(days=3)}
    row = {"office": everyone.coordinating, "user": everyone.second_caseworker}
    with pytest.raises(NotPermitted):
        deputies.name(by=everyone.administrator, today=today, **row, **days)
    asked = elevations.ask(by=everyone.administrator, role=Role.SUPERVISOR, **row, **days)
    assert not Deputy.objects.exists()
    elevations.give(by=everyone.second_administrator, elevation=asked)
    assert Deputy.objects.get().user == everyone.second_caseworker
    deputies.name(
        by=everyone.other_supervisor, office=everyone.coordinating, user=everyone.child_protection_officer,
        today=today, **days,
    )  # fmt: skip


def test_the_database_holds_it_too(everyone):
    values = {"user": everyone.colleague, "office": everyone.ngo, "role": Role.SUPERVISOR}
    for asked_by in (None, everyone.administrator):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.bulk_create([Membership(**values, started_by=everyone.administrator, asked_by=asked_by)])
    answered = {"answer": "given", "answered_at": clock.now(), "answered_by": everyone.administrator}
    with pytest.raises(IntegrityError), transaction.atomic():
        Elevation.objects.bulk_create([Elevation(**values, asked_by=everyone.administrator, **answered)])


def test_the_page_asks_a_second_administrator_and_the_password_once_more(everyone):
    with time_machine.travel("2026-03-14 09:00:00+07:00") as moved:
        first, second = Client(), Client()
        first.force_login(everyone.administrator)
        second.force_login(everyone.second_administrator)
        path = reverse("orgs:role_give", args=[everyone.colleague.code])
        first.post(path, {"office": str(everyone.ngo.pk), "role": Role.SUPERVISOR})
        asked = Elevation.objects.get()
        page = second.get(reverse("orgs:people")).content.decode()
        assert "Waits for a second administrator" in page
        answer = reverse("orgs:elevation", args=[asked.pk])
        moved.shift(timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT))
        sent = second.post(answer, {"answer": "give"})
        assert sent["Location"].startswith(reverse("account_reauthenticate"))
        assert Role.SUPERVISOR not in everyone.colleague.roles_now()
        second.force_login(everyone.second_administrator)
        second.post(answer, {"answer": "give"})
    assert Role.SUPERVISOR in everyone.colleague.roles_now()
