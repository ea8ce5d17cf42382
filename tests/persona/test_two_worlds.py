"""What somebody finds out does not depend on what they need not know: two worlds are laid side by side.

In one there is a case that they may not know of, or what is hidden in it; in the other not, or otherwise.
"""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from orgs import clock
from orgs.models import User
from referrals.actions import referring
from screening import reference
from screening.actions import (
    checklist,
    complaints,
    denials,
    detention,
    interim,
    moves,
    needs,
    notes,
    persons,
    reflection,
)
from screening.actions import handover as handing
from screening.models import Case
from screening.types import DenialWhy
from tests.conftest import IN_FULL
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast

from .asking import shown, undone
from .worlds import Explorer, differences, every_address_of, explored

pytestmark = pytest.mark.django_db
World = Callable[[Cast], Case]


def nothing(people: Cast) -> None:
    """The world without it."""


def received(people: Cast) -> Case:
    return stages.received(people)


def with_a_request(people: Cast) -> Case:
    case = stages.received(people)
    moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    return case


def child_received(people: Cast) -> Case:
    return stages.received(people, answers=stages.safe_answers(under_18="maybe"))


def sent(people: Cast) -> Case:
    return stages.handed_over(people)


def shut_out(people: Cast) -> Case:
    case = stages.received(people)
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer)
    return case


def examined(people: Cast) -> Case:
    calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
    case = stages.found(people, calendar)
    return case


# Who may not know of which.
HIDDEN: list[tuple[str, World]] = [
    ("outsider", received), ("outsider", with_a_request), ("outsider", child_received), ("outsider", sent),
    ("outside_supervisor", received), ("outside_supervisor", with_a_request), ("outside_supervisor", child_received),
    ("supervisor", examined), ("identifying_supervisor", examined), ("identifying_supervisor", received),
    ("denied_officer", shut_out), ("colleague", received), ("second_caseworker", with_a_request),
    ("specialist", received), ("partner", sent), ("match_desk", received), ("auditor", received),
    ("administrator", received), ("statistician", received), ("former_worker", received),
]  # fmt: skip


@pytest.mark.parametrize(("persona", "world"), HIDDEN, ids=[f"{who} {world.__name__}" for who, world in HIDDEN])
def test_whoever_may_not_know_of_a_case_cannot_tell_whether_there_is_one(persona, world):
    people = cast()
    with explored():
        with undone():
            case = world(people)
            ref, name = shown(case), case.codename
            one = told(getattr(people, persona), ref, name)
        other = told(getattr(people, persona), ref, name)
    assert differences(one, other) == []


def told(user: User, ref: str, name: str) -> list[Any]:
    guesses = every_address_of(ref)
    searches = [f"/cases/?reference={ref}", f"/cases/?reference={name}", f"/organisations/?q={ref}", "/cases/?child=on"]
    return Explorer(user).everything(guesses=guesses, searches=searches)


def test_zz(request):
    import cProfile, pstats, time
    people = cast()
    with explored():
        with undone():
            case = received(people)
            t = time.time()
            e = Explorer(people.outsider)
            list(e.crawled())
            n = len(e.said); t1 = time.time()
            from collections import Counter
            print(n, t1 - t, len(e.seen), Counter(a.asked.split()[0] for a in e.said))
            for a in sorted(e.seen): print("   ", a)
            p = cProfile.Profile(); p.enable()
            for g in every_address_of(shown(case)): e.ask("GET", g)
            p.disable()
            print(len(e.said) - n, time.time() - t1)
            pstats.Stats(p).sort_stats("cumtime").print_stats(25)
