"""The directory: found by institution, support and place; each fact with its source and its day; edited by few."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import organisations, services
from orgs.models import Organisation, Service
from orgs.types import ServiceFact, ServiceKind
from tests.factories import orgs
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def doctor(people: Cast) -> Service:
    """Of the partner: for women, reached by a telephone that somebody read in a leaflet."""
    return services.add(
        by=None, organisation=people.partner_office.organisation, kind=ServiceKind.DOCTOR, province=people.province_b,
        genders=["woman"], telephone="012 000 000", source="A leaflet (invented)",
    )  # fmt: skip


def page(user, route: str, /, *args: str, **query: str) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(f"orgs:{route}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def body_page(user, service: Service) -> str:
    return page(user, "organisation", service.organisation.slug)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({"service": "doctor"}, True),
        ({"service": "shelter"}, False),
        ({"province": "17"}, True),
        ({"province": "01"}, False),
        ({"type": "ngo"}, True),
        ({"type": "justice"}, False),
        ({"name": "river"}, True),
        ({"name": "mountain"}, False),
        ({"service": "doctor", "province": "17", "type": "ngo", "name": "RIVER"}, True),
        ({"service": "doctor", "province": "01"}, False),
        # What is none of the choices is as if it had not been chosen.
        ({"province": "nowhere", "type": "everything"}, True),
    ],
)
def test_a_body_is_found_by_institution_support_and_place(people, doctor, query, is_found):
    organisations.update(by=None, organisation=doctor.organisation, name="River Shelter (example)")
    said = page(people.caseworker, "organisations", **query)
    assert ("River Shelter (example)" in said) is is_found


def test_where_nothing_fits_the_page_says_so_and_leads_back_to_all(people):
    said = page(people.caseworker, "organisations", type="justice", province="01")
    assert "None is known that fits." in said and f'href="{reverse("orgs:organisations")}">All' in said


def test_many_bodies_come_page_by_page_and_the_filter_goes_with_them(people):
    bodies = [Organisation(slug=f"body-{n:03}", name=f"Body {n:03} (example)", type="justice") for n in range(120)]
    Organisation.objects.bulk_create(bodies)
    first = page(people.caseworker, "organisations", type="justice")
    assert "1 to 50 of 120" in first and "Body 049" in first and "Body 050" not in first
    assert "type=justice&amp;page=2" in first
    assert "Body 119" in page(people.caseworker, "organisations", type="justice", page="3")


class TestContact:
    def test_a_number_that_nobody_confirmed_is_for_administrators(self, people, doctor):
        assert "012 000 000" in body_page(people.administrator, doctor)
        assert "012 000 000" not in body_page(people.caseworker, doctor)

    def test_confirmed_it_is_there_for_those_who_work_on_cases_for_half_a_year(self, people, doctor):
        facts = [ServiceFact.CONTACT]
        services.confirm(
            by=people.administrator, service=doctor, today=clock.today(), facts=facts, source="By telephone"
        )
        assert "012 000 000" in body_page(people.caseworker, doctor)
        assert "012 000 000" not in body_page(people.auditor, doctor)
        with clock.at(clock.now() + timedelta(days=181)):
            assert "012 000 000" not in body_page(people.caseworker, doctor)

    def test_of_a_body_the_telephone_is_for_administrators(self, people):
        body = orgs.organisation(name="Elsewhere (example)")
        organisations.update(by=None, organisation=body, telephone="023 000 000")
        assert "023 000 000" in page(people.administrator, "organisation", body.slug)
        assert "023 000 000" not in page(people.caseworker, "organisation", body.slug)


def test_each_fact_says_who_says_so_and_since_when_it_is_confirmed(people, doctor):
    services.confirm(
        by=people.administrator, service=doctor, today=clock.today(), facts=[ServiceFact.GENDERS], source="Their office"
    )
    said = body_page(people.caseworker, doctor)
    assert said.count("not confirmed with them") == 1  # the province; the contact is not shown at all
    assert "Their office" in said and "Woman" in said
    services.say_capacity(by=people.partner, service=doctor, capacity=4, accepting_now=True, today=clock.today())
    said = body_page(people.caseworker, doctor)
    assert said.count("the body itself") == 2


def test_after_half_a_year_a_fact_asks_to_be_confirmed_again(people, doctor):
    past = clock.today() - timedelta(days=181)
    services.confirm(by=None, service=doctor, today=past, facts=[ServiceFact.GENDERS])
    assert "too long ago, confirm again" in body_page(people.caseworker, doctor)
    services.confirm(by=None, service=doctor, today=clock.today(), facts=[ServiceFact.GENDERS])
    assert "too long ago" not in body_page(people.caseworker, doctor)


def test_an_administrator_enters_and_changes_a_body_and_its_sources_are_kept(people):
    client = Client()
    client.force_login(people.administrator)
    said = {"name": "New House (example)", "type": "ngo", "source": "A visit (invented)"}
    assert client.post(reverse("orgs:organisation_new"), said).status_code == 302
    body = Organisation.objects.get(slug="new-house-example")
    organisations.update(by=None, organisation=body, verified_on=clock.today())
    change = reverse("orgs:organisation_change", args=[body.slug])
    assert client.post(change, said | {"name_km": "ផ្ទះថ្មី", "source": "By telephone"}).status_code == 302
    body.refresh_from_db()
    assert (body.name_km, body.sources) == ("ផ្ទះថ្មី", ["A visit (invented)", "By telephone"])
    assert body.verified_on is None, "what changed has to be confirmed again"
    again = client.post(reverse("orgs:organisation_new"), said)
    assert again.status_code == 422 and "there already" in again.content.decode()


def test_where_nothing_is_said_of_a_service_there_is_nothing_to_confirm(people, client):
    row = services.add(by=None, organisation=people.ngo.organisation, kind=ServiceKind.SCHOOL, source="invented")
    client.force_login(people.administrator)
    answer = client.get(reverse("orgs:service_confirm", args=[row.pk]))
    assert answer["Location"] == reverse("orgs:service_change", args=[row.pk])
