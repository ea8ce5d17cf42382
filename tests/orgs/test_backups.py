"""A backup opens for the key on paper alone, says what was signed, and lets keys of cases go after a month."""

import io
import random
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from orgs import backup_files, backups, checkpoints, clock, copies, envelope, recovery, restoring, rules, signatures
from orgs.backup_files import NotGood
from orgs.envelope import PART, NotOpened
from orgs.models import AuditEvent
from screening.actions import persons
from screening.models import CaseKey
from tests.factories import stages
from tests.factories.cast import cast

PRIVATE = bytes(range(32))
WORD = "zqword"


def sealed(data: bytes) -> bytes:
    to = io.BytesIO()
    one = envelope.Sealing(to, to=envelope.public(PRIVATE))
    one.write(data)
    one.end()
    return to.getvalue()


def opened(data: bytes, private: bytes = PRIVATE) -> bytes:
    return io.BufferedReader(envelope.Opening(io.BytesIO(data), private=private)).read()


class TestAnEnvelope:
    @pytest.mark.parametrize("length", [0, 1, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 7])
    def test_gives_back_what_was_sealed(self, length):
        data = random.randbytes(length)
        assert opened(sealed(data)) == data

    def test_opens_for_no_other_key(self):
        with pytest.raises(NotOpened, match="another key"):
            opened(sealed(b"words"), private=bytes(32))

    @pytest.mark.parametrize("cut", [1, 16, PART // 2, PART + 20])
    def test_does_not_open_where_something_was_cut_off(self, cut):
        with pytest.raises(NotOpened):
            opened(sealed(random.randbytes(2 * PART + 5))[:-cut])

    def test_does_not_open_without_its_last_part_nor_with_one_more(self):
        data = sealed(random.randbytes(2 * PART + 5))
        header = data.index(b"\n") + 1
        part = PART + 16 + 4
        for changed in (data[: header + part], data[: header + 2 * part], data + data[-25:], data + b"\0"):
            with pytest.raises(NotOpened):
                opened(changed)

    def test_does_not_open_where_parts_changed_places(self):
        data = sealed(random.randbytes(2 * PART + 5))
        at, part = data.index(b"\n") + 1, PART + 16 + 4
        with pytest.raises(NotOpened):
            opened(data[:at] + data[at + part : at + 2 * part] + data[at : at + part] + data[at + 2 * part :])

    def test_does_not_open_with_any_bit_changed(self):
        data = sealed(random.randbytes(300))
        for place in range(len(data)):
            changed = data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]
            with pytest.raises(NotOpened):
                opened(changed)


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    settings.BACKUP_KEY = envelope.public(PRIVATE).hex()
    return tmp_path


@pytest.fixture
def case(db):
    people = cast()
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, name_to_use=WORD)
    return case


def lines(file: Path) -> bytes:
    with backup_files.reading(file, private=PRIVATE) as read:
        return b"".join(row for table in read.tables() for row in table.rows)


def test_what_is_written_is_all_there_is_and_says_with_which_checkpoint_it_ends(case, folder):
    checkpoints.seal()
    rows, keys = backups.write(folder)
    for file in (rows, keys):
        manifest = backup_files.checked(file, private=PRIVATE)
        assert manifest.fingerprint == signatures.fingerprint(checkpoints.latest())
        assert copies.is_here(copies.read(manifest.checkpoint))
        with connection.cursor() as cursor:
            for table, number in manifest.tables.items():
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (number,)
    assert AuditEvent.objects.filter(kind="backup.made").count() == 1
    assert [file.stat().st_mode & 0o777 for file in (rows, keys)] == [0o600, 0o600]
    assert not list(folder.glob(".*"))


def test_the_keys_of_cases_stand_in_the_second_file_alone(case, folder):
    rows, keys = backups.write(folder)
    for key in CaseKey.objects.all():
        assert key.wrapped.encode() in lines(keys)
        assert key.wrapped.encode() not in lines(rows)
    assert WORD.encode() not in lines(rows)
    assert str(case.reference).encode() in lines(rows)
    assert b"screening_casekey" not in rows.read_bytes() + keys.read_bytes()


def test_keys_of_more_than_a_month_ago_are_removed_and_nothing_else(case, folder):
    now = clock.wall().astimezone(UTC)
    names = {days: f"romduol-{now - timedelta(days=days):%Y%m%dT%H%M%SZ}" for days in (29, 31)}
    for name in (*names.values(), "notes"):
        (folder / f"{name}.keys").touch()
        (folder / f"{name}.backup").touch()
    backups.write(folder)
    left = {file.name for file in folder.iterdir()}
    assert f"{names[31]}.keys" not in left
    assert {f"{names[29]}.keys", f"{names[31]}.backup", "notes.keys"} <= left
    assert timedelta(days=30) == rules.KEYS_IN_BACKUPS


def test_a_file_that_another_server_signed_is_refused(case, folder, settings):
    audit_key = settings.AUDIT_KEY
    settings.AUDIT_KEY = bytes(32)
    rows, _keys = backups.write(folder)
    settings.AUDIT_KEY = audit_key
    with pytest.raises(NotGood, match="signed by a key that is not here"):
        backup_files.checked(rows, private=PRIVATE)


def test_nothing_is_put_back_where_something_is(case, folder):
    rows, keys = backups.write(folder)
    with pytest.raises(restoring.NotEmpty):
        restoring.check(rows, keys, private=PRIVATE)


def test_without_a_key_nothing_is_written(case, folder, settings):
    settings.BACKUP_KEY, settings.KEYS = "", folder
    with pytest.raises(CommandError, match="no key for backups"):
        call_command("backup", str(folder))
    assert not list(folder.iterdir())


def test_the_private_key_is_printed_once_and_kept_nowhere(folder, settings, capsys):
    settings.BACKUP_KEY, settings.KEYS = "", folder
    call_command("backup", new_key=True)
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]
    private = recovery.typed("".join(said))
    assert backups.key() == envelope.public(private)
    assert private not in b"".join(file.read_bytes() for file in folder.iterdir())
    with pytest.raises(CommandError, match="is there"):
        call_command("backup", new_key=True)


def test_when_writing_fails_half_way_nothing_is_left(case, folder, monkeypatch):
    def fails(file: Path, **known) -> None:
        raise NotGood("it cannot be read again")

    monkeypatch.setattr(backup_files, "checked", fails)
    with pytest.raises(NotGood):
        backups.write(folder)
    assert not list(folder.iterdir())


@pytest.mark.parametrize("place", ["beginning", "middle", "end"])
def test_a_file_that_was_changed_cut_or_added_to_is_refused(case, folder, place):
    rows, keys = backups.write(folder)
    for file in (rows, keys):
        data = file.read_bytes()
        at = {"beginning": 40, "middle": len(data) // 2, "end": len(data) - 1}[place]
        for changed in (
            data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
            data[:at],
            data[:at] + b"0" + data[at:],
            data[:at] + data[at + 1 :],
        ):
            file.write_bytes(changed)
            with pytest.raises(NotGood):
                backup_files.checked(file, private=PRIVATE)
        file.write_bytes(data)
        backup_files.checked(file, private=PRIVATE)
