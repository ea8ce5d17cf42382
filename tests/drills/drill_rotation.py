"""Master keys are rotated and keys of cases renewed while others read and write: nobody is ever told that it failed.

    ROTATIONS=10 CASES=200 READERS=6 uv run pytest tests/drills/drill_rotation.py -n 0 -s -o python_files="drill_*.py"

Each reader is a process of its own that began before the first rotation, and reads what is sealed through pages.
"""

import os
import random
import sys
import time
import traceback
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from orgs import master, site_key
from screening.actions import keys, notes, rotation
from screening.models import Case
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.reading import address, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
ROTATIONS = int(os.environ.get("ROTATIONS", "3"))
CASES = int(os.environ.get("CASES", "10"))
READERS = int(os.environ.get("READERS", "3"))
PATIENCE = 120  # seconds


class Reader:
    """A process that reads notes through pages, and now and then writes one, until it is told to stop."""

    def __init__(self, folder: Path, people: Cast, cases: list[Case]) -> None:
        self.stop, self.said = folder / "stop", folder / uuid4().hex
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self.said.write_text(self.work(people, cases))
            except BaseException:
                self.said.write_text(traceback.format_exc())
            finally:
                os._exit(0)

    def work(self, people: Cast, cases: list[Case]) -> str:
        random.seed()
        client, read = signed_in(Client(raise_request_exception=False), people.caseworker), 0
        while not self.stop.exists():
            case = random.choice(cases)
            answer = client.get(address("notes", case))
            if answer.status_code != 200 or f"Of {case.reference}." not in answer.content.decode():
                return f"failed after {read}: {answer.status_code}"
            read += 1
            self.said.with_suffix(".read").write_text(str(read))
            if read % 10 == 0:
                notes.write(by=people.caseworker, case=case, text="She slept well.")
        return f"read {read}"

    def has_read(self) -> int:
        file = self.said.with_suffix(".read")
        return int(file.read_text() or 0) if file.exists() else 0

    def ends(self) -> str:
        os.waitpid(self.pid, 0)
        return self.said.read_text()


def test_no_read_fails_while_keys_are_rotated(settings, tmp_path):
    for file in (master.clear_file(1), site_key.file()):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    settings.KEYS = tmp_path
    people = cast()
    cases = [stages.received(people) for _each in range(CASES)]
    for case in cases:
        notes.write(by=people.caseworker, case=case, text=f"Of {case.reference}.")
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    readers = [Reader(tmp_path, people, cases) for _each in range(READERS)]
    both = {"by": people.administrator, "second": people.second_administrator}
    began = time.perf_counter()
    try:
        for _each in range(ROTATIONS):
            all_read_more(readers)
            rotation.rotate(**both)
            rotation.renew_all(**both)
            all_read_more(readers)
            rotation.drop_old(**both)
    finally:
        (tmp_path / "stop").touch()
        said = [reader.ends() for reader in readers]
    took = time.perf_counter() - began
    sys.stdout.write(f"{ROTATIONS} rotations of {CASES} cases in {took:.1f} s, meanwhile: {', '.join(said)}\n")
    assert all(one.startswith("read ") for one in said), said
    assert master.numbers() == [ROTATIONS + 1]
    keys.demand()


def all_read_more(readers: list[Reader]) -> None:
    """Each reads something between two steps, so that none is passed over."""
    before, end = [reader.has_read() for reader in readers], time.monotonic() + PATIENCE
    while any(reader.has_read() <= read for reader, read in zip(readers, before, strict=True)):
        assert not any(reader.said.exists() for reader in readers)
        assert time.monotonic() < end
        time.sleep(0.02)
