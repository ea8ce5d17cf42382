"""How does each event hold fast the one before it? One chain for each case, never one for all.

The hash of an event is SHA-256 (hex) of one text: the format, the hash before it, and its columns as the database holds
them, with a separator between any two that no column may hold. `orgs.appending` writes it.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection, models

from .models.event import AuditEvent, HeldText

FORMAT = "romduol-audit-1"
SEPARATOR = "\x1f"  # the unit separator of ASCII; JSON never holds it as it is
# What is about no case and done by nobody who is signed in.
SYSTEM = UUID(int=0)
# Every column but where the event stands in its stream, in the order in which they are hashed. A change of this order
# is a new FORMAT: events that were written before are verified as they were written. Nothing reads as an empty text;
# it may stand only in columns that never hold one.
CONTENT = (
    "id", "stream", "actor_id", "office_id", "case_id", "outer_id", "submission", "at", "kind", "outcome", "actor_code",
    "role", "relation", "case_reference", "subject", "guideline", "why", "purpose", "sections", "details", "rows",
)  # fmt: skip
PLACE = ("position", "previous_hash", "hash")


def stream_of(event: AuditEvent, *, apart: bool) -> UUID:
    """``apart``: whoever acted may not know of the case, and so must neither wait for it nor fail with it."""
    return (None if apart else event.case_id) or event.actor_id or SYSTEM


@cache
def columns(names: tuple[str, ...] = CONTENT) -> tuple[Any, ...]:
    """The columns of an event of these names."""
    return tuple(AuditEvent._meta.get_field(name) for name in names)


def held(event: AuditEvent) -> list[str | None]:
    """The columns of CONTENT as both databases hold them: a moment in UTC to the microsecond, a UUID as 32 digits."""
    values = _values(event)
    return [None if value is None else text(value) for text, value in zip(_texts(), values, strict=True)]


def content(texts: Iterable[str | None]) -> str:
    """The one text that is hashed of an event. Raises ValueError where a column holds the separator."""
    joined = SEPARATOR.join([text or "" for text in texts])
    if joined.count(SEPARATOR) != len(CONTENT) - 1:
        raise ValueError("A column of an event holds the separator of columns.")
    return joined


def linked(previous: str, content: str) -> str:
    """The hash of an event of this content that stands after the one whose hash is ``previous``."""
    return digest_of(f"{_before(previous)}{content}")


def _before(previous: str) -> str:
    return f"{FORMAT}{SEPARATOR}{previous}{SEPARATOR}"


def key(stream: UUID) -> Any:
    """A stream as the database takes it in a statement written by hand."""
    return stream.hex if connection.vendor == "sqlite" else stream


def digits(column: str) -> str:
    """SQL that reads a UUID, or several in one text, as 32 digits each."""
    return column if connection.vendor == "sqlite" else f"replace(({column})::text, '-', '')"


def raw_columns(alias: str = "e") -> list[str]:
    """SQL that reads the columns of CONTENT as `held` writes them, without a detour through Python's types."""
    return [digits(raw) if is_id(column) else raw for column, raw in _raw(alias)]


def raw_text(previous: str = "e.previous_hash", alias: str = "e") -> str:
    """SQL that makes the one text whose SHA-256 is the hash of an event that stands after ``previous``."""
    parts = [f"'{FORMAT}'", previous]
    for are_ids, some in groupby(_raw(alias), key=lambda pair: is_id(pair[0])):
        texts = [_or_empty(column, raw) for column, raw in some]
        parts.append(digits(_joined(texts)) if are_ids else _joined(texts))  # of all at once: it costs the most
    return _joined(parts)


def is_id(column: Any) -> bool:
    return isinstance(column, models.UUIDField)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


_values = attrgetter(*CONTENT)


@cache
def _texts() -> tuple[Callable[[Any], str], ...]:
    """For each column of CONTENT what makes its text."""
    return tuple(_text_of(column) for column in columns())


def _text_of(column: Any) -> Callable[[Any], str]:
    if is_id(column):
        return attrgetter("hex")
    if isinstance(column, models.DateTimeField):
        return lambda moment: moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return column.get_prep_value if isinstance(column, HeldText) else str


def _joined(parts: Iterable[str]) -> str:
    return f" || '{SEPARATOR}' || ".join(parts)


def _raw(alias: str) -> list[tuple[Any, str]]:
    """Each column of CONTENT with SQL that reads it; ids as the database writes them."""
    return [(column, _read(column, f'{alias}."{column.column}"')) for column in columns()]


def _or_empty(column: Any, raw: str) -> str:
    if is_id(column) and connection.vendor == "postgresql":
        raw = f"{raw}::text"
    return f"coalesce({raw}, '')" if column.null else raw


def _read(column: Any, name: str) -> str:
    if isinstance(column, models.DateTimeField):
        if connection.vendor == "sqlite":
            return f"CASE length({name}) WHEN 19 THEN {name} || '.000000' ELSE {name} END"
        return f"to_char({name} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    return f"CAST({name} AS TEXT)" if isinstance(column, models.IntegerField) else name
