"""Somebody who is missed: how they can be reached stands on every form; the police hear of it from two people only."""

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.refusals import Refused
from screening import access, reference
from screening.actions import consents, missing, persons, sharing
from screening.actions.recipients import to_look_for
from screening.models import Case
from screening.types import SharedGroup, SharingGround
from tests.factories import stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db
WAY = "Through the noodle seller (invented)"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    case = stages.reflecting(people)
    persons.write(by=people.caseworker, case=case, contact_details=WAY, voicemail_is_safe=False)
    return case


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def ask_police(people: Cast, case: Case):
    return sharing.propose(
        by=people.caseworker, case=case, to=to_look_for(people.identifying), groups=[SharedGroup.CODED],
        until_on=clock.today(), ground=SharingGround.LIFE_AT_RISK, reason="Not seen since noon (invented).",
    )  # fmt: skip


def test_every_form_on_which_one_might_call_says_first_how_to_reach_them(people, case):
    alert = missing.open(by=people.caseworker, case=case)
    forms = [
        ("screening:contact_record", ()), ("screening:check_in_record", ()), ("referrals:visit_record", ()),
        ("screening:missing_search", (alert.pk,)),
    ]  # fmt: skip
    for name, rest in forms:
        page = client_of(people.caseworker).get(reverse(name, args=[reference.shown(case.reference), *rest]))
        said = page.content.decode()
        assert "Before you call: safe contact" in said and WAY in said, name


def test_the_police_are_told_by_two_people_while_the_person_is_missed_and_read_nothing_here(people, case):
    with pytest.raises(Refused, match="not missed"):
        ask_police(people, case)
    missing.open(by=people.caseworker, case=case)
    row = ask_police(people, case)
    with pytest.raises(Refused, match="Another supervisor"):
        sharing.confirm(by=people.other_supervisor, sharing=_proposed_by(people, case))
    sharing.confirm(by=people.other_supervisor, sharing=row)
    for officer in (people.specialist, people.identifying_supervisor):
        assert access.ties(officer, case) == frozenset()
    page = client_of(people.caseworker).get(reverse("referrals:index", args=[reference.shown(case.reference)]))
    assert "Without consent: The police look for a missing person" in page.content.decode()


def _proposed_by(people: Cast, case: Case):
    """One that the supervisor proposed, standing in for the caseworker."""
    row = ask_police(people, case)
    type(row).objects.filter(pk=row.pk).update(recorded_by=people.other_supervisor)
    return type(row).objects.get(pk=row.pk)


def test_nobody_consents_to_be_looked_for_by_the_police(people, case):
    missing.open(by=people.caseworker, case=case)
    with pytest.raises(Refused, match="two people"):
        consents.record(
            by=people.caseworker, case=case, to=to_look_for(people.identifying), groups=[SharedGroup.CODED],
            until_on=clock.today(), language="km", teach_back="understood",
        )  # fmt: skip
