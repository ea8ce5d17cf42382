"""The database is spoken to as the design says, whichever it is."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config import database


def test_an_address_of_a_server_is_read_with_its_odd_characters():
    row = database.from_url(url="postgresql://case%40work:p%2Fw%3A1@db.example.org:6543/rom%20duol?sslmode=require")
    assert row["USER"] == "case@work"
    assert row["PASSWORD"] == "p/w:1"
    assert (row["HOST"], row["PORT"], row["NAME"]) == ("db.example.org", "6543", "rom duol")
    assert row["OPTIONS"]["sslmode"] == "require"
    assert row["OPTIONS"]["pool"]["max_size"] == 8


def test_a_socket_is_given_as_the_host():
    row = database.from_url(url="postgresql://romduol@/romduol?host=%2Frun%2Fpostgresql")
    assert (row["HOST"], row["PORT"], row["USER"]) == ("/run/postgresql", "", "romduol")


def test_a_file_can_be_named():
    assert database.from_url(url="sqlite:////srv/romduol/cases.sqlite3")["NAME"] == "/srv/romduol/cases.sqlite3"


@pytest.mark.parametrize("url", ["mysql://u:hunter2@host/name", "postgresql://u:hunter2@host", "hunter2", "sqlite://"])
def test_what_cannot_be_read_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured) as raised:
        database.from_url(url=url)
    assert "hunter2" not in str(raised.value)


@pytest.mark.sqlite
@pytest.mark.django_db
def test_what_was_saved_is_on_the_disk_and_locks_are_taken_first():
    with connection.cursor() as cursor:
        mode, synchronous = (cursor.execute(f"PRAGMA {what}").fetchone()[0] for what in ("journal_mode", "synchronous"))
    assert (mode, synchronous) == ("wal", 2)
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.postgres
@pytest.mark.django_db
def test_connections_to_a_server_come_out_of_a_pool():
    assert connection.vendor == "postgresql"
    assert connection.pool is not None
