"""A server stands shut until its keys are unlocked, and keys are put back from paper: in real processes."""

import base64
import contextlib
import hashlib
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings as live_settings

from orgs import log, master, recovery
from orgs.models import AuditEvent
from tests import deployed

WORDS = "seven small boats cross rivers"
SERVE = """
import os
from wsgiref.simple_server import WSGIRequestHandler, make_server
import config.wsgi
class Quiet(WSGIRequestHandler):
    def log_message(self, *said): pass
server = make_server("127.0.0.1", 0, config.wsgi.application, handler_class=Quiet)
print(server.server_port, flush=True)
server.serve_forever()
"""
# As manage.py takes them, one after the other.
GOES_ON = """
from django.core.management import execute_from_command_line
for command in ("audit_seal", "audit_verify", "guard"):
    execute_from_command_line(["manage.py", command])
print("all three")
"""


def answer(port: int, path: str) -> tuple[int, str]:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Cookie": "session=abc; __Host-session=abc"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@contextlib.contextmanager
def serving(var: Path):
    given = {
        "ROMDUOL_VAR": str(var), "ROMDUOL_UNLOCKED": str(var / "memory"), "ROMDUOL_MODE": "demo",
        "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": deployed.address_of_the_database(),
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE], cwd=live_settings.BASE_DIR, env=given, stdout=subprocess.PIPE, text=True
    )
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def opened_by_hand(text: str) -> bytes:
    """What stands in a sealed file: each guess at the passphrase costs 128 MB (RFC 7914)."""
    salted = base64.b64decode(text.strip().removeprefix("v1."))
    cost = {"n": 131_072, "r": 8, "p": 1, "maxmem": 2**28, "dklen": 32}
    derived = hashlib.scrypt(WORDS.encode(), salt=salted[:16], **cost)
    return AESGCM(derived).decrypt(salted[16:28], salted[28:], b"master key 1")


def keys_command(*what: str, var: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return deployed.run("manage.py", "keys", *what, var=var, typed=typed, ROMDUOL_MODE="demo")


@pytest.mark.django_db(transaction=True)
def test_a_sealed_site_stands_shut_after_a_start_until_somebody_enters_the_passphrase(tmp_path):
    keys = deployed.keys_in(tmp_path)
    deployed.name_static_files_in(tmp_path)
    (tmp_path / "words").write_text(f"{WORDS}\n")
    sealed = keys_command("seal", "--passphrase-file", str(tmp_path / "words"), var=tmp_path)
    assert sealed.returncode == 0, sealed.stderr
    assert {file.name for file in keys.glob("master-*")} == {"master-1.sealed"}
    assert opened_by_hand((keys / "master-1.sealed").read_text()) == master.read(1)
    shutil.rmtree(tmp_path / "memory")  # the computer stopped
    with serving(tmp_path) as port:
        for path in ("/", "/cases/", "/about/", "/checkpoint", "/nowhere/"):
            status, page = answer(port, path)
            assert (status, "Not open yet" in page) == (503, True)
        assert answer(port, "/livez") == (200, "ok\n")
        status, said = answer(port, "/readyz")
        assert status == 503 and '"keys": false' in said
        wrong = keys_command("unlock", var=tmp_path, typed="seven small boats cross oceans\n")
        assert wrong.returncode != 0 and "does not open" in wrong.stderr
        assert answer(port, "/about/")[0] == 503
        assert not (tmp_path / "memory" / "master-1").exists()
        unlocked = keys_command("unlock", var=tmp_path, typed=f" {WORDS.replace(' ', '  ')}\n")
        assert unlocked.returncode == 0, unlocked.stderr
        assert answer(port, "/about/")[0] == 200  # the same process
        assert '"keys": true' in answer(port, "/readyz")[1]
    for file in (tmp_path / "memory", tmp_path / "memory" / "master-1"):
        assert file.stat().st_mode & 0o077 == 0
    assert AuditEvent.objects.filter(kind="keys.unlocked").count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_master_key_it_is_put_back_and_the_record_goes_on_meanwhile(tmp_path):
    log.seen("cases.listed", by=None)
    lines, folder = recovery.printed(master.read(1)), deployed.keys_in(tmp_path)
    (folder / "master-1").unlink()
    assert "Put back the file" in keys_command("status", var=tmp_path).stderr
    done = deployed.run("-c", GOES_ON, var=tmp_path)
    assert done.returncode == 0 and done.stdout.endswith("all three\n"), done.stderr
    assert deployed.run("manage.py", "identity_keys", var=tmp_path).returncode != 0
    done = keys_command("recover", var=tmp_path, typed="".join(f"{line.lower()}\n" for line in lines))
    assert done.returncode == 0, done.stderr
    assert keys_command("status", var=tmp_path).returncode == 0
    assert (folder / "master-1").read_bytes() == master.read(1)
