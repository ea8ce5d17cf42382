"""Writers are killed in the middle of their work, and the database with them: what was acknowledged stands, whole.

    KILLS=50 uv run pytest tests/drills/drill_kill.py -n 0 -s -o python_files="drill_*.py" [--postgres]

Each writer does real acts and notes on disk each that was done; ci kills five. Then fifty people edit one row at once.
"""

import os
import random
import signal
import sys
import threading
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, close_old_connections, connection, models
from simple_history.models import HistoricalChanges

from orgs import chain, history, log
from orgs.models import AuditEvent, AuditStream
from screening.access import Denied, open_case
from screening.actions import notes, persons, relatives
from screening.actions.acting import Conflict
from screening.fields import held
from screening.models import Case, Note, Person, RelatedPerson
from screening.sections import nothing_open
from screening.types import Relation
from tests.factories import stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("KILLS", "5"))
WRITERS = 4
PATIENCE = 60  # seconds

Act = Callable[[Cast, Case, str], str]


def writes_a_note(people: Cast, case: Case, token: str) -> str:
    notes.write(by=people.caseworker, case=case, text=token)
    return "note"


def edits_the_person(people: Cast, case: Case, token: str) -> str:
    persons.write(by=people.caseworker, case=case, wishes=token)
    return "person"


def names_a_relative(people: Cast, case: Case, token: str) -> str:
    return f"relative {relatives.add(by=people.caseworker, case=case, relation=Relation.FAMILY, name=token).pk}"


def looks(people: Cast, case: Case, token: str) -> str:
    with nothing_open():
        open_case(people.caseworker, case.reference)
    log.seen("case.opened", by=people.caseworker, case=case, subject=token)
    return "event"


def is_refused(people: Cast, case: Case, token: str) -> str:
    try:
        with nothing_open():
            open_case(people.outsider, case.reference)
    except Denied:
        log.refused("case.refused", by=people.outsider, case=case, subject=token)
    return "event"


ACTS: tuple[Act, ...] = (writes_a_note, edits_the_person, names_a_relative, looks, is_refused)


class Writer:
    """A process that works until it is killed."""

    def __init__(self, folder: Path, people: Cast, cases: list[Case]) -> None:
        self.file = folder / uuid4().hex
        self.file.touch()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self.work(people, cases)
            except BaseException:
                self.file.with_suffix(".broken").write_text(traceback.format_exc())
            finally:
                os._exit(1)

    def work(self, people: Cast, cases: list[Case]) -> None:
        random.seed()
        done = os.open(self.file, os.O_WRONLY | os.O_APPEND)
        while True:
            case, token = random.choice(cases), uuid4().hex
            try:
                said = random.choice(ACTS)(people, Case.objects.get(pk=case.pk), token)
            except (log.NotWritten, DatabaseError):
                close_old_connections()  # the server was killed; nothing was said to be done
                continue
            os.write(done, f"{token} {said}\n".encode())

    def acknowledged(self) -> list[str]:
        """A line that was not finished when the writer died was not acknowledged."""
        return self.file.read_text().split("\n")[:-1]

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        broken = self.file.with_suffix(".broken")
        assert not broken.exists(), broken.read_text()


@pytest.fixture
def people() -> Cast:
    return cast()


