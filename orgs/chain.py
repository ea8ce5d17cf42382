"""How does each event hold fast the one before it? One chain for each case, never one for all.

The hash of an event is SHA-256 (hex) of one text: the format, the hash before it, and its columns as the database holds
them, with a separator between any two that no column may hold. A stream is a row of its own that is moved in one
statement, so that writers of one case wait for each other and for nobody else.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection, models

from .models.event import AuditEvent, AuditStream

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


def append(event: AuditEvent) -> None:
    """Write ``event`` at the end of its stream; whoever appends to the same stream waits until the commit."""
    texts = held(event)
    text = content(texts)
    # A moment is written as Django asks for it; the rest is what both databases make of its text.
    moment = connection.ops.adapt_datetimefield_value(event.at)
    values = [moment if name == "at" else text for name, text in zip(CONTENT, texts, strict=True)]
    moved = [key(event.stream), linked("", text), text]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_in_one_statement(), [*moved, *values])
        else:
            cursor.execute(_move(), moved)
            [place] = cursor.fetchall()
            cursor.execute(_insert(), [*values, *place])


@cache
def columns(names: tuple[str, ...] = CONTENT) -> tuple[Any, ...]:
    """The columns of an event of these names."""
    return tuple(AuditEvent._meta.get_field(name) for name in names)


def held(event: AuditEvent) -> list[str | None]:
    """The columns of CONTENT as both databases hold them: a moment in UTC to the microsecond, a UUID as 32 digits."""
    return [_text(column, getattr(event, column.attname)) for column in columns()]


def content(texts: Iterable[str | None]) -> str:
    """The one text that is hashed of an event. Raises ValueError where a column holds the separator."""
    parts = ["" if text is None else text for text in texts]
    if any(SEPARATOR in part for part in parts):
        raise ValueError("A column of an event holds the separator of columns.")
    return SEPARATOR.join(parts)


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


def _text(column: Any, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return str(column.get_prep_value(value))


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


@cache
def _move() -> str:
    """Lock the stream, count on, and make the new head out of the old one."""
    table = f'"{AuditStream._meta.db_table}"'
    joined = f"'{FORMAT}{SEPARATOR}' || {table}.head || '{SEPARATOR}' || %s"
    head = f"encode(sha256(convert_to({joined}, 'UTF8')), 'hex')"
    if connection.vendor == "sqlite":
        head = f"SHA256({joined})"  # which Django brings along
    return (
        f"INSERT INTO {table} (id, events, previous, head) VALUES (%s, 1, '', %s)"  # nosec B608
        f" ON CONFLICT (id) DO UPDATE SET events = {table}.events + 1, previous = {table}.head, head = {head}"
        " RETURNING events, previous, head"
    )


@cache
def _insert() -> str:
    """One event in its place, both as parameters."""
    return f"{_into()} VALUES ({', '.join('%s' for _ in (*CONTENT, *PLACE))})"


@cache
def _in_one_statement() -> str:
    """Both, on the way there and back once; SQLite has no way to go."""
    values = ", ".join(f"%s::{column.db_type(connection)}" for column in columns())
    return f"WITH moved AS ({_move()}) {_into()} SELECT {values}, events, previous, head FROM moved"  # nosec B608


def _into() -> str:
    names = ", ".join(f'"{column.column}"' for column in columns() + columns(PLACE))
    return f'INSERT INTO "{AuditEvent._meta.db_table}" ({names})'
