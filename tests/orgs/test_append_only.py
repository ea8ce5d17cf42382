"""No statement changes or deletes what is on record, on both databases; nothing starts where one would."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, models, transaction
from simple_history.models import HistoricalChanges

from orgs import append_only, appending, checkpoints, log
from orgs.models import AuditEvent, AuditLeaf, Checkpoint
from tests.factories import orgs, stages
from tests.factories.cast import cast
from tests.lifted import lifted

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_record() -> list[type[models.Model]]:
    """Every table that only grows and has a row."""
    stages.reflecting(cast())
    checkpoints.seal()
    return [model for model in append_only.tables() if model._base_manager.exists()]


def row(model: type[models.Model]) -> dict[str, Any]:
    """A row as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}" LIMIT 1')
        return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def statements(model: type[models.Model]) -> dict[str, tuple[str, list[Any]]]:
    """Each way to change or delete what stands in a table; of the column that is hardest to miss, to itself."""
    table, held = f'"{model._meta.db_table}"', row(model)
    key = str(model._meta.pk.column)
    columns = ", ".join(f'"{name}"' for name in held)
    into = f"INTO {table} ({columns}) VALUES ({', '.join('%s' for _name in held)})"
    all_held, one, same = list(held.values()), [held[key]], f'SET "{key}" = "{key}"'
    common = {
        "update of a row": (f'UPDATE {table} {same} WHERE "{key}" = %s', one),
        "update of all": (f"UPDATE {table} {same}", []),
        "deletion of a row": (f'DELETE FROM {table} WHERE "{key}" = %s', one),
        "deletion of all": (f"DELETE FROM {table}", []),
        "upsert": (f'INSERT {into} ON CONFLICT ("{key}") DO UPDATE SET "{key}" = {table}."{key}"', all_held),
    }
    if connection.vendor == "sqlite":
        return common | {
            "insert or replace": (f"INSERT OR REPLACE {into}", all_held),
            "replace": (f"REPLACE {into}", all_held),
            "update or replace": (f"UPDATE OR REPLACE {table} {same}", []),
        }
    return common | {
        "truncate": (f"TRUNCATE {table} CASCADE", []),
        "update as a replica": (f"SET LOCAL session_replication_role = replica; UPDATE {table} {same}", []),
    }


def not_refused(model: type[models.Model]) -> list[str]:
    wrong = []
    for said, (statement, values) in statements(model).items():
        with transaction.atomic():
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement, values or None)
                wrong.append(f"{model._meta.label}: {said}")
            except DatabaseError:
                pass
    return wrong


def test_what_only_grows_is_every_history_every_event_and_what_seals_them():
    found = set(append_only.tables())
    assert {AuditEvent, AuditLeaf, Checkpoint} <= found
    kept = {model for model in apps.get_models() if hasattr(model, "history")}
    assert {model.history.model for model in kept} == {model for model in found if issubclass(model, HistoricalChanges)}
    assert append_only.unguarded() == []


def test_no_statement_changes_or_deletes_what_is_on_record(on_record):
    assert {AuditEvent, AuditLeaf, Checkpoint} <= set(on_record)
    assert len(on_record) > 20
    assert [wrong for model in on_record for wrong in not_refused(model)] == []


def test_no_row_takes_the_place_of_another_in_its_stream(on_record):
    """Neither with a key of its own: of an event in the stream, and of a leaf for the same event."""
    for model, other in ((AuditEvent, "id"), (AuditLeaf, "number")):
        held = row(model)
        held[other] = uuid4().hex if other == "id" else 99
        verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
        columns, values = ", ".join(f'"{name}"' for name in held), ", ".join("%s" for _name in held)
        before = model._base_manager.count()
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'{verb} INTO "{model._meta.db_table}" ({columns}) VALUES ({values})', list(held.values()))
        assert model._base_manager.count() == before


def test_the_ways_of_this_test_do_change_what_is_not_guarded(on_record):
    with lifted():
        for model in (AuditEvent, AuditLeaf):
            refused = set(statements(model)) - {wrong.rpartition(": ")[2] for wrong in not_refused(model)}
            assert refused <= {"truncate"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [AuditEvent, "screening.HistoricalCase"])
