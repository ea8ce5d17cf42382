"""What must hold at each place of the trail that asks whether somebody is shut out (domain 9)."""

from screening import trail
from screening.access import audit
from screening.actions import emergencies
from tests.factories import stages
from tests.factories.cast import Cast

from .consulted import Shut, at

WHY = "May come to harm tonight, and nobody answers."


@at("screening.access.audit", "cases")
def whoever_is_shut_out_finds_no_case_by_its_reference(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    assert audit.find(audit.reader(people.other_supervisor), case.reference) == case
    shut(people.caseworker, case, people.other_supervisor)
    assert audit.find(audit.reader(people.other_supervisor), case.reference) is None


@at("screening.access.audit", "events")
def nothing_their_own_people_did_there_is_shown_to_them(people: Cast, shut: Shut) -> None:
    case = stages.received(people)
    emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
    of_case = trail.Wanted(did="emergency", who=people.outsider.code)

    def found() -> list[object]:
        shown = trail.search(audit.reader(people.outside_supervisor), of_case).events
        return [event.case_id for event in shown if event.case_id]

    assert found() == [case.pk]
    shut(people.caseworker, case, people.outside_supervisor)
    assert found() == []
