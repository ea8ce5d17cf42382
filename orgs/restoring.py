"""How is a backup put back? Into an empty database, and all of it or nothing: it is read before anything is written."""

from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from . import append_only, backup_files, backups, copies, dumping, log
from .backup_files import KEYS, ROWS, Manifest, NotGood


class NotEmpty(Exception):
    """Something stands in the database already."""


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    rows: int
    without_key: int


def check(file: Path, keys: Path, *, private: bytes) -> Manifest:
    """Read both. Raises `NotGood`, `NotEmpty`, OSError; nothing was written."""
    demand_empty()
    found = []
    for one, kind in ((file, ROWS), (keys, KEYS)):
        manifest = backup_files.checked(one, private=private)
        if manifest.kind != kind or set(manifest.tables) != set(backups.tables(kind=kind)):
            raise NotGood(f"{one.name} is not what it should be, or of another release. Install that one first.")
        if manifest.engine != connection.vendor:
            raise NotGood(f"It is of {manifest.engine}, and this database is of {connection.vendor}.")
        found.append(manifest)
    return found[0]


def newer_elsewhere(manifest: Manifest, against: Path) -> int:
    """The newest checkpoint that somebody kept, where the backup ends before it; else 0. Raises OSError."""
    kept = max((one.number for one in copies.copies(against)), default=0)
    return kept if kept > number_of(manifest) else 0


def number_of(manifest: Manifest) -> int:
    """The checkpoint with which a backup ends; 0 for none."""
    newest = copies.read(manifest.checkpoint)
    return newest.number if newest else 0


def restore(file: Path, keys: Path, *, private: bytes) -> Restored:
    """Make the tables, guard them, and put back what was read. Raises as `check` does; then nothing was put back."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        demand_empty()
        for model in backups.MADE_BY_MIGRATIONS:
            dumping.clear(model._meta.db_table)
        with backup_files.reading(file, private=private) as read:
            manifest = read.manifest
            if sorted(map(list, manifest.migrations)) != backups.migrations():
                raise NotGood("It was made by another release, with other tables. Install that one first.")
            for table in read.tables():
                dumping.load(table.name, table.columns, table.rows)
        with backup_files.reading(keys, private=private) as read:
            for table in read.tables():
                _load_keys(table)
        _demand_counts(manifest)
        dumping.count_on(list(backups.tables(kind=ROWS).values()))
        newest = copies.read(manifest.checkpoint)
        details = {"made_at": manifest.at, "checkpoint": newest.number if newest else 0}
        with log.recording("backup.restored", by=None, details=details):
            pass
    append_only.demand()
    return Restored(manifest, sum(manifest.tables.values()), _without_key())


def demand_empty() -> None:
    there = set(connection.introspection.table_names())
    for kind in (ROWS, KEYS):
        for name, model in backups.tables(kind=kind).items():
            if name in there and model not in backups.MADE_BY_MIGRATIONS and dumping.count(name):
                raise NotEmpty(f"There are rows in {name}. A backup is put back into an empty database only.")


def _load_keys(table: backup_files.Table) -> None:
    """Keys of cases that were begun after the backup open nothing of it, and stay out."""
    [(label, column)] = [
        (label, column) for label, column in settings.BACKED_UP_APART.items() if _table(label) == table.name
    ]
    to = apps.get_model(label)._meta.get_field(column.removesuffix("_id")).related_model._meta
    known, place = dumping.ids(to.db_table, to.pk.column), table.columns.index(column)
    dumping.load(table.name, table.columns, (row for row in table.rows if dumping.value(row, place) in known))


def _table(label: str) -> str:
    return str(apps.get_model(label)._meta.db_table)


def _demand_counts(manifest: Manifest) -> None:
    for name, number in manifest.tables.items():
        if dumping.count(name) != number:
            raise NotGood(f"{name} did not come back whole.")


def _without_key() -> int:
    """Of how many cases no key came back."""
    number = 0
    for label, column in settings.BACKED_UP_APART.items():
        to = apps.get_model(label)._meta.get_field(column.removesuffix("_id")).related_model._meta
        number += len(dumping.ids(to.db_table, to.pk.column) - dumping.ids(_table(label), column))
    return number
