"""An implicated mother can nowhere consent, be told, be a contact, be traced; a child goes home with three records."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from orgs import clock
from orgs.refusals import Refused
from referrals.actions import tracings
from referrals.models import Tracing
from screening import reference
from screening.actions import families, interviews, relatives
from screening.actions.recipients import to_trace
from screening.models import Case, FamilyAssessment, RelatedPerson
from screening.types import Attended, GivenBy, Relation, Safe
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.lot import some

pytestmark = pytest.mark.django_db
NAME = "Mother Implicated (invented)"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def child(people: Cast) -> Case:
    """At identification, so that every act that might name her can be tried."""
    calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
    return stages.identification(people, calendar, answers=stages.safe_answers(under_18="yes"))


@pytest.fixture(params=["is_implicated", "must_not_be_told"])
def mother(request: Any, people: Cast, child: Case) -> RelatedPerson:
    """The guardian of the child; she sold her, or the child says that she must not be told."""
    return relatives.add(
        by=people.caseworker, case=child, relation=Relation.GUARDIAN, name=NAME, **{request.param: True}
    )


def _consents(people: Cast, case: Case, mother: RelatedPerson) -> Any:
    return made.consented(people, case, given_by=GivenBy.GUARDIAN, guardian=mother)


def _is_agreed_to_be_traced(people: Cast, case: Case, mother: RelatedPerson) -> Any:
    return made.consented(people, case, to=to_trace(mother))


def _is_assessed_as_family(people: Cast, case: Case, mother: RelatedPerson) -> Any:
    return families.assess(
        by=people.caseworker, case=case, relative=mother, safe=Safe.YES, took_place_at=clock.now(), text="Invented."
    )


def _is_beside_the_child(people: Cast, case: Case, mother: RelatedPerson) -> Any:
    return interviews.record(
        by=people.specialist, case=case, took_place_at=clock.now(), attended=[Attended.SUPPORT_PERSON],
        account="Invented.", support_person=mother,
    )  # fmt: skip


@pytest.mark.parametrize("act", [_consents, _is_agreed_to_be_traced, _is_assessed_as_family, _is_beside_the_child])
def test_no_act_takes_her(people, child, mother, act: Callable[[Cast, Case, RelatedPerson], Any]):
    with pytest.raises(Refused, match=r"implicated|must not be told"):
        act(people, child, mother)
    assert not FamilyAssessment.objects.filter(relative=mother).exists()
    assert not child.consent_set.exists()


def test_no_page_of_the_case_offers_either_for_anything(people, child):
    """Each page of the case that a caseworker or the specialist may open: they stand where the people are listed,
    and as a choice nowhere."""
    kept_away = [
        relatives.add(by=people.caseworker, case=child, relation=Relation.GUARDIAN, name=NAME, **{why: True})
        for why in ("is_implicated", "must_not_be_told")
    ]
    every = _pages_of_a_case()
    assert len(every) > 40
    pages = [reverse(name, args=[reference.shown(child.reference)]) for name in some(every)]
    offered = []
    for who in (people.caseworker, people.specialist):
        client = Client()
        client.force_login(who)
        for page in pages:
            answer = client.get(page)
            said = answer.content.decode() if answer.status_code == 200 else ""
            offered += [(who.name, page) for row in kept_away if f'value="{row.pk}"' in said]
    assert offered == []


def test_she_would_be_offered_were_she_neither(people, child):
    """So that the test above can fail: the same guardian, implicated in nothing, is a choice on the consent form."""
    other = relatives.add(by=people.caseworker, case=child, relation=Relation.GUARDIAN, name="Aunt (invented)")
    client = Client()
    client.force_login(people.caseworker)
    for name in ("referrals:consent_record", "referrals:consent_tracing"):
        page = client.get(reverse(name, args=[reference.shown(child.reference)])).content.decode()
        assert f'value="{other.pk}"' in page


def test_whoever_turns_out_to_be_implicated_is_traced_no_further(people):
    calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
    case = stages.found(people, calendar)
    consent = made.agreed_to_trace(people, case)
    relatives.write(by=people.caseworker, relative=consent.relative, is_implicated=True)
    with pytest.raises(Refused, match="implicated"):
        tracings.begin(by=people.caseworker, case=case, consent=consent, search="By letter.")
    assert not Tracing.objects.exists()


def test_the_database_keeps_no_guardian_who_is_not_named(people, child):
    consent = made.consented(people, child)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(consent).objects.filter(pk=consent.pk).update(given_by=GivenBy.GUARDIAN)


def _pages_of_a_case() -> list[str]:
    """Every address that asks for nothing but the reference of a case."""
    found = []

    def walk(patterns: Any, space: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, one.namespace or space)
            elif isinstance(one, URLPattern) and set(one.pattern.converters) == {"ref"}:
                found.append(f"{space}:{one.name}")

    walk(get_resolver().url_patterns, "")
    return found
