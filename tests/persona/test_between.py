"""Between the stages of the table: during the 30 days, and where somebody took over a screening that was not sent."""

from datetime import timedelta

from django.test import TestCase

from orgs import clock
from orgs.actions import members
from screening.models import Case
from tests.factories import orgs, stages
from tests.factories.cast import Cast, cast

from .asking import address, code, looked_up_once, not_drawn, shown, undone
from .stage import NOWHERE, TABLE, Wrong, listed
from .table import CODES, PAGES, SEATS, STAGES


class Between:
    people: Cast
    case: Case

    def differences(self, persona: str, letters: dict[str, str]) -> Wrong:
        """What GET answers otherwise. A row that is nowhere is asked for: unknown to whoever is let in."""
        user, wrong = self.people.people()[persona], []
        with looked_up_once(), not_drawn(), undone():
            for name, letter in letters.items():
                row = () if name in PAGES else (NOWHERE,)
                got = code(user, "GET", address(name, shown(self.case), *row))
                expected = CODES["4" if row and letter == "2" else letter]
                if got != expected:
                    wrong.append((persona, name, got, expected))
        return wrong


class TestReflecting(Between, TestCase):
    """From hand-over to closing nothing of who may do what changes but what belongs to identification alone."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        with clock.at(clock.now() - timedelta(days=3)):
            cls.case = stages.reflecting(cls.people)

    def test_during_the_30_days_each_gets_what_they_get_at_identification(self) -> None:
        wrong: Wrong = []
        for persona in ("responder", "caseworker", "other_supervisor"):
            letters = letters_at("identified", persona)
            # Nothing waits for an answer here.
            letters |= dict.fromkeys(letters.keys() & {"identification_pass_on", "approval"}, "F")
            wrong += self.differences(persona, letters)
        assert not wrong, listed(wrong)


class TestTakenOver(Between, TestCase):
    """Whoever began it is suspended; the supervisor holds it. No casework begins before it is handed over."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.people = cast()
        orgs.training(user=cls.people.supervisor)
        cls.case = stages.begun(cls.people)
        members.suspend(by=cls.people.administrator, user=cls.people.responder)

    def test_whoever_took_it_over_goes_on_with_the_form_and_stays_the_supervisor(self) -> None:
        author, supervisor = letters_at("begun", "responder"), letters_at("begun", "supervisor")
        both = {name: min(author[name], supervisor[name]) for name in TABLE}
        # What is asked of whoever began it, they alone answer; and here nothing waits for an answer.
        both |= dict.fromkeys(("handover_answer", "approval"), "F")
        assert both["screening_safety"] == both["handover_send"] == both["seen"] == "2"
        assert both["intake_record"] == both["referrals:visit_record"] == "F"
        wrong = self.differences("supervisor", both)
        assert not wrong, listed(wrong)


def letters_at(stage: str, persona: str) -> dict[str, str]:
    """What the table types for GET of case A, for one persona at a stage."""
    place = next(place for place, seat in enumerate(SEATS[stage]) if (seat.persona, seat.case) == (persona, "A"))
    return {name: got.split()[STAGES.index(stage)][place] for name, (got, _sent) in TABLE.items()}
