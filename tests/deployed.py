"""A deployment of its own: real processes on the database of the tests, with a folder of their own for keys."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.db import connection

from orgs import master, site_key


def keys_in(var: Path) -> Path:
    """The folder of keys in ``var``, with the keys of the tests, as a deployment has them."""
    (var / "keys").mkdir(mode=0o700)
    for file in (master.clear_file(1), site_key.file()):
        shutil.copy(file, var / "keys")
    return var / "keys"


def name_static_files_in(var: Path) -> None:
    """Pages of a deployment in ``var`` name files as they are called: `collectstatic` packs them, for seconds."""
    found = [(getattr(storage, "prefix", None), name) for finder in get_finders() for name, storage in finder.list([])]
    names = [f"{prefix}/{name}" if prefix else name for prefix, name in found]
    (var / "static").mkdir()
    (var / "static" / "staticfiles.json").write_text(
        json.dumps({"version": "1.1", "hash": "", "paths": {name: name for name in names}})
    )


def address_of_the_database() -> str:
    row = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{row['NAME']}"
    return f"postgresql://{row['USER']}@/{row['NAME']}?host={quote(row['HOST'], safe='')}"


def run(*command: str, var: Path, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    given = {
        "ROMDUOL_VAR": str(var),
        "ROMDUOL_UNLOCKED": str(var / "memory"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": address_of_the_database(),
        **environment,
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=given,
        capture_output=True,
        text=True,
        timeout=120,
        input=typed,
    )


def everything_in(folder: Path) -> dict[str, bytes]:
    """`audit-1` and the key that signs are made by whatever reads the settings."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith("audit-")}
