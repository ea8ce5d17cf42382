"""What did invented colleagues do that a supervisor should look at? So that the review queue shows something."""

from datetime import time
from typing import Any

from screening import access, sections
from screening.access import Purpose, Reason
from screening.actions import emergencies, ending, safety_check
from screening.models import Case
from screening.safety import SafetyAnswers
from screening.sections import Section
from screening.types import AgeBand, NeedKind, Stage

from .cases import Scene, Story, who
from .course import story
from .person import NORTHWEST, Person, case_of, safe, there, worker_of

A_WEEK = 12  # looks


def looked_at() -> list[Story]:
    return [_opened_by_others(), _travelled_on(), _weeks_that_are_over()]


def _weeks_that_are_over() -> Story:
    """Whoever works on a case reads it, as on any day. Out of such weeks a few looks are drawn by lot."""

    def at_work(told: Story) -> None:
        with sections.nothing_open():
            for case in Case.objects.filter(caseworker__isnull=False).exclude(stage=Stage.CLOSED)[:A_WEEK]:
                access.open_case(there(case.caseworker), case.reference, want=(Section.C2, Section.C3))

    return Story("weeks that are over", [Scene(7 * weeks, time(14), at_work) for weeks in (1, 2)])


def _opened_by_others() -> Story:
    """A cousin interprets until she is refused; later a colleague elsewhere opens the case in an emergency."""
    man = Person(gender="man", age_band=AgeBand.FROM_25_TO_34, yes=("R2", "C4", "X1"), needs=(NeedKind.DOCTOR,))

    def cousin(told: Story) -> None:
        codes: dict[str, Any] = {
            "danger": "no", "place": "private", "present": ["relative"], "asked_to_leave": "would_not",
            "language": "km", "comfort": "a_little", "interpreter_kind": "connected", "independence": ["told_rules"],
            "under_18": "no",
        }  # fmt: skip
        by = who(NORTHWEST.responder)
        safety_check.record(by=by, case=case_of(told), answers=SafetyAnswers.from_codes(codes))

    def alone(told: Story) -> None:
        safety_check.record(by=who(NORTHWEST.responder), case=case_of(told), answers=safe(man))

    def at_night(told: Story) -> None:
        with sections.nothing_open():
            access.open_case(worker_of(told), case_of(told).reference)

    def in_an_emergency(told: Story) -> None:
        by, reference = who("caseworker.social.siemreap"), case_of(told).reference
        emergencies.begin(by=by, reference=reference, reason="The hospital asks about allergies, and nobody answers.")
        with sections.nothing_open():
            access.open_case(by, reference, reason=Reason(purpose=Purpose.SAFETY))

    man.extra += [(0, time(8, 30), cousin), (0, time(8, 40), alone)]
    man.extra += [(4, time(23, 10), at_night), (6, time(9, 30), in_an_emergency)]
    return story("opened in an emergency", 6, man, NORTHWEST)


def _travelled_on() -> Story:
    """Signs were recorded; he wants to go on, and the responder asks to close."""
    man = Person(gender="man", age_band=AgeBand.FROM_18_TO_24, yes=("R1", "C2"), needs=(NeedKind.NOTHING,), until=0)

    def ask(told: Story) -> None:
        ending.end(
            by=who(NORTHWEST.responder), case=case_of(told), transition="close_signs_not_referred",
            reason="He wants to travel on today.", not_asked_why="enough_to_refer",
        )  # fmt: skip

    man.extra.append((0, time(10), ask))
    return story("travelled on", 2, man, NORTHWEST)
