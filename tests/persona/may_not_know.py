"""For whoever may not know of a case it answers, at every address, as an unknown reference."""

from itertools import cycle

from django.contrib.auth.models import AnonymousUser

from . import equality
from .asking import REFUSED_METHODS, UNKNOWN, Asked, answer, looked_up_once, not_drawn, shown
from .stage import ASKED, TABLE, AtAStage
from .table import PERSONAS


class MayNotKnow(AtAStage):
    def test_nobody_else_can_tell_the_case_from_an_unknown_reference(self) -> None:
        refused, wrong = cycle(REFUSED_METHODS), []
        with looked_up_once(), not_drawn():
            for persona, letter in self.strangers():
                for name, path in self.addresses(letter):
                    for method in (*ASKED, next(refused)):
                        said = equality.outcome(self.here.users[persona], method, path)
                        if said != equality.of_unknown(name, method):
                            wrong.append((persona, letter, name, method, said))
        assert wrong == []

    def test_sent_through_everything_the_answers_are_equal_to_the_byte(self) -> None:
        """At every address; strangers go round, and the method of each from stage to stage."""
        strangers, wrong = cycle(self.strangers()), []
        with looked_up_once(), equality.sessions_in_memory():
            unknown = equality.Unknown(self.here.users)
            for name in TABLE:
                persona, letter = next(strangers)
                method = ASKED[(PERSONAS.index(persona) + self.at) % len(ASKED)]
                said = unknown.sent(persona, method, self.path(name, letter))
                if said != unknown.answer(persona, method, name):
                    wrong.append((persona, letter, name, method, said))
        assert wrong == []

    def test_whoever_has_not_signed_in_is_sent_to_sign_in_whatever_they_ask_for(self) -> None:
        wrong = []
        for name, path in self.addresses("A"):
            nowhere = path.replace(shown(self.here.cases["A"]), UNKNOWN)
            for method in (*ASKED, *REFUSED_METHODS):
                for asked_for in (path, nowhere):
                    said = answer(Asked(AnonymousUser(), method, asked_for))
                    if said.status_code != 302 or said["Location"] != f"/accounts/login/?next={asked_for}":
                        wrong.append((name, method, said))
        assert wrong == []
