"""What somebody finds out does not depend on what they need not know: two worlds are laid side by side.

In one there is a case that they may not know of, or what is hidden in it; in the other not, or otherwise.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from orgs import clock
from orgs.models import User
from orgs.types import Role
from screening.actions import (
    denials,
    indicator_sets,
    moves,
    notes,
    persons,
)
from screening.models import Case
from screening.types import DenialWhy
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.lot import THIRD, TIER, collected

from .asking import shown, undone
from .equality import sessions_in_memory
from .worlds import Explorer, differences, every_address_of

pytestmark = pytest.mark.django_db
EVERY = {"suite": 25, "ci": 12, "drill": 1}[TIER]
World = Callable[[Cast], Case]


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


# In the trail stands what they did themselves, and what their own people did, of “a case of another office”.
TOOK_PART = {("identifying_supervisor", examined)}


def named(row: Any) -> str:
    return f"{row[0]} {row[1].__name__}"


@pytest.mark.parametrize("row", collected(HIDDEN, suite=1, ci=THIRD), ids=named)
def test_whoever_may_not_know_of_a_case_cannot_tell_whether_there_is_one(row):
    persona, world = row
    people, now = cast(), clock.now() + timedelta(minutes=1)
    with sessions_in_memory():
        with undone():
            case = world(people)
            with clock.at(now):
                one = told(getattr(people, persona), shown(case), case.codename, took_part=row in TOOK_PART)
        # The list of questions is published in both.
        indicator_sets.load_shipped()
        with clock.at(now):
            other = told(getattr(people, persona), shown(case), case.codename, took_part=row in TOOK_PART)
    parted = differences(one, other)
    assert not parted, listed(parted)


def listed(parted: list[str]) -> str:
    return "\n".join(("", *parted[:20], f"{len(parted)} in all"))


def told(user: User, ref: str, name: str, *, took_part: bool = False) -> list[Any]:
    guesses = every_address_of(ref)
    searches = [f"/organisations/?q={ref}", "/cases/?child=on", "/cases/?stage=interim"]
    # An auditor may know of every case by its reference: in the trail, and nowhere else.
    leaves_out = ("/audit/",) if took_part or Role.AUDITOR in user.roles_now() else ()
    return Explorer(user, leaves_out=leaves_out).everything(
        guesses=guesses[::EVERY], searches=searches, typed=[ref, name]
    )


def asked_to_help(people: Cast) -> Case:
    case = stages.received(people)
    made.sent(people, case)
    return case


def offered(people: Cast) -> Case:
    case = stages.received(people)
    made.offered(people, case)
    return case


# Who knows only a receipt or a summary of which, and who works with the person meanwhile.
SUMMARY: list[tuple[str, World, str]] = [
    ("responder", received, "caseworker"), ("caseworker", sent, "responder"), ("other_supervisor", sent, "responder"),
    ("partner", asked_to_help, "caseworker"), ("partner_supervisor", offered, "caseworker"),
]  # fmt: skip
WRITTEN = (
    {"official_name": "Invented One", "place": "A village", "note": "Slept well."},
    {"official_name": "Somebody Else Entirely", "place": "", "note": "A much longer note, of another day."},
)


@pytest.mark.parametrize("row", collected(SUMMARY, suite=1, ci=2), ids=named)
def test_whoever_knows_a_summary_cannot_tell_what_is_written_in_the_case(row):
    persona, world, worker = row
    people, later = cast(), clock.now() + timedelta(days=2)
    case = world(people)
    found = []
    with sessions_in_memory():
        for words in WRITTEN:
            with undone(), clock.at(later):
                write(getattr(people, worker), case, **words)
                found.append(told(getattr(people, persona), shown(case), case.codename))
    assert len({answer.status for answer in found[0]}) > 1
    parted = differences(*found)
    assert not parted, listed(parted)


def write(by: User, case: Case, *, official_name: str, place: str, note: str) -> None:
    case = Case.objects.get(pk=case.pk)
    persons.write(by=by, case=case, official_name=official_name, contact_details=place)
    for _row in range(len(note) % 3 + 1):
        notes.write(by=by, case=case, text=note)
    if case.received_at is not None and place:
        stages.do_interim(by, case)
