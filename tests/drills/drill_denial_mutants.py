"""A denial wins over everything: every place that asks for one, made to forget people or offices, is noticed."""

from unittest.mock import patch

import pytest

from screening.access import approvers
from tests.factories.cast import cast
from tests.persona import (  # noqa: F401 - they type their places
    consulted_at_the_desk,
    consulted_in_review,
    consulted_in_the_trail,
    consulted_on_asking,
)
from tests.persona.consulted import PLACES, SHUT, no_request_climbs_to_them, the_person
from tests.persona.forgetting import Place, forgotten

pytestmark = pytest.mark.django_db
EVERY = [(place, whom) for place in PLACES for whom in place.whom]


@pytest.mark.parametrize(("place", "whom"), EVERY, ids=[f"{place} {whom}" for place, whom in EVERY])
def test_a_place_that_forgets_is_noticed(place: Place, whom: str) -> None:
    people, holds = cast(), PLACES[place]
    with forgotten(place, whom), pytest.raises((AssertionError, pytest.fail.Exception)):
        holds(people, SHUT[whom])


def test_whoever_reads_denials_once_for_many_requests_and_forgets_to_look_is_noticed() -> None:
    forgets = patch.object(approvers.Known, "is_denied", lambda *asked: False)
    with forgets, pytest.raises(AssertionError):
        no_request_climbs_to_them(cast(), the_person)


@pytest.mark.parametrize(("place", "whom"), EVERY, ids=[f"{place} {whom}" for place, whom in EVERY])
def test_a_place_that_does_not_forget_holds(place: Place, whom: str) -> None:
    PLACES[place](cast(), SHUT[whom])
