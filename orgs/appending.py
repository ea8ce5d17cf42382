"""How does an event come to stand at the end of its stream? With the stream moved on in the same moment.

A stream is a row of its own that is moved in one statement, so that writers of one case wait for each other and for
nobody else. PostgreSQL does both in a function that is told the text that is hashed and nothing else, so that what
stands in the columns is what was hashed; SQLite, where nothing is far away, in two statements.
"""

from functools import cache
from typing import Any

from django.db import connection, models

from . import chain
from .models.event import AuditEvent, AuditStream

FUNCTION = "romduol_append_event"
EMPTY = "''"  # in SQL: what stands before the first event


def append(event: AuditEvent) -> None:
    """Write ``event`` at the end of its stream; whoever appends to the same stream waits until the commit."""
    texts = chain.held(event)
    text = chain.content(texts)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT {FUNCTION}(%s)", [text])
            return
        cursor.execute(_move(), [event.stream.hex, chain.linked("", text), text])
        [place] = cursor.fetchall()
        # A moment is written as Django asks for it; the rest is what the database makes of its text.
        moment = connection.ops.adapt_datetimefield_value(event.at)
        values = [moment if name == "at" else text for name, text in zip(chain.CONTENT, texts, strict=True)]
        cursor.execute(_insert(), [*values, *place])


def function() -> str:
    """What makes the function of PostgreSQL that appends, or puts it in the place of another one."""
    return f"CREATE OR REPLACE FUNCTION {FUNCTION}(content text) RETURNS void LANGUAGE plpgsql AS $${_body()}$$"


def stands() -> bool:
    """Whether the database appends as it is told here."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE proname = %s AND pronamespace = current_schema()::regnamespace",
            [FUNCTION],
        )
        return cursor.fetchall() == [(_body(),)]


@cache
def _body() -> str:
    parts = ", ".join(_from_text(number, column) for number, column in enumerate(chain.columns(), start=1))
    stream = f"part[{1 + chain.CONTENT.index('stream')}]::uuid"
    first = f"VALUES ({stream}, 1, '', {_head(EMPTY, 'content')})"
    return f"""
DECLARE
    part text[] := string_to_array(content, '{chain.SEPARATOR}');
    place record;
BEGIN
    {_moved(first, "content")} INTO place;
    {_into()} VALUES ({parts}, place.events, place.previous, place.head);
END
"""


def _from_text(number: int, column: Any) -> str:
    """SQL that reads a column out of the text that is hashed; see `chain.CONTENT` for what reads as an empty text."""
    part = f"nullif(part[{number}], '')" if column.null else f"part[{number}]"
    if isinstance(column, models.DateTimeField):
        return f"({part} || '+00')::timestamptz"
    return part if isinstance(column, models.CharField | models.TextField) else f"{part}::{column.db_type(connection)}"


@cache
def _move() -> str:
    return _moved("VALUES (%s, 1, '', %s)", "%s")


def _moved(first: str, content: str) -> str:
    """SQL that locks the stream, counts on, and makes the new head out of the old one; ``first``: of a new stream."""
    table = f'"{AuditStream._meta.db_table}"'
    return (
        f"INSERT INTO {table} (id, events, previous, head) {first}"  # nosec B608
        f" ON CONFLICT (id) DO UPDATE SET events = {table}.events + 1, previous = {table}.head,"
        f" head = {_head(f'{table}.head', content)}"
        " RETURNING events, previous, head"
    )


def _head(previous: str, content: str) -> str:
    """SQL that makes the hash of `chain.linked`."""
    text = f"'{chain.FORMAT}{chain.SEPARATOR}' || {previous} || '{chain.SEPARATOR}' || {content}"
    if connection.vendor == "sqlite":
        return f"SHA256({text})"  # which Django brings along
    return f"encode(sha256(convert_to({text}, 'UTF8')), 'hex')"


@cache
def _insert() -> str:
    """One event in its place, both as parameters."""
    return f"{_into()} VALUES ({', '.join('%s' for _ in (*chain.CONTENT, *chain.PLACE))})"


def _into() -> str:
    names = ", ".join(f'"{column.column}"' for column in chain.columns() + chain.columns(chain.PLACE))
    return f'INSERT INTO "{AuditEvent._meta.db_table}" ({names})'