def test_what_was_acknowledged_is_there_and_nothing_is_there_by_halves(people, tmp_path):
    cases = [stages.received(people) for _each in range(3)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # The server of the tests says that it has written before it has; a real one does not.
            cursor.execute(f'ALTER DATABASE "{connection.settings_dict["NAME"]}" SET synchronous_commit = on')
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    writers = [Writer(tmp_path, people, cases) for _each in range(WRITERS)]
    dead: list[Writer] = []
    try:
        for number in range(KILLS):
            victim = writers.pop(random.randrange(WRITERS))
            wait_for(lambda victim=victim: len(victim.acknowledged()) > 2)
            time.sleep(random.uniform(0, 0.1))
            victim.kill()
            dead.append(victim)
            if connection.vendor == "postgresql" and number % 5 == 4:
                kill_the_server()
            writers.append(Writer(tmp_path, people, cases))
        wait_for(lambda: all(len(one.acknowledged()) > 2 for one in writers))
    finally:
        for writer in writers:
            writer.kill()
    lines = [line.split() for one in (*dead, *writers) for line in one.acknowledged()]
    said = what_is_said()
    lost = [line for line in lines if not stands(line, said)]
    sys.stdout.write(
        f"{KILLS} kills, {len(lines)} acknowledged, {len(lost)} lost, {AuditEvent.objects.count()} events\n"
    )
    assert lines
    assert lost == []
    assert broken_chains() == []
    assert what_does_not_agree() == []


def wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def kill_the_server() -> None:
    """The process in PostgreSQL that serves us: the server takes that as a crash, and begins again from its log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [(pid,)] = cursor.fetchall()
    os.kill(pid, signal.SIGKILL)
    wait_for(answers)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's


def answers() -> bool:
    try:
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except DatabaseError:
        return False


def what_is_said() -> dict[str, Counter[str]]:
    """By what was done: how often each word that was typed stands there, opened again."""
    return {
        "note": Counter(held(row, "text") for row in Note.objects.all()),
        "person": Counter(held(row, "wishes") for row in Person.history.all()),
    }


def stands(line: list[str], said: dict[str, Counter[str]]) -> bool:
    token, kind, *key = line
    if kind in said:
        return said[kind][token] == 1
    if kind == "relative":
        return RelatedPerson.objects.filter(pk=key[0]).count() == 1
    return AuditEvent.objects.filter(subject=token).count() == 1


def broken_chains() -> list[Any]:
    """Streams in which an event does not hold the one before it, or that end elsewhere than they say."""
    ends: dict[Any, tuple[int, str]] = defaultdict(lambda: (0, ""))
    wrong = []
    for event in AuditEvent.objects.order_by("stream", "position"):
        position, head = ends[event.stream]
        linked = chain.linked(head, chain.content(chain.held(event)))
        if (event.position, event.previous_hash, event.hash) != (position + 1, head, linked):
            wrong.append(event)
        ends[event.stream] = (event.position, event.hash)
    return wrong + [end for end in AuditStream.objects.all() if ends.get(end.pk) != (end.events, end.head)]


def what_does_not_agree() -> list[Any]:
    """History without its event, an event without its history, a row that is not its newest history."""
    named = {(label, pk): digest for event in AuditEvent.objects.all() for label, pk, digest in event.rows}
    wrong: list[Any] = []
    for model in apps.get_models():
        if issubclass(model, HistoricalChanges):
            live: type[models.Model] = model.instance_type
            newest: dict[Any, Any] = {}
            for row in model._base_manager.order_by("history_date"):
                if named.pop((live._meta.label, str(row.pk)), "") != history.digest(row):
                    wrong.append(("history", live._meta.label, row.pk))
                newest[row.__dict__[live._meta.pk.attname]] = row
            for row in live._base_manager.all():
                if not agree(row, newest.get(row.pk)):
                    wrong.append(("live", live._meta.label, row.pk))
    return wrong + list(named)


def agree(row: models.Model, kept: Any) -> bool:
    if kept is None:
        return False
    names = {column.attname for column in kept._meta.concrete_fields} & {c.attname for c in row._meta.concrete_fields}
    return all(row.__dict__[name] == kept.__dict__[name] for name in names)


EDITORS = 50


def test_of_fifty_who_edit_one_row_nobody_overwrites_another_silently(people):
    case = stages.received(people)
    before = Person.objects.get(pk=case.pk).version
    done, heard = [], []
    ready = threading.Barrier(EDITORS)

    def edits(number: int) -> None:
        ready.wait()
        try:
            persons.write(
                by=people.caseworker, case=Case.objects.get(pk=case.pk), version=before, wishes=f"wish {number}"
            )
            done.append(number)
        except Conflict as conflict:
            heard.append(conflict)
        finally:
            connection.close()

    at_once(edits)
    assert (len(done), len(heard)) == (1, EDITORS - 1)
    assert wishes_of(case)[-1] == f"wish {done[0]}"
    assert Person.objects.get(pk=case.pk).version == before + 1


def test_fifty_who_look_again_and_edit_again_are_all_heard(people):
    case = stages.received(people)
    before = Person.objects.get(pk=case.pk).version

    def edits(number: int) -> None:
        try:
            while True:
                try:
                    now = Case.objects.select_related("person").get(pk=case.pk)
                    persons.write(by=people.caseworker, case=now, version=now.person.version, wishes=f"wish {number}")
                    return
                except (Conflict, log.NotWritten):
                    connection.close()
        finally:
            connection.close()

    at_once(edits)
    assert Person.objects.get(pk=case.pk).version == before + EDITORS
    assert sorted(wishes_of(case)[-EDITORS:]) == sorted(f"wish {number}" for number in range(EDITORS))
    assert broken_chains() == []
    assert what_does_not_agree() == []


def at_once(edits: Callable[[int], None]) -> None:
    connection.close()
    threads = [threading.Thread(target=edits, args=(number,)) for number in range(EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def wishes_of(case: Case) -> list[str]:
    """Every version, in order."""
    return [held(row, "wishes") for row in Person.history.filter(case=case).order_by("history_date")]
