"""The finder of a caseworker: reasons, what to ask, no address of a place to stay, and the same cost for many."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import organisations, services
from orgs.models import AuditEvent, Organisation, Service
from orgs.refusals import NotPermitted
from orgs.types import ServiceKind
from screening import reference
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.factories.kept import once
from tests.orgs.test_organisations import LEADS_TO_A_DOOR, main_of

pytestmark = pytest.mark.django_db


def cast_with_directory() -> Cast:
    people = cast()
    organisations.load_provinces(by=None)
    organisations.load(by=None)
    services.load(by=None)
    return people


@pytest.fixture
def people() -> Cast:
    return once(cast_with_directory)


def found(user, case, **query: object) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("referrals:finder", args=[reference.shown(case.reference)]), query)
    assert answer.status_code == 200
    return main_of(answer.content.decode())


def test_before_a_help_is_chosen_nothing_is_listed(people):
    page = found(people.caseworker, stages.received(people))
    assert "Fits, as far as is known" not in page and "Ask first" not in page.replace("against it: ask first", "")


def test_a_woman_of_24_is_not_offered_horizons_and_reads_why(people):
    case = stages.received(people)
    page = found(people.caseworker, case, service="training", age="24")
    rest = page[page.index("Does not fit") :]
    assert "Horizons" in rest and "Horizons" not in page[: page.index("Does not fit")]
    assert "It is for ages 15 to 19." in rest


def test_no_place_to_stay_shows_more_than_its_province(people):
    case = stages.received(people)
    page = found(people.caseworker, case, service="shelter")
    assert "Horizons" in page and "Daughters" not in page
    assert not LEADS_TO_A_DOOR.search(page)
    for row in Service.objects.all():
        for past in row.history.all():
            said = " ".join(str(getattr(past, name)) for name in ("source", "kind"))
            assert not LEADS_TO_A_DOOR.search(said), row
    names = {field.name for field in Service._meta.get_fields()}
    assert not names & {"address", "street", "village", "location"}


def test_unlisted_bodies_are_offered_to_caseworkers_only(people):
    unlisted = Organisation.objects.get(unlisted=True)
    services.add(by=None, organisation=unlisted, kind=ServiceKind.COUNSELLING, source="invented for a test")
    case = stages.received(people)
    assert unlisted.name in found(people.caseworker, case, service="counselling")
    client = Client()
    client.force_login(people.other_supervisor)
    client.post(
        reverse("screening:purpose", args=[reference.shown(case.reference)]), {"purpose": "supervision", "why": "x"}
    )
    page = client.get(reverse("referrals:finder", args=[reference.shown(case.reference)]), {"service": "counselling"})
    assert unlisted.name not in page.content.decode()


def test_a_help_that_nobody_offers_says_what_to_do(people):
    assert "Nobody in the directory offers this." in found(
        people.caseworker, stages.received(people), service="phone_call"
    )


def test_the_look_is_on_record_without_the_age(people):
    case = stages.received(people)
    found(people.caseworker, case, service="training", age="24")
    event = AuditEvent.objects.get(kind="finder.asked")
    assert event.case_id == case.pk and event.subject == "training"
    assert "24" not in re.sub(r"[0-9a-f-]{36}", "", str(event.details))


def test_it_costs_the_same_for_ten_bodies_and_for_five_hundred(people):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    case = stages.received(people)
    found(people.caseworker, case, service="doctor")
    with CaptureQueriesContext(connection) as few:
        found(people.caseworker, case, service="doctor")
    bodies = [Organisation(slug=f"body-{n}", name=f"Body {n} (example)", type="ngo") for n in range(500)]
    Organisation.objects.bulk_create(bodies)
    Service.objects.bulk_create(Service(organisation=one, kind=ServiceKind.DOCTOR, source="invented") for one in bodies)
    with CaptureQueriesContext(connection) as many:
        found(people.caseworker, case, service="doctor")
    assert len(many) == len(few)


class TestEditing:
    def test_an_administrator_adds_changes_confirms_and_takes_off(self, people):
        client = Client()
        client.force_login(people.administrator)
        body = Organisation.objects.get(slug="chab-dai")
        new = reverse("orgs:service_new", args=[body.slug])
        assert client.post(new, {"kind": "money", "source": "asked by telephone, invented"}).status_code == 302
        row = Service.objects.get(kind="money")
        change = reverse("orgs:service_change", args=[row.pk])
        said = {"kind": "money", "source": "the same", "age_from": "30", "age_to": "20"}
        assert client.post(change, said).status_code == 422
        assert client.post(change, said | {"age_to": "40"}).status_code == 302
        confirmed = {"facts": ["ages"], "source": "by telephone (invented)"}
        assert client.post(reverse("orgs:service_confirm", args=[row.pk]), confirmed).status_code == 302
        row.refresh_from_db()
        assert (row.age_from, row.age_to, row.all_verified_on()) == (30, 40, clock.today())
        assert client.post(reverse("orgs:service_withdraw", args=[row.pk]), {"press": "1"}).status_code == 302
        assert client.get(change).status_code == 404

    def test_a_body_says_its_own_places_and_nobody_elses(self, people):
        own = services.add(
            by=None, organisation=people.partner_office.organisation, kind=ServiceKind.SHELTER, source="invented"
        )
        client = Client()
        client.force_login(people.partner)
        page = reverse("orgs:service_capacity", args=[own.pk])
        assert client.post(page, {"capacity": "8", "accepting_now": "no"}).status_code == 302
        own.refresh_from_db()
        assert (own.capacity, own.accepting_now) == (8, False)
        client.force_login(people.outsider)
        assert client.get(page).status_code == 404
        with pytest.raises(NotPermitted):
            services.say_capacity(by=people.outsider, service=own, capacity=1, accepting_now=True, today=clock.today())
        with pytest.raises(NotPermitted):
            services.change(by=people.partner, service=own, source="not theirs to say")

    def test_facts_older_than_180_days_ask_to_be_confirmed_again(self, people):
        from datetime import timedelta

        row = services.add(
            by=None, organisation=people.ngo.organisation, kind=ServiceKind.DOCTOR, source="invented",
            genders=["woman"],
        )  # fmt: skip
        services.confirm(by=None, service=row, today=clock.today() - timedelta(days=181))
        assert "confirm again" in found(people.caseworker, stages.received(people), service="doctor")
        services.confirm(by=people.administrator, service=row, today=clock.today())
        assert "confirm again" not in found(people.caseworker, stages.received(people), service="doctor")


def test_loading_twice_adds_nothing(people):
    assert services.load(by=None) == 0
