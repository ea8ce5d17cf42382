"""Are the keys of this deployment kept as keys are? What `config.checks` asks of their files."""

import stat
from pathlib import Path
from typing import Any

from orgs import backups

from . import database


def keys_are_private(settings: Any) -> bool:
    """A folder outside may be given to a group, as a service manager does; nobody else reads either."""
    ours = [
        settings.SECRET_KEY_FILE,
        *_master_files(settings.KEYS),
        settings.KEYS / "site-key",
        settings.AUDIT_KEY_FILE,
    ]
    outside = _master_files(settings.MASTER_KEYS) if settings.MASTER_KEYS else []
    return not any(_open_to(file, stat.S_IRWXG | stat.S_IRWXO) for file in ours) and not any(
        _open_to(file, stat.S_IWGRP | stat.S_IRWXO) for file in outside
    )


def _master_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("master-*"))


def _open_to(file: Path, others: int) -> bool:
    return file.exists() and bool(file.stat().st_mode & others)


def keys_are_not_local(settings: Any) -> bool:
    if settings.MASTER_KEYS:
        return True
    found = {file.name for file in _master_files(settings.KEYS)}
    return bool(found) and all(name.endswith(".sealed") for name in found)


def keys_are_not_beside_the_database(settings: Any) -> bool:
    """A copy of the folder would hold both."""
    of_sqlite = (row for row in settings.DATABASES.values() if row["ENGINE"] == database.SQLITE)
    databases = [Path(row["NAME"]).resolve().parent for row in of_sqlite if row.get("NAME")]
    return not settings.MASTER_KEYS or not any(
        settings.MASTER_KEYS.resolve().is_relative_to(folder) for folder in databases
    )


def backups_have_a_key(settings: Any) -> bool:
    return bool(settings.BACKUP_KEY) or (settings.KEYS / backups.PUBLIC_KEY).exists()
