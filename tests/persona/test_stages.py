"""Every address, every persona, every method, a case one may know and one one may not, at each stage."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase
from django.urls import reverse

from .asking import REFUSED_METHODS, UNKNOWN, Asked, answer, full, shown, undone
from .may_know import MayKnow
from .may_not_know import MayNotKnow
from .shut_out import ShutOut
from .stage import ASKED, Wrong, listed
from .table import CODES, LISTS, PERSONAS


class TestBegun(MayKnow, MayNotKnow, ShutOut, TestCase):
    stage = "begun"


class TestSent(MayKnow, MayNotKnow, ShutOut, TestCase):
    stage = "sent"


class TestReceived(MayKnow, MayNotKnow, ShutOut, TestCase):
    stage = "received"


class TestIdentified(MayKnow, MayNotKnow, ShutOut, TestCase):
    stage = "identified"


class TestSupported(MayKnow, MayNotKnow, ShutOut, TestCase):
    stage = "supported"

    def test_what_is_not_of_one_case_answers_as_the_table_says_and_lists_nothing_one_may_not_know(self) -> None:
        seated = {(seat.persona, seat.case) for _place, seat in self.seats}
        # Whom an office was asked to help stands among its referrals.
        asked_to_help = {(seat.persona, seat.case) for _place, seat in self.seats if seat.as_what == "asked to help"}
        for persona in PERSONAS:
            for name, (got, sent) in LISTS.items():
                page = self.asked(persona, "GET", name)
                assert page.status_code == CODES[got], (persona, name)
                for letter, case in self.here.cases.items():
                    may_know = (persona, letter) in seated
                    text = page.content.decode()
                    assert may_know or not (shown(case) in text or case.codename in text), (persona, letter, name)
                    is_listed = (persona, letter) in seated - asked_to_help
                    assert shown(case) in text or not (is_listed and name == "cases"), (persona, letter)
                assert self.asked(persona, "POST", name).status_code == CODES[sent], (persona, name)
                for method in REFUSED_METHODS:
                    assert self.asked(persona, method, name).status_code == 405, (persona, name, method)

    def asked(self, persona: str, method: str, name: str) -> Any:
        with undone():
            return answer(Asked(self.here.users[persona], method, reverse(full(name))))

    def test_whoever_has_not_signed_in_is_sent_to_sign_in_whatever_they_ask_for(self) -> None:
        wrong: Wrong = []
        for name, path in self.paths["A"].items():
            nowhere = path.replace(shown(self.here.cases["A"]), UNKNOWN)
            for method in (*ASKED, *REFUSED_METHODS):
                for asked_for in (path, nowhere):
                    said = answer(Asked(AnonymousUser(), method, asked_for))
                    if (said.status_code, said["Location"]) != (302, f"/accounts/login/?next={asked_for}"):
                        wrong.append((name, method, said))
        assert not wrong, listed(wrong)
