"""A word in every sensitive column of a case that stands nowhere else: wherever it is read, that column was shown.

The columns are found among the models, live and history, so that a new one is planted too. A row keeps what its
constraints do not let go: an answer that nobody gave stays empty. The record answers for what was planted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction
from simple_history.models import HistoricalChanges

from orgs import history
from orgs.models import AuditEvent
from screening.fields import SensitiveBytesField, SensitiveDateField, SensitiveJSONField, SensitiveTextField
from screening.models import Case
from screening.sections import Section, opened
from tests.lifted import lifted

WORD = re.compile(r"zq\d{4}x|\b18\d\d\b")
SENSITIVE = SensitiveTextField | SensitiveBytesField | SensitiveDateField | SensitiveJSONField


@dataclass(frozen=True, order=True)
class Place:
    """Where a word stands."""

    case: UUID
    section: Section
    column: str


@dataclass
class Canaries:
    at: dict[str, Place] = field(default_factory=dict)
    planted: set[str] = field(default_factory=set)

    def found_in(self, text: str) -> set[Place]:
        return {self.at[word] for word in WORD.findall(text) if word in self.at}

    def word(self, place: Place, column: Any) -> Any:
        known = {there: word for word, there in self.at.items()}
        number = len(self.at)
        if isinstance(column, SensitiveDateField):
            year = known.get(place) or str(1801 + number % 99)
            self.at[year] = place
            return f"{year}-10-27"
        word = known.get(place) or f"zq{number:04}x"
        self.at[word] = place
        return word


def sensitive(model: type[models.Model]) -> list[Any]:
    return [column for column in model._meta.concrete_fields if isinstance(column, SENSITIVE)]


def tables() -> Iterator[tuple[type[models.Model], list[Any]]]:
    """Every table with a sensitive column, live and history."""
    for model in apps.get_models(include_auto_created=True):
        if found := sensitive(model):
            yield model, found


def columns() -> set[str]:
    """Every sensitive column, named by its live table."""
    return {_named(model, column) for model, found in tables() for column in found if not _is_history(model)}


def planted(cases: Iterable[Case]) -> Canaries:
    """A word of its own in every sensitive column of every row of ``cases``, in history as in the row."""
    said = Canaries()
    with lifted():
        for case in cases:
            # Open, so that its keys are unwrapped once and not for each word.
            with opened(case_id=case.pk, sections=()):
                _into_each_row(case, said)
            _answered_for(case)
    return said


def _into_each_row(case: Case, said: Canaries) -> None:
    for model, found in tables():
        rows = list(model._base_manager.filter(case_id=case.pk))
        for column in found:
            place = Place(case.pk, column.section, _named(model, column))
            if _plant(rows, column, said.word(place, column)):
                said.planted.add(place.column)


def _answered_for(case: Case) -> None:
    """Each event answers for its rows as they are now: the timeline shows no row that does not match its record."""
    events = [event for event in AuditEvent._base_manager.filter(case_id=case.pk) if event.rows]
    keys: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for label, key, _digest in event.rows:
            keys[label].add(key)
    rows = {
        str(row.pk): row
        for label, found in keys.items()
        for row in apps.get_model(label).history.model._base_manager.filter(pk__in=found)
    }
    for event in events:
        now = [[label, key, history.digest(rows[str(key)])] for label, key, _digest in event.rows]
        AuditEvent._base_manager.filter(pk=event.pk).update(rows=now)


def _plant(rows: Any, column: Any, word: Any) -> bool:
    """Into each row that a constraint lets have it."""
    return sum(_set(row, column, _wanted(row, column, word)) for row in rows) > 0


def _wanted(row: Any, column: Any, word: Any) -> Any:
    if isinstance(column, SensitiveBytesField):
        return word.encode()
    if not isinstance(column, SensitiveJSONField):
        return word
    held = column.said_in(row)
    return _words(held, word) if held else None


def _set(row: Any, column: Any, value: Any) -> bool:
    if value is None:
        return False
    setattr(row, column.attname, value)
    try:
        with transaction.atomic():
            # Past the history of the row: what is planted is planted there as well.
            return bool(type(row)._base_manager.filter(pk=row.pk).update(**{column.name: column.pre_save(row, False)}))
    except IntegrityError:
        return False


def _words(value: Any, word: str) -> Any:
    """The same shape, with the word wherever something was typed."""
    if isinstance(value, dict):
        return {name: _words(one, word) for name, one in value.items()}
    if isinstance(value, list):
        return [_words(one, word) for one in value]
    return word if isinstance(value, str) and " " in value else value


def _is_history(model: type[models.Model]) -> bool:
    return issubclass(model, HistoricalChanges)


def _named(model: type[models.Model], column: Any) -> str:
    return f"{model.__name__.removeprefix('Historical')}.{column.name}"
