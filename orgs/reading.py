"""How is the record read whole, as it stood at one moment, in little memory, while others go on writing?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

ROWS_AT_ONCE = 5000
MAPPED = 1 << 26  # bytes of the file that are read without being copied


@contextmanager
def one_moment() -> Iterator[None]:
    """On SQLite without the lock that Django's transactions take: others go on writing."""
    if connection.in_atomic_block:  # a test
        yield
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA mmap_size = {MAPPED}")  # rows of a stream lie far apart in the file
        cursor.execute("BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def rows(sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while some := cursor.fetchmany(ROWS_AT_ONCE):
            yield from some
