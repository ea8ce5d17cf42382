"""The pages of referrals cost the same for few and for many."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from referrals.actions import helping
from screening import reference
from screening.types import SharedGroup
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db
GROUPS = [SharedGroup.CODED, SharedGroup.WRITTEN]
SERVICES = ("counselling", "doctor", "school", "training", "money", "legal_aid")


def asked(client: Client, path: str) -> int:
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def helped(people, case, service: str) -> None:
    row = made.accepted(people, case, service=service, groups=GROUPS)
    helping.ask(by=people.partner, referral=row, question="Which days?")
    helping.write(by=people.partner, referral=row, text="Came.")


def test_the_inbox_costs_the_same_for_few_people_and_for_many():
    people = cast()
    client = Client()
    client.force_login(people.partner)
    counted = []
    for more in (2, 10):
        for _case in range(more):
            made.accepted(people, stages.received(people))
        counted.append(asked(client, reverse("referrals:inbox")))
    assert counted[0] == counted[1] <= 16


@pytest.mark.parametrize(("who", "page"), [("caseworker", "index"), ("partner", "helping")])
def test_the_pages_of_a_case_cost_the_same_for_one_referral_and_for_six(who, page):
    people = cast()
    case = stages.received(people)
    client = Client()
    client.force_login(getattr(people, who))
    path = reverse(f"referrals:{page}", args=[reference.shown(case.reference)])
    helped(people, case, SERVICES[0])
    one = asked(client, path)
    for service in SERVICES[1:]:
        helped(people, case, service)
    assert asked(client, path) == one
