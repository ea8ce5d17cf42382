"""How do rows get out of a database and into another, to the letter? A line for each, as the database itself writes it.

PostgreSQL copies; of SQLite every value is read as it is held, past what would make Python's types of it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models


def columns(model: type[models.Model]) -> list[str]:
    return [str(column.column) for column in model._meta.local_concrete_fields]


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_name(table)}")  # nosec B608
        return int(cursor.fetchall()[0][0])


def lines(table: str, names: list[str]) -> Iterator[bytes]:
    if connection.vendor == "postgresql":
        copied = f"COPY {_name(table)} ({_list(names)}) TO STDOUT"
        with connection.cursor() as cursor, cursor.cursor.copy(copied) as rows:
            for row in rows:
                yield bytes(row)
        return
    # The sign leaves a value as it is, and is no column any more whose type somebody declared.
    asked = ", ".join(f"+{_name(name)}" for name in names)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {asked} FROM {_name(table)}")  # nosec B608
        # One by one: a row may be an attachment of many millions of bytes.
        while row := cursor.fetchone():
            yield json.dumps(row, default=_bytes, ensure_ascii=False).encode() + b"\n"


def load(table: str, names: list[str], rows: Iterable[bytes]) -> None:
    if connection.vendor == "postgresql":
        taken = f"COPY {_name(table)} ({_list(names)}) FROM STDIN"
        with connection.cursor() as cursor, cursor.cursor.copy(taken) as copy:
            for row in rows:
                copy.write(row)
        return
    said = f"INSERT INTO {_name(table)} ({_list(names)}) VALUES ({', '.join('%s' for _name in names)})"  # nosec B608
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(said, _values(row))


def value(row: bytes, place: int) -> str:
    """One value of a line, where it is no text that somebody typed: an id."""
    return row.split(b"\t")[place].decode() if connection.vendor == "postgresql" else str(json.loads(row)[place])


def ids(table: str, name: str) -> set[str]:
    """As `value` reads them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CAST({_name(name)} AS text) FROM {_name(table)}")  # nosec B608
        return {one for (one,) in cursor.fetchall()}


def clear(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_name(table)}")  # nosec B608


def count_on(found: list[type[models.Model]]) -> None:
    """Let numbers that the database gives go on after those that were loaded."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)


def _name(name: str) -> str:
    return connection.ops.quote_name(name)


def _list(names: list[str]) -> str:
    return ", ".join(map(_name, names))


def _bytes(value: Any) -> dict[str, str]:
    return {"hex": bytes(value).hex()}


def _values(row: bytes) -> list[Any]:
    return [bytes.fromhex(one["hex"]) if isinstance(one, dict) else one for one in json.loads(row)]
