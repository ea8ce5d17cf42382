"""On the first day: everything nobody invents is there, and two administrators hold one link each."""

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from orgs import clock, hierarchy, places
from orgs.actions import members, start
from orgs.models import AuditEvent, Holiday, Organisation, Province, User
from orgs.refusals import Refused
from orgs.types import Role

pytestmark = pytest.mark.django_db

TWO = ["a@example.org", "b@example.org"]


@pytest.fixture
def loaded() -> None:
    start.load_reference_data()


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Province, Organisation, Holiday, User, AuditEvent))


def test_every_province_is_served_from_the_first_day(loaded):
    start.administrators(emails=TWO)
    national = hierarchy.national_office()
    assert Province.objects.count() == 25
    for province in Province.objects.all():
        for find in (places.coordinating_office, places.identifying_office, places.child_protection_office):
            assert find(province) == (national, True)


def test_the_calendar_reaches_two_years_back_and_ahead(loaded):
    this_year = clock.today().year
    years = {on.year for on in Holiday.objects.dates("on", "year")}
    assert years == set(range(this_year - 2, this_year + 3))


def test_two_administrators_have_a_link_each_and_no_password(loaded):
    links = start.administrators(emails=TWO)
    assert sorted(link.email for link in links) == TWO
    assert all(user.roles_now() == {Role.ADMINISTRATOR} for user in members.active_administrators())
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert [Client().get(link.path).status_code for link in links] == [200, 200]


def test_one_address_is_not_enough_and_the_same_one_twice_is_one(loaded):
    for emails in ([], TWO[:1], ["a@example.org", " A@Example.org "]):
        with pytest.raises(Refused) as refusal:
            start.administrators(emails=emails)
        assert refusal.value.why == "administrators_missing"
    assert not User.objects.exists()


def test_starting_again_changes_nothing_and_renews_the_links_that_were_not_used(loaded):
    first = start.administrators(emails=TWO)
    before = counts()
    start.load_reference_data()
    assert counts() == before
    again = start.administrators(emails=["c@example.org"])
    assert sorted(link.email for link in again) == TWO
    assert User.objects.count() == 2
    assert [Client().get(link.path).status_code for link in first] == [404, 404]
    uid, token = again[0].path.split("/")[-3:-1]
    members.set_up(uid=UUID(uid), token=token, password="four quiet rivers meet")
    assert [link.email for link in start.administrators(emails=[])] == [again[1].email]


def test_the_command_prints_the_links_and_says_what_is_missing(loaded):
    said = StringIO()
    with pytest.raises(CommandError, match="For example"):
        call_command("start", stdout=said)
    call_command("start", email=TWO, site="https://cases.example.org/", stdout=said)
    assert said.getvalue().count("https://cases.example.org/set-up/") == 2
    assert "24 hours" in said.getvalue()
