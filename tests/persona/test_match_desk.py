"""The pages of the match desk: opened by the desk alone; to everybody else, asked or not, an unknown key."""

from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase
from django.urls import reverse

from screening.actions import matches
from screening.types import Fact, MatchAnswer
from tests.factories import matching

from . import situations
from .asking import REFUSED_METHODS, UNKNOWN, Asked, answer, code, full, not_drawn, shown, undone
from .equality import NO_SUCH_METHOD, NO_SUCH_PAGE, outcome
from .stage import ASKED, Wrong, listed
from .table import AT_THE_DESK, CODES, DESK, PERSONAS, READ_ONLY


class TestMatchDesk(TestCase):
    """A is asked about by its caseworker, and fits; B, of the other province, is linked with A and waits too."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.here = here = situations.built("received")
        users, case, other = here.users, here.cases["A"], here.cases["B"]
        matching.named(users["caseworker"], case)
        matching.named(users["outsider"], other, name_to_use=matching.SAME_NAME)
        cls.request = matches.ask(by=users["caseworker"], case=case, facts=[Fact.NAME])
        matches.ask(by=users["outsider"], case=other, facts=[Fact.NAME])
        link = matches.judge(by=users["match_desk"], request=cls.request, other=other, answer=MatchAnswer.SAME)
        own = {"match_judge": (cls.request.pk, shown(other)), "match_undo": (link.pk,)}
        cls.paths = {name: reverse(full(name), args=own.get(name, (cls.request.pk,))) for name in DESK}
        nowhere = {"match_judge": (uuid4(), shown(other)), "match_undo": (uuid4(),)}
        cls.nowhere = {name: reverse(full(name), args=nowhere.get(name, (uuid4(),))) for name in DESK}

    def letters(self, name: str) -> dict[str, str]:
        got, sent = DESK[name]
        return {"GET": got, "HEAD": got, "POST": sent} | dict.fromkeys(REFUSED_METHODS, "M")

    def test_the_desk_gets_what_the_table_says(self) -> None:
        wrong: Wrong = []
        for persona in AT_THE_DESK:
            for name, path in self.paths.items():
                for method, letter in self.letters(name).items():
                    with undone():
                        got = code(self.here.users[persona], method, path)
                    if got != CODES[letter]:
                        wrong.append((persona, name, method, got))
        assert not wrong, listed(wrong)

    def test_to_everybody_else_a_key_that_is_there_is_as_unknown_as_one_that_is_not(self) -> None:
        wrong: Wrong = []
        with not_drawn():
            for persona in (one for one in PERSONAS if one not in AT_THE_DESK):
                for name, path in self.paths.items():
                    for method in (*ASKED, *REFUSED_METHODS):
                        is_refused = self.letters(name)[method] in ("M", READ_ONLY)
                        expected = NO_SUCH_METHOD if is_refused else NO_SUCH_PAGE
                        for asked_for in (path, self.nowhere[name]):
                            said = outcome(self.here.users[persona], method, asked_for)
                            if said != expected:
                                wrong.append((persona, name, method, said))
        assert not wrong, listed(wrong)

    def test_the_desk_is_told_of_no_case_that_does_not_fit_and_of_no_key_that_is_not_there(self) -> None:
        desk = self.here.users["match_desk"]
        for method in ("GET", "POST"):
            for name, path in self.nowhere.items():
                if self.letters(name)[method] != READ_ONLY:
                    assert outcome(desk, method, path) == NO_SUCH_PAGE, name
            for ref in (shown(self.here.cases["A"]), UNKNOWN):
                path = reverse(full("match_judge"), args=[self.request.pk, ref])
                assert outcome(desk, method, path) == NO_SUCH_PAGE

    def test_the_list_names_what_waits_and_what_is_linked_to_the_desk_and_to_nobody_else(self) -> None:
        path = reverse(full("matches"))
        for persona in PERSONAS:
            with undone():
                text = answer(Asked(self.here.users[persona], "GET", path)).content.decode()
            for case in self.here.cases.values():
                assert (shown(case) in text) is (persona in AT_THE_DESK), persona

    def test_whoever_has_not_signed_in_is_sent_to_sign_in(self) -> None:
        for path in (*self.paths.values(), *self.nowhere.values()):
            for method in ASKED:
                said = answer(Asked(AnonymousUser(), method, path))
                assert (said.status_code, said["Location"]) == (302, f"/accounts/login/?next={path}")
