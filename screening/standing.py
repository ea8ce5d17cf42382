"""How do the open cases that somebody supervises stand with the guidelines on which their next step waits?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from orgs import clock
from orgs.models import User

from . import access, facts
from .models import Case
from .types import Stage
from .workflow import NEXT_STEP, TRANSITION_BY_CODE, CaseFacts


@dataclass
class Standing:
    """Of one guideline: the cases in which all its gates of the next step are met, and those in which one is not."""

    met: list[Case] = field(default_factory=list)
    open: list[Case] = field(default_factory=list)


def open_cases(user: User) -> QuerySet[Case]:
    """Open cases of the offices that ``user`` supervises now, newest first; the look is recorded."""
    found = access.list_cases(user, purpose=access.Purpose.SUPERVISION)
    theirs = found.filter(responsible_office__in=access.supervised_offices(user))
    return theirs.exclude(stage=Stage.CLOSED).order_by("-opened_at", "id")


def by_guideline(cases: Iterable[Case]) -> dict[int, Standing]:
    """By number. Asks of the database for each case: give it a page of them."""
    found: dict[int, Standing] = {}
    today = clock.today()
    for case in cases:
        for number, is_met in _gates_of(case, case_facts=facts.of(case, today=today)).items():
            standing = found.setdefault(number, Standing())
            (standing.met if is_met else standing.open).append(case)
    return found


def _gates_of(case: Case, *, case_facts: CaseFacts) -> dict[int, bool]:
    gates = TRANSITION_BY_CODE[NEXT_STEP[Stage(case.stage)]].gates
    numbers = {gate.guideline for gate in gates if gate.guideline is not None}
    return {number: all(gate.test(case_facts) for gate in gates if gate.guideline == number) for number in numbers}
