"""How does a copy of all that is kept leave the machine? Two files, of which one is kept for a month and no longer.

The keys of cases stand in the second: a key that is destroyed (`screening.actions.shredding`) is gone from backups as
well, a month later, though the first is kept for years. Both are of one moment.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from . import backup_files, checkpoints, clock, copies, dumping, log, rules, signatures
from .backup_files import KEYS, ROWS, Manifest
from .key_files import on_disk
from .verifying import one_moment

PUBLIC_KEY = "backup.pub"
NAME, STAMP = "romduol-", "%Y%m%dT%H%M%SZ"
# Written by each migration; what is there is taken out before what was kept is put back.
MADE_BY_MIGRATIONS = (Permission, ContentType)


class NoKey(Exception):
    """There is no public key for which a backup could be sealed."""


def key_file() -> Path:
    return Path(settings.KEYS) / PUBLIC_KEY


def key() -> bytes:
    """The public key. Raises `NoKey`."""
    said = settings.BACKUP_KEY or (key_file().read_text("ascii") if key_file().exists() else "")
    try:
        found = bytes.fromhex(said.strip())
    except ValueError as error:
        raise NoKey("The key for backups is not in hexadecimal digits.") from error
    if len(found) != rules.BYTES_OF_A_BACKUP_KEY:
        raise NoKey("There is no key for backups yet. Make one: manage.py backup --new-key")
    return found


def tables(*, kind: str) -> dict[str, type[models.Model]]:
    """What stands in a file of this kind, by table. Sign-ins end with a restore, and are kept in no backup."""
    named = {apps.get_model(label) for label in settings.BACKED_UP_APART}
    left_out = named | {apps.get_model(label) for label in settings.NOT_BACKED_UP}
    every = {model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy}
    found = named if kind == KEYS else every - left_out
    return {model._meta.db_table: model for model in sorted(found, key=lambda one: one._meta.db_table)}


def migrations() -> list[list[str]]:
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def write(folder: Path) -> list[Path]:
    """Both files, read again and counted before they have their names; keys of more than a month ago are removed.

    Raises `NoKey`, `orgs.log.NotWritten`, `backup_files.NotGood`, OSError.
    """
    to, now = key(), clock.wall()
    log.seen("backup.made", by=None)
    files = [folder / f"{NAME}{now.astimezone(UTC):{STAMP}}{kind}" for kind in (ROWS, KEYS)]
    with _parts(files) as parts:
        opened = []
        with one_moment():
            for part, kind in zip(parts, (ROWS, KEYS), strict=True):
                opened.append(_written(part, _manifest(kind, now), to=to))
        for part, one in zip(parts, opened, strict=True):
            backup_files.checked(part, key=one)
        for part, file in zip(parts, files, strict=True):
            part.rename(file)
    on_disk(folder)
    for old in too_old(folder, now=now):
        old.unlink()
    on_disk(folder)
    return files


def too_old(folder: Path, *, now: datetime) -> list[Path]:
    return [file for file in folder.glob(f"{NAME}*{KEYS}") if made_at(file) < now - rules.KEYS_IN_BACKUPS]


def made_at(file: Path) -> datetime:
    """By its name: the moment at which whoever copies a file touches it says nothing."""
    try:
        return datetime.strptime(file.stem.removeprefix(NAME), STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)  # none of ours


def newest_keys(beside: Path) -> Path | None:
    """The newest file of keys in the folder of a backup."""
    return max(beside.parent.glob(f"{NAME}*{KEYS}"), default=None, key=lambda file: file.name)


def _manifest(kind: str, now: datetime) -> Manifest:
    newest = checkpoints.latest()
    return Manifest(
        kind=kind,
        at=now.isoformat(),
        engine=connection.vendor,
        migrations=migrations(),
        tables={name: dumping.count(name) for name in tables(kind=kind)},
        checkpoint=copies.line(newest) if newest else "",
        fingerprint=signatures.fingerprint(newest) if newest else "",
    )


def _written(part: Path, manifest: Manifest, *, to: bytes) -> bytes:
    """The key of this one file, with which it is read again."""
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
        writing = backup_files.Writing(handle, manifest, to=to)
        for name, model in tables(kind=manifest.kind).items():
            columns = dumping.columns(model)
            writing.table(name, columns, manifest.tables[name], dumping.lines(name, columns))
        writing.end()
        handle.flush()
        os.fsync(handle.fileno())
    key: bytes = writing.sealing.key
    return key


@contextmanager
def _parts(files: list[Path]) -> Iterator[list[Path]]:
    """What is written before it is whole has another name, and goes where it does not become so."""
    parts = [file.with_name(f".{file.name}.part") for file in files]
    try:
        yield parts
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
