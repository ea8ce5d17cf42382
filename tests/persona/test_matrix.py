"""The rows of who may read and do what are those of domain 9; a row made wrong in any way is noticed."""

import random

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
