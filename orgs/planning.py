"""How does PostgreSQL plan a query once that is asked again and again? To plan one of many parts takes it five times as
long as to answer it.

A connection keeps the plan as a prepared statement, from the third time on. What is asked once is planned as it comes;
SQLite remembers by itself what it was asked.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import count
from typing import Any

ASKED_BEFORE = 2


@contextmanager
def planned_once(connection: Any) -> Iterator[None]:
    """What is asked in the block is asked by statements that the connection keeps."""
    if connection.vendor != "postgresql":
        yield
        return
    # As Django does before it asks: from here on it is one connection.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    raw = connection.connection
    before = raw.cursor_factory, raw.prepare_threshold
    raw.cursor_factory, raw.prepare_threshold = _cursor(), ASKED_BEFORE
    try:
        yield
    finally:
        raw.cursor_factory, raw.prepare_threshold = before


@cache
def _cursor() -> Any:
    """Django's cursors write values into the text of a query, which is then another one each time."""
    from psycopg import RawCursor

    class Numbered(RawCursor[Any]):
        def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
            numbered = _numbered(query)
            super().execute(numbered, params, **how)
            # Of a plan that was kept psycopg does not say what it answers; whoever lists queries wants to read it.
            self._query = self._query or self._convert_query(numbered)
            return self

    return Numbered


@lru_cache(maxsize=512)
def _numbered(query: str) -> str:
    """As PostgreSQL names what is given: $1, $2 …"""
    place = count(1)
    return re.sub("%[s%]", lambda found: "%" if found[0] == "%%" else f"${next(place)}", query)
