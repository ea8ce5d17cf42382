"""The guards of what only grows, taken away in a database of tests: to empty it, and to tamper with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from orgs import append_only


@contextmanager
def lifted() -> Iterator[None]:
    """No guard stands for the block; each stands again afterwards."""
    assert settings.TESTS
    # PostgreSQL changes no table while a reference in it waits to be looked at.
    connection.check_constraints()
    with connection.cursor() as cursor:
        for model in append_only.tables():
            for guard in append_only.guards(model):
                table = "" if connection.vendor == "sqlite" else f' ON "{model._meta.db_table}"'
                cursor.execute(f'DROP TRIGGER IF EXISTS "{guard}"{table}')
    try:
        yield
    finally:
        connection.check_constraints()
        append_only.install()
