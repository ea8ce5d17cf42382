"""Which addresses are asked at a stage, by whom, and what does the table say of them?"""

from collections.abc import Iterator
from uuid import uuid4

from . import situations
from .asking import REFUSED_METHODS, address, shown
from .table import PAGES, PERSONAS, READ_ONLY, ROWS, SEATS, STAGES, Seat

TABLE = PAGES | ROWS
ASKED = ("GET", "HEAD", "POST")
NOWHERE = str(uuid4())


class AtAStage:
    """The two cases of a stage, built once for all that is asked; whatever a question does is undone."""

    stage: str
    here: situations.Situation

    @classmethod
    def setUpTestData(cls) -> None:
        cls.here = situations.built(cls.stage)

    @property
    def at(self) -> int:
        return STAGES.index(self.stage)

    @property
    def seats(self) -> Iterator[tuple[int, Seat]]:
        return enumerate(SEATS[self.stage])

    def strangers(self) -> list[tuple[str, str]]:
        """Each persona with each case of which they may not know."""
        seated = {(seat.persona, seat.case) for _place, seat in self.seats}
        return [(persona, letter) for persona in PERSONAS for letter in "AB" if (persona, letter) not in seated]

    def addresses(self, letter: str) -> Iterator[tuple[str, str]]:
        return ((name, self.path(name, letter)) for name in TABLE)

    def path(self, name: str, letter: str) -> str:
        """The address of a case, with a row of it that is there, if there can be one by now."""
        row = (str(self.here.rows[letter].get(name, NOWHERE)),) if name in ROWS else ()
        return address(name, shown(self.here.cases[letter]), *row)

    def expected(self, place: int, name: str) -> dict[str, str]:
        """The letters of a row of the table for one seat, by method."""
        got, sent = TABLE[name]
        get = got.split()[self.at][place]
        post = sent.split()[self.at][place] if " " in sent else sent if get == "2" or sent == READ_ONLY else get
        return {"GET": get, "HEAD": get, "POST": post} | dict.fromkeys(REFUSED_METHODS, "M")
