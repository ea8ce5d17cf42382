"""Everyone of the cast is who the tests take them for."""

import pytest

from orgs import clock, people, places
from orgs.types import Role
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def everyone() -> Cast:
    return cast()


def test_provinces_are_served_by_their_own_offices(everyone: Cast) -> None:
    assert places.coordinating_office(everyone.province_a) == (everyone.coordinating, False)
    assert places.identifying_office(everyone.province_a) == (everyone.identifying, False)
    assert places.child_protection_office(everyone.province_b) == (everyone.elsewhere, False)


def test_who_may_begin_a_screening(everyone: Cast) -> None:
    may = {
        name for name, user in everyone.people().items() if people.may_begin_screening(user=user, today=clock.today())
    }
    assert may == {
        "responder",
        "colleague",
        "caseworker",
        "second_caseworker",
        "child_protection_officer",
        "denied_officer",
        "partner",
        "outsider",
    }


def test_a_former_worker_holds_nothing(everyone: Cast) -> None:
    assert everyone.former_worker.is_active
    assert not everyone.former_worker.roles_now()
    assert not people.holds(everyone.former_worker, Role.CASEWORKER)
    assert not people.works_in(everyone.former_worker, everyone.coordinating)
