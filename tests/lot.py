"""How much of what is long does each tier ask? Suite and ci a part drawn by lot, anew in each run; the drill all of it.

The tier is HYPOTHESIS_PROFILE. What takes ci a few seconds it asks in full.
"""

import os
import random
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

Row = TypeVar("Row")
# So many rows, or such a share of them.
Part = int | Fraction
ALL, HALF, THIRD = Fraction(1), Fraction(1, 2), Fraction(1, 3)

TIER = os.environ.get("HYPOTHESIS_PROFILE", "suite")
IN_THE_SUITE, IN_THE_DRILL = TIER == "suite", TIER == "drill"
# Examples of each property.
EXAMPLES = {"suite": 36, "ci": 120, "drill": 2000}
# Every process of a run collects the same tests.
_alike = random.Random(os.environ.get("PYTEST_XDIST_TESTRUNUID"))


def some(rows: Iterable[Row], *, suite: Part = THIRD, ci: Part = ALL) -> list[Row]:
    """What a test asks of ``rows`` in this run, in their order."""
    return _drawn(list(rows), suite, ci, random.sample)


def collected(rows: Iterable[Row], *, suite: Part = THIRD, ci: Part = ALL) -> list[Row]:
    """`some`, for parameters. What was drawn stands in the names of the tests; the drill has each under that name."""
    return _drawn(list(rows), suite, ci, _alike.sample)


def _drawn(rows: list[Row], suite: Part, ci: Part, sample: Callable[..., list[int]]) -> list[Row]:
    part = {"suite": suite, "ci": ci}.get(TIER, ALL)
    count = part if isinstance(part, int) else max(1, int(len(rows) * part))
    return rows if count >= len(rows) else [rows[place] for place in sorted(sample(range(len(rows)), k=count))]
