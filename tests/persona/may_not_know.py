"""For whoever may not know of a case it answers, at every address, as an unknown reference."""

from itertools import cycle

from tests.lot import some

from . import equality
from .asking import REFUSED_METHODS, looked_up_once, not_drawn
from .stage import ASKED, TABLE, AtAStage, Wrong, listed
from .table import PERSONAS


class MayNotKnow(AtAStage):
    def test_nobody_else_can_tell_the_case_from_an_unknown_reference(self) -> None:
        refused = cycle(REFUSED_METHODS)
        wrong: Wrong = []
        asked = 0
        with looked_up_once(), not_drawn():
            for persona, letter in self.strangers():
                for name in some(TABLE):
                    path = self.paths[letter][name]
                    for method in (*ASKED, next(refused)):
                        asked += 1
                        said = equality.outcome(self.here.users[persona], method, path)
                        if said != equality.of_unknown(name, method):
                            wrong.append((persona, letter, name, method, said))
        assert not wrong, listed(wrong)
        # More than any sample of a drill would be: each stranger, a third of the addresses or all, what is read, sent
        # and refused.
        assert asked > 5_000

    def test_sent_through_everything_the_answers_are_equal_to_the_byte(self) -> None:
        """At every address; strangers go round, and the method of each from stage to stage."""
        strangers = cycle(self.strangers())
        wrong: Wrong = []
        with looked_up_once(), equality.sessions_in_memory():
            unknown = equality.Unknown(self.here.users)
            for name in TABLE:
                persona, letter = next(strangers)
                method = ASKED[(PERSONAS.index(persona) + self.at) % len(ASKED)]
                said = unknown.sent(persona, method, self.paths[letter][name])
                if said != unknown.answer(persona, method, name):
                    wrong.append((persona, letter, name, method, said))
        assert not wrong, listed(wrong)