def test_a_table_that_a_migration_made_anew_is_guarded_again(model):
    model = apps.get_model(model) if isinstance(model, str) else model
    orgs.member(name="who is on record")
    stages.begun(cast())
    checkpoints.seal()
    old = next(column for column in model._meta.local_fields if isinstance(column, models.CharField))
    new = old.clone()
    new.max_length = old.max_length + 1
    new.set_attributes_from_name(old.name)
    new.model = model
    for before, after in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(model, before, after)
        if connection.vendor == "sqlite":
            # The table was made anew, and what guarded it went with the old one.
            assert append_only.unguarded()
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # as after a migration of any app
        assert append_only.unguarded() == []
        assert not_refused(model) == []


@contextmanager
def without_one_guard() -> Iterator[str]:
    name = next(iter(append_only.guards(AuditEvent)))
    with connection.cursor() as cursor:
        cursor.execute(
            f'DROP TRIGGER "{name}"' + ("" if connection.vendor == "sqlite" else f' ON "{AuditEvent._meta.db_table}"')
        )
    yield name
    append_only.install()


@contextmanager
def switched_off() -> Iterator[str]:
    """It is there and does nothing."""
    name = next(iter(append_only.guards(AuditEvent)))
    table = AuditEvent._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER "{name}"')
            cursor.execute(f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" BEGIN SELECT 1; END')
        else:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER "{name}"')
    yield name
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{name}"' + ("" if connection.vendor == "sqlite" else f' ON "{table}"'))
    append_only.install()


@contextmanager
def appended_otherwise() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {appending.FUNCTION}(content text) RETURNS void LANGUAGE plpgsql"
            " AS 'BEGIN END'"
        )
    yield appending.FUNCTION
    append_only.install()


def start_of_the_server() -> None:
    sys.modules.pop("config.wsgi", None)
    importlib.import_module("config.wsgi")


def check() -> None:
    call_command("check", databases=["default"], stderr=StringIO(), stdout=StringIO())


def start() -> None:
    call_command("start", email=["a@example.org", "b@example.org"], stdout=StringIO())


def demo() -> None:
    call_command("demo", no_serve=True, stdout=StringIO())


STARTS: dict[str, Callable[[], None]] = {
    "the server": start_of_the_server, "manage.py check": check, "manage.py start": start, "manage.py demo": demo,
}  # fmt: skip


@pytest.mark.parametrize(
    "gone", [without_one_guard, switched_off, pytest.param(appended_otherwise, marks=pytest.mark.postgres)]
)
@pytest.mark.parametrize("begins", STARTS)
def test_nothing_starts_where_a_guard_is_missing_and_says_how_to_mend_it(begins, gone, settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr(connection, "close", lambda: None)  # a test keeps its connection
    with gone() as name, pytest.raises((append_only.Unguarded, CommandError, SystemExit)) as refused:
        STARTS[begins]()
    assert name in str(refused.value)
    assert append_only.MEND in str(refused.value)


def test_where_all_is_guarded_the_server_starts_and_the_check_finds_nothing(monkeypatch):
    monkeypatch.setattr(connection, "close", lambda: None)
    start_of_the_server()
    assert [found for found in run_checks(databases=["default"]) if found.id == "romduol.E016"] == []


def test_what_was_missing_is_put_back_and_goes_on_record():
    with without_one_guard() as name:
        said = StringIO()
        call_command("guard", stdout=said)
        assert name in said.getvalue()
    assert append_only.unguarded() == []
    assert AuditEvent.objects.get(kind="record.guarded").details == {"guards": [name]}
    call_command("guard", stdout=said)
    assert AuditEvent.objects.filter(kind="record.guarded").count() == 1


def test_an_act_goes_on_record_all_the_same():
    log.seen("screen.hidden", by=None)
    assert AuditEvent.objects.filter(kind="screen.hidden").exists()
