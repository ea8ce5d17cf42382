"""Whoever runs the site can ask whether it lives and whether it is ready; nobody learns more than that."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config import health
from tests.lifted import lifted


def test_a_living_process_says_so_without_asking_the_database(client):
    answer = client.get("/livez")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.fixture
def migrated(settings, transactional_db):
    """As after `migrate`: the suite makes its tables straight from the models. A table is made outside transactions.

    Emptying the tables after a test leaves out Django's own record of migrations, so it is put back here.
    """
    settings.MIGRATION_MODULES = {}
    health.migrations_of_this_code.cache_clear()
    recorder = MigrationRecorder(connection)
    before = set(recorder.applied_migrations())
    _record(recorder, set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations))
    yield
    _record(recorder, before)
    health.migrations_of_this_code.cache_clear()


def _record(recorder: MigrationRecorder, wanted: set[tuple[str, str]]) -> None:
    recorder.ensure_schema()
    recorder.migration_qs.all().delete()
    for app, name in wanted:
        recorder.record_applied(app, name)


def test_a_migrated_database_is_ready(client, migrated):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "migrations": True, "cache": True, "guards": True, "keys": True}


def test_a_database_that_misses_a_migration_is_not_ready(client, migrated):
    MigrationRecorder(connection).record_unapplied("orgs", "0001_initial")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] is False


@pytest.mark.django_db
def test_a_database_without_the_table_of_the_cache_is_not_ready(client, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "nowhere"}}
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["cache"]) == (503, False)


@pytest.mark.django_db
def test_a_database_that_would_let_the_record_be_changed_is_not_ready(client):
    with lifted():
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["guards"]) == (503, False)


def test_a_database_that_does_not_answer_is_not_ready_and_why_is_not_told(client, monkeypatch):
    def fails(recorder):
        raise DatabaseError("password authentication failed for user romduol")

    monkeypatch.setattr(health.MigrationRecorder, "applied_migrations", fails)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": False, "migrations": False, "cache": False, "guards": False, "keys": True}


@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_these_addresses_are_only_read(client, address):
    assert client.post(address).status_code == 405
