"""Which addresses are asked at a stage, by whom, and what does the table say of them?"""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from . import situations
from .asking import REFUSED_METHODS, address, shown
from .table import PAGES, PERSONAS, READ_ONLY, ROWS, SEATS, STAGES, Seat

TABLE = PAGES | ROWS
ASKED = ("GET", "HEAD", "POST")
NOWHERE = str(uuid4())

Wrong = list[tuple[Any, ...]]


def listed(wrong: Wrong) -> str:
    """What differs, a line each."""
    return "\n".join(("", *(" ".join(str(part) for part in one) for one in wrong)))


class AtAStage:
    """The two cases of a stage, built once for all that is asked; whatever a question does is undone."""

    stage: str
    here: situations.Situation
    paths: dict[str, dict[str, str]]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.here = situations.built(cls.stage)
        cls.paths = {letter: {name: cls._path(name, letter) for name in TABLE} for letter in cls.here.cases}

    @classmethod
    def _path(cls, name: str, letter: str) -> str:
        """The address of a case, with a row of it that is there, if there can be one by now."""
        row = (str(cls.here.rows[letter].get(name, NOWHERE)),) if name in ROWS else ()
        return address(name, shown(cls.here.cases[letter]), *row)

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

    def expected(self, place: int, name: str) -> dict[str, str]:
        """The letters of a row of the table for one seat, by method."""
        got, sent = TABLE[name]
        get = got.split()[self.at][place]
        post = sent.split()[self.at][place] if " " in sent else sent if get == "2" or sent == READ_ONLY else get
        return {"GET": get, "HEAD": get, "POST": post} | dict.fromkeys(REFUSED_METHODS, "M")
