"""Another country learns nothing before it was weighed, wished or answered for by two, and no more than that."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.refusals import Refused
from referrals import workflow
from referrals.actions import exchanges
from referrals.models import Exchange
from referrals.types import Danger, Wish
from screening import reference
from screening.actions import consents, sharing
from screening.actions.acting import GateRefused
from screening.actions.recipients import abroad
from screening.models import Case
from screening.types import GivenBack, SharedGroup, SharingGround
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db
CODED, WRITTEN, IDENTITY = SharedGroup


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def contact(people: Cast, case: Case, *, basis: Any = None, groups: Any = (CODED,), **weighed: Any) -> Exchange:
    row = exchanges.weigh(by=people.caseworker, case=case, **made.WEIGHED | weighed)
    exchanges.contact(
        by=people.caseworker, exchange=row, basis=basis or made.consented(people, case, to=abroad("VN")),
        groups=groups, took_place_at=clock.now(), addressed_to="A consul (invented).", told="A language.",
    )  # fmt: skip
    return Exchange.objects.get(pk=row.pk)


def named_act(people: Cast, case: Case) -> Any:
    row = sharing.propose(
        by=people.caseworker, case=case, to=abroad("VN"), groups=[CODED], until_on=clock.today(),
        ground=SharingGround.LIFE_AT_RISK, reason="Invented: in hospital.",
    )  # fmt: skip
    sharing.confirm(by=people.other_supervisor, sharing=row)
    return row


@pytest.mark.parametrize(
    ("changed", "groups", "guideline"),
    [
        ({"danger": Danger.POSSIBLE}, (CODED,), 9),
        ({"wish": Wish.NO}, (CODED,), 39),
        ({"wish": Wish.NOT_ASKED}, (CODED,), 39),
        ({}, (CODED, IDENTITY), 38),
        ({}, (), 38),
    ],
)
def test_each_gate_refuses_by_its_number_and_nothing_is_on_record_as_told(people, case, changed, groups, guideline):
    with pytest.raises(GateRefused) as refused:
        contact(people, case, groups=groups, **changed)
    assert [gate.guideline for gate in refused.value.gates] == [guideline]
    assert not Exchange.objects.filter(contacted_at__isnull=False).exists()


@pytest.mark.parametrize("gate", workflow.CONTACT_COUNTRY, ids=lambda gate: gate.code)
def test_no_gate_holds_by_itself(gate):
    assert gate.test(workflow.ExchangeFacts()) is False


def test_weighed_wished_and_least_it_is_made_and_the_answer_kept(people, case):
    row = contact(people, case)
    assert row.groups == [CODED] and row.contacted_by == people.caseworker
    exchanges.answer(by=people.caseworker, exchange=row, answer="Papers can be made.")
    client = Client()
    client.force_login(people.caseworker)
    page = client.get(reverse("referrals:exchanges", args=[reference.shown(case.reference)])).content.decode()
    for needed in ("Viet Nam", "A consul (invented).", "Papers can be made.", "Needs, age, gender"):
        assert needed in page


def test_against_the_persons_wish_only_two_people_and_a_ground_and_never_into_danger(people, case):
    assert contact(people, case, basis=named_act(people, case), wish=Wish.NO).without_consent is not None
    with pytest.raises(GateRefused):
        contact(people, case, basis=named_act(people, case), danger=Danger.POSSIBLE)


def test_a_yes_for_one_country_is_none_for_another(people, case):
    basis = made.consented(people, case, to=abroad("TH"))
    with pytest.raises(Refused, match="another country"):
        contact(people, case, basis=basis)


def test_a_yes_taken_back_carries_no_contact_and_what_was_told_is_asked_back(people, case):
    row = contact(people, case)
    consents.withdraw(by=people.caseworker, consent=row.consent)
    with pytest.raises(Refused, match="withdrew"):
        contact(people, case, basis=row.consent)
    client = Client()
    client.force_login(people.caseworker)
    shown = reference.shown(case.reference)
    page = client.get(reverse("referrals:exchanges", args=[shown])).content.decode()
    assert "Ask them to return or delete what they were told" in page
    client.post(reverse("referrals:exchange_give_back", args=[shown, row.pk]), {"how": GivenBack.DELETED})
    row = Exchange.objects.get(pk=row.pk)
    assert row.given_back == GivenBack.DELETED
    page = client.get(reverse("referrals:exchanges", args=[shown])).content.decode()
    assert "Ask them to return" not in page


def test_the_database_keeps_no_contact_into_danger(people, case):
    row = contact(people, case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Exchange.objects.filter(pk=row.pk).update(danger=Danger.POSSIBLE)


def test_to_whom_and_what_stays_closed_to_whoever_has_not_opened_identity(people, case):
    contact(people, case)
    client = Client()
    client.force_login(people.other_supervisor)
    shown = reference.shown(case.reference)
    client.post(reverse("screening:purpose", args=[shown]), {"purpose": "supervision"})
    page = client.get(reverse("referrals:exchanges", args=[shown])).content.decode()
    assert "Viet Nam" in page and "A consul (invented)." not in page
