"""Somebody who has nothing of ours checks what we handed over: with one file, in a process of its own."""

import io
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import CommandError, call_command

from orgs import chain, checkpoints, copies, log, signatures
from orgs.management.commands.audit_export import VERIFIER
from orgs.models import AuditEvent, Checkpoint
from tests.factories import orgs

pytestmark = pytest.mark.django_db
KIND = chain.CONTENT.index("kind")


@pytest.fixture
def export(tmp_path) -> Path:
    people = [orgs.member(name=name) for name in ("Sophea “ខ្មែរ” Example", "Dara Example")]
    for _ in range(2):
        for person in people:
            log.seen("tests.looked", by=person, details={"said": "“ខ្មែរ” 🌸\n"})
        checkpoints.seal()
    log.seen("tests.looked", by=people[0])
    call_command("audit_export", str(tmp_path / "export.jsonl"), stdout=io.StringIO())
    return tmp_path / "export.jsonl"


def checked(file: Path, *how: str, isolated: str = "-I") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, *isolated.split(), str(VERIFIER), str(file), *how],
        cwd=file.parent, env={}, capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout


def rows_of(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def handed_over(file: Path, rows: list[dict]) -> Path:
    other = file.with_name("damaged.jsonl")
    other.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return other


def test_what_was_not_touched_is_as_it_was_written(export):
    code, said = checked(export)
    assert code == 0, said
    assert f"{AuditEvent.objects.count()} events, 2 of them not sealed; 2 checkpoints." in said
    assert signatures.fingerprint(checkpoints.latest()) in said
    assert AuditEvent.objects.get(kind="record.exported")


def test_only_whoever_made_it_reads_it_and_no_file_is_written_over(export):
    assert stat.S_IMODE(export.stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="cannot be made"):
        call_command("audit_export", str(export))


def test_without_the_package_for_signatures_the_rest_is_checked_and_this_is_said(export):
    code, said = checked(export, isolated="-I -S")
    assert (code, "SIGNATURES WERE NOT CHECKED" in said) == (0, True)
    rows = rows_of(export)
    rows[-3]["content"][KIND] = "tests.denied"
    code, said = checked(handed_over(export, rows), isolated="-I -S")
    assert (code, "edited: " in said) == (1, True)


def events(rows):
    return [row for row in rows if "content" in row]


def edited(rows):
    events(rows)[3]["content"][KIND] = "tests.denied"


def moved(rows):
    one, other = events(rows)[2:4]
    one["position"], other["position"] = other["position"], one["position"]


def taken_out(rows):
    rows.remove(events(rows)[3])


def cut_off(rows):
    del rows[-4:]


def rewritten(rows):
    # The last sealed event of the first checkpoint is another one, with a hash that fits.
    size = int(next(row for row in rows if "checkpoint" in row)["checkpoint"].split("size ")[1].split("\n")[0])
    event = events(rows)[size - 1]
    event["content"][KIND] = "tests.denied"
    event["hash"] = chain.linked(event["previous"], chain.content(event["content"]))


def unsigned(rows):
    next(row for row in rows if "checkpoint" in row)["signature"] = "00" * 64


def one_checkpoint_less(rows):
    rows.remove(next(row for row in rows if "checkpoint" in row))


DAMAGED = {
    edited: "edited: ",
    moved: "position ",
    taken_out: "missing: ",
    cut_off: "missing: ",
    rewritten: "root-mismatch: checkpoint 1",
    unsigned: "checkpoint-signature: checkpoint 1",
    one_checkpoint_less: "checkpoint-missing: before checkpoint 2",
}


def test_whatever_was_done_to_it_is_found_and_where(export):
    for damage, told in DAMAGED.items():
        rows = rows_of(export)
        damage(rows)
        code, said = checked(handed_over(export, rows))
        assert (code, told in said) == (1, True), (damage.__name__, said)


def test_an_older_record_is_not_taken_for_the_one_that_somebody_kept(export, tmp_path):
    kept = tmp_path / "copies.jsonl"
    kept.write_text("".join(f"{copies.line(one)}\n" for one in Checkpoint.objects.order_by("number")))
    fingerprint = signatures.fingerprint(checkpoints.latest())
    assert checked(export, "--against", str(kept), "--fingerprint", fingerprint)[0] == 0
    assert checked(export, "--fingerprint", "0000-" * 7 + "0000")[0] == 1
    log.seen("tests.looked", by=None)
    kept.write_text(f"{copies.line(checkpoints.seal())}\n")
    code, said = checked(export, "--against", str(kept))
    assert (code, "rollback: checkpoint 3" in said) == (1, True)


def test_a_key_that_came_by_another_way_is_believed_and_no_other(export, tmp_path, settings):
    for name, seed in (("ours.pub", settings.AUDIT_KEY), ("another.pub", b"another-key-of-thirty-two-bytes!")):
        key = Ed25519PrivateKey.from_private_bytes(seed).public_key()
        (tmp_path / name).write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert checked(export, "--key", str(tmp_path / "ours.pub"))[0] == 0
    assert checked(export, "--key", str(tmp_path / "another.pub"))[0] == 1


def test_what_is_no_export_is_not_called_intact(tmp_path):
    for text in ("", "{}\n", "nothing\n", '{"format": "another"}\n'):
        (tmp_path / "file").write_text(text)
        assert checked(tmp_path / "file")[0] == 3
    assert checked(tmp_path / "nowhere")[0] == 3
