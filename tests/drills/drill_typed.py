"""What an action is told in words stands in no table as it was told: every action, every text that it takes.

The actions are those of the tables of `tests.every_action`; each text is replaced by one that stands nowhere else, and
all tables are read before anything is undone.
"""

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from orgs.refusals import Refused
from screening.access import Denied
from tests.drills.at_rest import Search
from tests.every_action import Actions
from tests.referrals import test_every_action as of_referrals
from tests.screening import test_every_action as of_screening
from tests.screening import test_matches_recorded as of_matches

WORD = "".join(random.choice("bcdfghkmnpqrtvwxz") for _each in range(12)) + " អកខគឃងច"
# What is no text: a code, a key, a version; with another one nothing is done.
NO_TEXT = (
    Refused,
    ValidationError,
    Denied,
    DatabaseError,
    KeyError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
)


class Typed(Actions):
    """Not what every action shares, but this alone."""

    takes_no_words = True  # but codes, keys and dates only, or nothing: here there are no rows

    def test_each(self) -> None:
        taken = []
        for action, persona, takes in self.rows:
            for place in list(places(takes(self))):
                with self.subTest(action=f"{action.__module__}.{action.__name__}", text=place):
                    taken.append(self.leaves_no_word(action, getattr(self.people, persona), takes, place))
        print(f"\n{type(self).__name__}: {sum(taken)} of {len(taken)} texts were taken")
        assert any(taken) or self.takes_no_words

    def leaves_no_word(self, action: Any, by: Any, takes: Any, place: tuple[Any, ...]) -> bool:
        """Whether the action took the text; either way no table holds it."""
        with transaction.atomic():
            try:
                with transaction.atomic():
                    action(by=by, **put(takes(self), place))
                taken = True
            except NO_TEXT:
                taken = False
            assert found() == []
            transaction.set_rollback(True)
        return taken


def places(said: Any, *before: Any) -> Iterator[tuple[Any, ...]]:
    """Where in what an action is told a text stands."""
    if type(said) is str:
        yield before
    elif isinstance(said, dict):
        for name, one in said.items():
            yield from places(one, *before, name)
    elif is_dataclass(said):
        for column in fields(said):
            yield from places(getattr(said, column.name), *before, column.name)
    elif isinstance(said, list | tuple):
        for number, one in enumerate(said):
            yield from places(one, *before, number)


def put(said: Any, place: tuple[Any, ...]) -> Any:
    if not place:
        return f"{said} {WORD}"
    first, *rest = place
    if is_dataclass(said) and not isinstance(said, type):
        return replace(said, **{first: put(getattr(said, first), tuple(rest))})
    copy = dict(said) if isinstance(said, dict) else list(said)
    copy[first] = put(said[first], tuple(rest))
    return copy


def found() -> list[tuple[str, set[tuple[str, str]]]]:
    search = Search(*WORD.split())
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    there = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if where := search.in_bytes(repr(cursor.fetchall()).encode()):
                there.append((table, where))
    return there


for module in (of_screening, of_referrals, of_matches):
    for name, kind in list(vars(module).items()):
        if isinstance(kind, type) and issubclass(kind, Actions) and kind is not Actions:
            said = {"__module__": __name__, "takes_no_words": name == "AtReflection"}
            globals()[f"Typed{name}"] = type(f"Typed{name}", (Typed, kind), said)
kind = Actions  # the tables themselves are judged where they stand


def test_a_word_in_a_table_would_be_found(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told (words text)")
        cursor.execute("INSERT INTO told VALUES (%s)", [f"it stands here: {WORD}"])
        cursor.execute("SELECT * FROM told")
        assert Search(*WORD.split()).in_bytes(repr(cursor.fetchall()).encode())
