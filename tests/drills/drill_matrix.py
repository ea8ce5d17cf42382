"""Every route, every persona, both cases, every stage, every method, through all of the middleware, as typed by hand.

At small size a few thousand requests are drawn by lot; MATRIX=all asks all of them.
"""

import os
import random
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.persona.asking import REFUSED_METHODS, looked_up_once, undone
from tests.persona.equality import of_unknown, sessions_in_memory
from tests.persona.stage import TABLE, AtAStage
from tests.persona.table import CODES, PERSONAS, STAGES

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", *REFUSED_METHODS)
SMALL = 200
FORM = "application/x-www-form-urlencoded"


class Asked(AtAStage):
    def __init__(self, stage: str) -> None:
        type(self).stage = stage
        self.setUpTestData()
        self.clients: dict[str, Client] = {}

    def expected_of_all(self) -> dict[tuple[str, str, str, str], int]:
        """The status of every request there is, by persona, case, route and method."""
        seated = {(seat.persona, seat.case): place for place, seat in self.seats}
        return {
            (persona, letter, name, method): self.status(seated.get((persona, letter)), name, method)
            for persona in PERSONAS
            for letter in self.here.cases
            for name in TABLE
            for method in METHODS
        }

    def status(self, place: int | None, name: str, method: str) -> int:
        if place is not None:
            return CODES[self.expected(place, name)[method]]
        return 405 if of_unknown(name, method)[0] == 405 else 404

    def code(self, persona: str, letter: str, name: str, method: str) -> int:
        if persona not in self.clients:
            self.clients[persona] = Client()
            self.clients[persona].force_login(self.here.users[persona])
        body = f"submission={uuid4()}" if method == "POST" else ""
        with undone():
            said: Any = self.clients[persona].generic(method, self.paths[letter][name], body, content_type=FORM)
        return said.status_code


def drawn(expected: dict[Any, int]) -> list[Any]:
    """By lot; of what is not unknown and not refused to everybody as many as of the rest."""
    told = [one for one, status in expected.items() if status not in (404, 405)]
    return random.sample(told, k=min(SMALL, len(told))) + random.sample(list(expected), k=SMALL)


@pytest.mark.parametrize("stage", STAGES)
def test_every_request_is_answered_as_the_table_says(stage: str) -> None:
    with undone(), sessions_in_memory():
        asked = Asked(stage)
        expected = asked.expected_of_all()
        some = list(expected) if os.environ.get("MATRIX") == "all" else drawn(expected)
        with looked_up_once():
            wrong = [(*one, got, expected[one]) for one in some if (got := asked.code(*one)) != expected[one]]
    print(f"\n{stage}: {len(some)} of {len(expected)} requests, {dict(Counter(expected[one] for one in some))}")
    assert wrong == []
