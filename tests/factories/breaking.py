"""In which ways can the record not be written? Each ends with the block, and what was there works again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import close_old_connections, connection

from orgs import log
from orgs.models import AuditEvent
from screening.models import Note

EVENTS = AuditEvent._meta.db_table
HISTORY = Note.history.model._meta.db_table


def break_table(table: str, *, says: str = "RAISE EXCEPTION 'not today'") -> None:
    """From now on the database refuses every new row."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f'CREATE TRIGGER "broken" BEFORE INSERT ON "{table}" BEGIN SELECT RAISE(ABORT, \'not today\'); END'
            )
        else:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {says}; END $$"
            )
            cursor.execute(f'CREATE TRIGGER "broken" BEFORE INSERT ON "{table}" EXECUTE FUNCTION broken()')


def mend(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute('DROP TRIGGER "broken"' + ("" if connection.vendor == "sqlite" else f' ON "{table}"'))


@contextmanager
def refusing_events() -> Iterator[None]:
    break_table(EVENTS)
    yield
    mend(EVENTS)


@contextmanager
def refusing_history() -> Iterator[None]:
    break_table(HISTORY)
    yield
    mend(HISTORY)


@contextmanager
def without_the_right() -> Iterator[None]:
    """The application's role may write everything but events."""
    run(
        "CREATE ROLE nearly",
        "GRANT USAGE ON SCHEMA public TO nearly",
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO nearly",
        "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO nearly",
        f'REVOKE INSERT ON "{EVENTS}" FROM nearly',
        "SET ROLE nearly",
    )
    yield
    run("RESET ROLE", "DROP OWNED BY nearly", "DROP ROLE nearly")


@contextmanager
def full() -> Iterator[None]:
    """SQLite may not grow, and is filled until nothing more is recorded; a PostgreSQL says that its disk is full."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            [(pages,)] = cursor.execute("PRAGMA page_count").fetchall()
        run(f"PRAGMA max_page_count = {pages}")
        with suppress(log.NotWritten):
            for _more in range(1000):
                log.seen("filled.up", by=None)
    else:
        break_table(EVENTS, says="RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'")
    yield
    run("PRAGMA max_page_count = 1073741823") if connection.vendor == "sqlite" else mend(EVENTS)


@contextmanager
def locked() -> Iterator[None]:
    """Somebody else writes and does not end."""
    sqlite = connection.vendor == "sqlite"
    run("PRAGMA busy_timeout = 20" if sqlite else "SET lock_timeout = '20ms'")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if sqlite else "BEGIN")
            if not sqlite:
                cursor.execute(f'LOCK TABLE "{EVENTS}" IN EXCLUSIVE MODE')
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()
        run("PRAGMA busy_timeout = 20000" if sqlite else "SET lock_timeout = 0")


@contextmanager
def away() -> Iterator[None]:
    """The database does not answer at all."""
    connection.close()
    place = {"NAME": "/nowhere/at/all"} if connection.vendor == "sqlite" else {"HOST": "/nowhere", "OPTIONS": {}}
    before = {name: connection.settings_dict[name] for name in place}
    connection.settings_dict.update(place)
    yield
    connection.settings_dict.update(before)
    close_old_connections()


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


WAYS: dict[str, Callable[[], Any]] = {
    "a trigger on events": refusing_events,
    "a trigger on history": refusing_history,
    "a full disk": full,
    "a revoked right": without_the_right,
    "a locked database": locked,
    "a database that is away": away,
}
