"""What must hold in the review queue of whoever is shut out of a case, and of whoever stands above them (domain 9)."""

from datetime import datetime

from orgs import clock
from orgs.models import User
from screening import access
from screening.access import review
from screening.actions import review as acts
from screening.models import Case
from screening.types import Reviewed
from tests.factories import stages
from tests.factories.cast import Cast

from .consulted import Shut, at

NIGHT = datetime(2026, 11, 25, 23, tzinfo=clock.PHNOM_PENH)
MORNING = datetime(2026, 11, 26, 9, tzinfo=clock.PHNOM_PENH)


def _opened_at_night(people: Cast, user: User) -> Case:
    case = stages.received(people)
    with clock.at(NIGHT):
        access.open_case(user, case.reference)
    return case


def _tried(people: Cast) -> Case:
    found = stages.safe_answers(language="vi", comfort="no", interpreter_kind="connected", independence=["told_rules"])
    return stages.begun(people, answers=found)


@at("screening.access.review", "queue")
def what_is_counted_of_a_day_leaves_out_their_case(people: Cast, shut: Shut) -> None:
    case = _opened_at_night(people, people.caseworker)
    with clock.at(MORNING):
        assert len(review.queue(people.other_supervisor).items) == 1
        shut(people.caseworker, case, people.other_supervisor)
        assert review.queue(people.other_supervisor).items == []


@at("screening.access.review", "_cases")
@at("screening.access.reviewers", "shut_out")
def whoever_stands_above_looks_in_their_place(people: Cast, shut: Shut) -> None:
    case = _tried(people)
    assert review.queue(people.national_supervisor).items == []
    shut(people.responder, case, people.supervisor)
    assert len(review.queue(people.national_supervisor).items) == 1


@at("screening.access.review", "answered", "answered_by")
def what_they_answered_before_is_closed_to_them(people: Cast, shut: Shut) -> None:
    case = _tried(people)
    [item] = review.queue(people.supervisor).items
    acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.OK)
    assert review.answered(people.supervisor, item.key) is not None
    assert len(review.answered_by(people.supervisor)) == 1
    shut(people.responder, case, people.supervisor)
    assert review.answered(people.supervisor, item.key) is None
    assert review.answered_by(people.supervisor) == []


@at("screening.access.review", "own_open")
def signing_tells_them_nothing_of_what_they_did_there(people: Cast, shut: Shut) -> None:
    case = _opened_at_night(people, people.other_supervisor)
    with clock.at(MORNING):
        assert len(review.own_open(people.other_supervisor)) == 1
        shut(people.caseworker, case, people.other_supervisor)
        assert review.own_open(people.other_supervisor) == []
