"""Everything is lost but a folder of backups, the folder of keys and a sheet of paper: it comes back, whole.

    uv run pytest tests/drills/drill_restore.py -n 0 -s -o python_files="drill_*.py" [--postgres]

Real commands, each a process of its own, over the demonstration.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from orgs import envelope, recovery


class Site:
    """Its keys stay in one folder; databases come and go."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number, self.url = folder, 0, ""
        self.backups, self.paper, self.kept = folder / "backups", folder / "paper", folder / "kept.jsonl"
        self.backups.mkdir()
        self.new_database()

    def new_database(self) -> None:
        """What was there is lost: another, empty."""
        self.number += 1
        if connection.vendor == "sqlite":
            self.url = f"sqlite:///{self.folder}/{self.number}.sqlite3"
            return
        name = f"restored_{self.number}"
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        self.url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()

    def run(self, *command: str, ends: int = 0) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ROMDUOL_", "DATABASE_"))}
        where = {"ROMDUOL_VAR": str(self.folder / "var"), "ROMDUOL_MODE": "demo", "DATABASE_URL": self.url}
        asked = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
        done = subprocess.run(asked, env=kept | where, capture_output=True, text=True)
        assert done.returncode == ends, (command, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout + done.stderr

    def back_up(self) -> Path:
        self.run("backup", str(self.backups))
        return max(self.backups.glob("*.backup"))

    def restore(self, file: Path, *more: str, ends: int = 0) -> str:
        return self.run("restore", str(file), "--private-key", str(self.paper), *more, ends=ends)

    def counts(self) -> str:
        """Of every table, how many rows; of those that may differ after a restore, none."""
        return self.run("shell", "-v", "0", "-c", COUNT)

    def tables(self) -> int:
        """How many there are, asked past the application."""
        if connection.vendor == "sqlite":
            with sqlite3.connect(urlsplit(self.url).path[1:]) as file:
                return len(file.execute("SELECT name FROM sqlite_master").fetchall())
        with psycopg.connect(self.url) as there:
            return len(there.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'").fetchall())

    def read(self) -> str:
        return self.run("shell", "-v", "0", "-c", READ)


COUNT = """
from django.apps import apps
for model in sorted(apps.get_models(include_auto_created=True), key=lambda one: one._meta.label):
    if model._meta.label not in ("orgs.SignIn", "orgs.AuditEvent", "orgs.AuditStream", "screening.IdentityKey"):
        print(model._meta.label, model._base_manager.count())
"""
# As `screening.actions.shredding` does, of a case that is not old enough for it.
DESTROY = """
from orgs import clock
from orgs.models import User
from screening.models import CaseKey
key = CaseKey.objects.order_by("case").first()
CaseKey.objects.filter(case=key.case_id).update(
    wrapped="", destroyed_at=clock.now(), destroyed_by=User.objects.order_by("pk").first()
)
print(key.case_id)
"""
READ = """
from screening.models import Person
from screening.sealed import Destroyed
from screening.sections import Section, opened
said = []
for person in Person.objects.order_by("pk"):
    with opened(case_id=person.case_id, sections=Section):
        try:
            said.append(f"{person.pk} {person.name_to_use!r} {person.wishes!r}")
        except Destroyed:
            said.append(f"{person.pk} destroyed")
assert any(len(one) > 45 for one in said)
print(*said, sep="\\n")
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    site.run("demo", "--no-serve")
    said = site.run("backup", "--new-key")
    site.paper.write_text("\n".join(line for line in said.splitlines() if line.startswith("    ")))
    yield site
    if connection.vendor == "postgresql":
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            for number in range(1, site.number + 1):
                server.execute(f"DROP DATABASE restored_{number} WITH (FORCE)")


def test_all_is_lost_and_all_comes_back(site: Site) -> None:
    began = time.monotonic()
    first = site.back_up()
    made = time.monotonic() - began
    counts = site.counts()
    assert "destroyed" not in site.read()
    time.sleep(1)  # a backup is named by its second

    # Life goes on; a checkpoint is sealed, of which somebody else keeps a copy; then another backup.
    site.run("audit_seal")
    site.run(
        "shell",
        "-v",
        "0",
        "-c",
        f"from orgs import copies, checkpoints; "
        f"open({str(site.kept)!r}, 'w').write(copies.line(checkpoints.latest()) + chr(10))",
    )
    destroyed = site.run("shell", "-v", "0", "-c", DESTROY).split()[-1]
    second = site.back_up()
    read = site.read()
    assert f"{destroyed} destroyed" in read

    refused(site, second)

    # The older one is recognised by the copy, and nothing is put back; then it is, on purpose, and that is said.
    # What was destroyed since is not in the newest keys, and stays destroyed.
    site.new_database()
    assert "This is an older backup" in site.restore(first, "--against", str(site.kept), ends=1)
    assert site.tables() == 0
    said = site.restore(first, "--against", str(site.kept), "--older", ends=1)
    assert "rollback" in said and "NOT as it is known elsewhere" in said
    assert site.counts() == counts
    assert site.read() == read

    # The newest one is all of it.
    site.new_database()
    began = time.monotonic()
    said = site.restore(second, "--against", str(site.kept))
    took = time.monotonic() - began
    assert "Put back" in said and "Intact" in said
    assert site.read() == read
    assert "Intact" in site.run("audit_verify", "--reconcile", "--against", str(site.kept))
    assert "is guarded" in site.run("guard")
    assert "There are rows in" in site.restore(second, ends=1)
    sizes = f"{second.stat().st_size} and {second.with_suffix('.keys').stat().st_size} bytes"
    print(f"\nbackup {made:.1f} s, {sizes}; restore {took:.1f} s; {counts.count(chr(10))} tables with the same counts")


def refused(site: Site, good: Path) -> None:
    """Cut short, changed by one bit, of another key, without its keys: nothing is written."""
    bad = site.folder / "bad"
    bad.mkdir()
    data, keys = good.read_bytes(), good.with_suffix(".keys").read_bytes()
    flipped = data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
    broken = {"cut": (data[:-100], keys), "flipped": (flipped, keys), "swapped": (keys, data), "none": (data, None)}
    site.new_database()
    for name, (rows, apart) in broken.items():
        shutil.rmtree(bad)
        bad.mkdir()
        file = bad / good.name
        file.write_bytes(rows)
        if apart is not None:
            file.with_suffix(".keys").write_bytes(apart)
        assert "Nothing was put back" in site.restore(file, ends=1), name
    other = site.folder / "other"
    lines = recovery.printed(envelope.new_key())
    other.write_text("\n".join(lines))
    assert "sealed for another key" in site.run("restore", str(good), "--private-key", str(other), ends=1)
    other.write_text("\n".join(["0000 0000 0000 0000 0000 0000 0001", lines[1]]))
    assert "Line 1" in site.run("restore", str(good), "--private-key", str(other), ends=1)
    # Not with the keys of the server either, in whole or in part.
    for key in (site.folder / "var" / "keys").iterdir():
        if key.is_file():
            assert key.read_bytes() not in data, key
    assert site.tables() == 0
