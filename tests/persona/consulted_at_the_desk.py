"""What must hold at each place of the match desk that asks whether somebody is shut out (domain 1, 9)."""

from screening import access
from screening.actions import matches
from screening.models import Case
from screening.types import MatchAnswer
from tests.factories import matching
from tests.factories.cast import Cast

from .consulted import Shut, at


def _link(people: Cast) -> tuple[Case, Case]:
    case, other = matching.asked_about(people), matching.elsewhere(people)
    request = matching.asked(people, case)
    matches.judge(by=people.match_desk, request=request, other=other, answer=MatchAnswer.SAME)
    return case, other


@at("screening.access.ties", "match_requests")
def nothing_waits_for_whoever_is_shut_out(people: Cast, shut: Shut) -> None:
    case = matching.asked_about(people)
    matching.asked(people, case)
    assert len(access.requests_at_desk(people.match_desk)) == 1
    shut(people.caseworker, case, people.match_desk)
    assert access.requests_at_desk(people.match_desk) == []


@at("screening.access.matches", "fits")
def nobody_they_are_shut_out_of_fits(people: Cast, shut: Shut) -> None:
    case, other = matching.asked_about(people), matching.elsewhere(people)
    request = matching.asked(people, case)
    assert other.pk in access.matches.fits(people.match_desk, request)
    shut(people.responder, other, people.match_desk)
    assert other.pk not in access.matches.fits(people.match_desk, request)


@at("screening.access.matches", "links_at_desk")
def no_link_is_shown_to_them_at_the_desk(people: Cast, shut: Shut) -> None:
    _case, other = _link(people)
    assert len(access.links_at_desk(people.match_desk)) == 1
    shut(people.responder, other, people.match_desk)
    assert access.links_at_desk(people.match_desk) == []


@at("screening.access.matches", "links_of")
@at("screening.access.ties", "is_denied")
def no_link_with_what_they_are_shut_out_of_is_shown_to_them(people: Cast, shut: Shut) -> None:
    case, other = _link(people)
    assert len(access.links_of(people.caseworker, case)) == 1
    shut(people.responder, other, people.caseworker)
    assert access.links_of(people.caseworker, case) == []
