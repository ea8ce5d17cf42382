"""What must hold where somebody types the reference of a case of which they are shut out (domain 9)."""

from screening import access
from screening.actions import access_requests
from tests.factories import stages
from tests.factories.cast import Cast

from .consulted import Shut, at


@at("screening.access.typed", "emergency_refusal")
def nobody_shut_out_opens_it_in_an_emergency(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    assert access.emergency_refusal(people.outsider, case) == ""
    shut(people.caseworker, case, people.outsider)
    assert access.emergency_refusal(people.outsider, case) == "shut_out_of_case"


@at("screening.access.typed", "access_requests")
def whoever_supervises_and_is_shut_out_hears_of_no_request(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    access_requests.ask(by=people.outsider, reference=case.reference, reason="Invented.")
    assert len(access.access_requests(people.other_supervisor)) == 1
    shut(people.caseworker, case, people.other_supervisor)
    assert access.access_requests(people.other_supervisor) == []


@at("screening.access.typed", "_is_denied")
def nobody_hears_that_somebody_shut_out_asked(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    access_requests.ask(by=people.outsider, reference=case.reference, reason="Invented.")
    shut(people.caseworker, case, people.outsider)
    assert access.access_requests(people.other_supervisor) == []
