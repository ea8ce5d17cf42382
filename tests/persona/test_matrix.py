"""The rows of who may read and do what are those of domain 9; a row made wrong in any way is noticed."""

import random

import pytest

from tests.factories.cast import cast

from . import (  # noqa: F401 - they type their places
    consulted_at_the_desk,
    consulted_in_review,
    consulted_in_the_trail,
    consulted_on_asking,
)
from .consulted import ELSEWHERE, PLACES, SHUT
from .forgetting import forgotten, places_that_ask
from .matrix import MAY, OPENS
from .mutants import differences, every_mutant

A_DOZEN = 12


def test_every_row_is_what_was_typed_by_hand() -> None:
    assert differences() == [], "a new tie or permission is typed in tests/persona/matrix.py"


def test_rows_made_wrong_are_noticed() -> None:
    missed = []
    for mutant in random.sample(every_mutant(), k=A_DOZEN):
        with mutant.live():
            if not differences():
                missed.append(mutant.name)
    assert missed == []


def test_each_kind_of_mistake_is_tried_on_each_row() -> None:
    names = [mutant.name for mutant in every_mutant()]
    assert len(names) == len(set(names)) > 1000
    assert {name.split()[0] for name in names} == {*OPENS, *MAY}


def test_every_place_that_asks_whether_somebody_is_shut_out_is_judged() -> None:
    assert places_that_ask() == {*(str(place) for place in PLACES), *ELSEWHERE}, "type it in tests/persona/consulted.py"


@pytest.mark.django_db
def test_a_place_that_forgets_who_is_shut_out_is_noticed() -> None:
    """One by lot; all of them in tests/drills/drill_denial_mutants.py."""
    place, whom = random.choice([(place, whom) for place in PLACES for whom in place.whom])
    with forgotten(place, whom), pytest.raises((AssertionError, pytest.fail.Exception)):
        PLACES[place](cast(), SHUT[whom])
