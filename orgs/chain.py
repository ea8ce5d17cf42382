"""How does each event hold fast the one before it? One chain for each case, never one for all.

The hash of an event is SHA-256 (hex) of the hash before it and of its own content; the content is SHA-256 (hex) of its
columns as the database holds them, each with its length before it. A stream is a row of its own that is moved in one
statement, so that writers of one case wait for each other and for nobody else.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from .models.event import AuditEvent, AuditStream

FORMAT = "romduol-audit-1"
# What is about no case and done by nobody who is signed in.
SYSTEM = UUID(int=0)
# Every column but where the event stands in its stream, in the order in which they are hashed. A change of this order
# is a new FORMAT: events that were written before are verified as they were written.
CONTENT = (
    "id", "stream", "kind", "outcome", "at", "actor_id", "actor_code", "role", "relation", "office_id", "case_id",
    "case_reference", "subject", "guideline", "why", "purpose", "sections", "details", "rows", "outer_id", "submission",
)  # fmt: skip
PLACE = ("position", "previous_hash", "hash")


def append(event: AuditEvent) -> None:
    """Write ``event`` at the end of its stream; whoever appends to the same stream waits until the commit."""
    event.stream = event.case_id or event.actor_id or SYSTEM
    texts = held(event)
    content = digest(texts)
    # A moment is written as Django asks for it; the rest is what both databases make of its text.
    moment = connection.ops.adapt_datetimefield_value(event.at)
    values = [moment if name == "at" else text for name, text in zip(CONTENT, texts, strict=True)]
    moved = [key(event.stream), linked("", content), content]
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


def digest(texts: Iterable[str | None]) -> str:
    """SHA-256 (hex) of the texts of an event, so written that no two lists of them read the same."""
    parts = [FORMAT, *("-" if text is None else f"{len(text)}:{text}" for text in texts)]
    return digest_of("".join(parts))


def linked(previous: str, content: str) -> str:
    return digest_of(f"{previous}{content}")


def key(stream: UUID) -> Any:
    """A stream as the database takes it in a statement written by hand."""
    return stream.hex if connection.vendor == "sqlite" else stream


def digits(column: str) -> str:
    """SQL that reads a UUID as 32 digits."""
    return column if connection.vendor == "sqlite" else f"replace({column}::text, '-', '')"


def raw_columns(alias: str = "e") -> list[str]:
    """SQL that reads the columns of CONTENT as `held` writes them, without a detour through Python's types."""
    return [_raw(column, alias) for column in columns()]


def raw_text(alias: str = "e") -> str:
    """SQL that makes of the columns of CONTENT the one text whose SHA-256 is their `digest`."""
    parts = (f"coalesce(length({column}) || ':' || {column}, '-')" for column in raw_columns(alias))
    return f"'{FORMAT}' || {' || '.join(parts)}"


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


def _raw(column: Any, alias: str) -> str:
    name = f'{alias}."{column.column}"'
    if isinstance(column, models.UUIDField):
        return digits(name)
    if isinstance(column, models.DateTimeField):
        if connection.vendor == "sqlite":
            return f"CASE length({name}) WHEN 19 THEN {name} || '.000000' ELSE {name} END"
        return f"to_char({name} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    if isinstance(column, models.IntegerField):
        return f"CAST({name} AS TEXT)"
    return name


@cache
def _move() -> str:
    """Lock the stream, count on, and make the new head out of the old one."""
    table = f'"{AuditStream._meta.db_table}"'
    joined = f"{table}.head || %s"
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
