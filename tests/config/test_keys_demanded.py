"""With another master key, a missing, empty or shortened one nothing starts and nothing is changed; with the right one
everything is there. Real processes, on the database of the tests."""

import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings as live_settings

from orgs import log, sealed, site_key
from screening.actions import keys, notes
from screening.models import CaseKey
from tests import deployed
from tests.deployed import address_of_the_database, everything_in, run
from tests.factories import stages
from tests.factories.cast import cast
from tests.lot import collected

ANOTHER = b"another master key, of 32 bytes!"
SERVER = ("-c", "import config.wsgi")
CHECK = ("manage.py", "check")
CHECK_ALL = ("manage.py", "check", "--database", "default")


@pytest.fixture
def var(tmp_path) -> Path:
    """A folder with the keys of the tests, as a deployment has them."""
    deployed.keys_in(tmp_path)
    return tmp_path


@pytest.fixture
def a_case(transactional_db) -> None:
    stages.begun(cast())


def all_wrapped() -> list[tuple[object, ...]]:
    return list(CaseKey.objects.order_by("pk").values_list())


def gone(file: Path) -> None:
    file.unlink()


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:16])


def replaced(file: Path) -> None:
    file.write_bytes(ANOTHER if file.name == "master-1" else b'{"master": 1, "wrapped": "AAAA"}')


@pytest.mark.parametrize(
    ("name", "broken"),
    collected(list(product(["master-1", "site-key"], [gone, emptied, cut_short, replaced])), suite=2),
)
def test_with_a_key_that_is_not_the_right_one_nothing_starts_and_nothing_changes(a_case, var, name, broken):
    file = var / "keys" / name
    right = file.read_bytes()
    broken(file)
    files, rows = everything_in(var / "keys"), all_wrapped()
    is_gone = name == "site-key" and broken is gone  # of which the database alone knows that it must be there
    for begins in (SERVER, CHECK_ALL if is_gone else CHECK):
        done = run(*begins, var=var)
        assert done.returncode != 0
        assert "Put back the file that was there before" in done.stderr
        assert begins == SERVER or "romduol.E017" in done.stderr
        assert (everything_in(var / "keys"), all_wrapped()) == (files, rows)
    file.write_bytes(right)
    done = run(*SERVER, var=var)
    assert done.returncode == 0, done.stderr


def test_no_server_of_a_developer_starts_either(a_case, var):
    (var / "keys" / "master-1").unlink()
    done = run("manage.py", "runserver", "--noreload", "127.0.0.1:0", var=var, ROMDUOL_DEBUG="1")
    assert done.returncode != 0
    assert "Put back the file that was there before" in done.stderr


def test_another_key_that_signs_ends_sessions_and_leaves_everything_readable(transactional_db, var):
    people = cast()
    notes.write(by=people.caseworker, case=stages.received(people), text="She slept well.")
    read = f"""
import config.wsgi
from orgs import log, sealed
from screening.models import Note
from screening.sections import Section, opened
note = Note.objects.get()
with opened(case_id=note.case_id, sections=set(Section)):
    print(note.text, sealed.unseal({sealed.seal(b"a phone", about="second factor")!r}, about="second factor"))
print(log.keyed_digest("what was looked for"))
"""
    wanted = f"She slept well. {b'a phone'}\n{log.keyed_digest('what was looked for')}\n"
    key = "another key that signs"
    assert key != live_settings.SECRET_KEY
    done = run("-c", read, var=var, ROMDUOL_SECRET_KEY=key)
    assert done.stdout == wanted, done.stderr


def test_where_all_keys_are_gone_none_is_made_as_long_as_something_is_sealed(a_case, var):
    shutil.rmtree(var / "keys")
    for begins in (SERVER, ("manage.py", "start", "--email", "a@example.org", "--email", "b@example.org")):
        done = run(*begins, var=var)
        assert done.returncode != 0
        assert "Put back the file" in done.stderr
    assert everything_in(var / "keys") == {}


@pytest.mark.django_db
def test_keys_of_another_site_open_nothing_of_this_one(settings, tmp_path):
    stages.begun(cast())
    keys.demand()
    settings.KEYS = tmp_path
    with pytest.raises(keys.KeysDoNotOpen, match="Put back"):
        keys.demand()
    assert not list(tmp_path.iterdir())
    site_key.begin()
    with pytest.raises(keys.KeysDoNotOpen, match="Master key 1 is another one"):
        keys.demand()


@pytest.mark.django_db
def test_one_key_that_was_damaged_shuts_out_nobody_else(settings):
    people = cast()
    stages.begun(people)
    newest = stages.begun(people)
    CaseKey.objects.filter(case=newest).update(wrapped="AAAA")
    keys.demand()
    CaseKey.objects.update(wrapped="AAAA")
    with pytest.raises(keys.KeysDoNotOpen):
        keys.demand()


@pytest.mark.django_db(transaction=True)
def test_the_first_start_makes_keys_that_are_private_and_a_second_one_leaves_them_as_they_are(tmp_path):
    done = run(*SERVER, var=tmp_path)
    assert done.returncode == 0, done.stderr
    first = everything_in(tmp_path / "keys")
    assert set(first) == {"master-1", "site-key"}
    for name in first:
        assert os.stat(tmp_path / "keys" / name).st_mode & 0o777 == 0o600
    assert run(*SERVER, var=tmp_path).returncode == 0
    assert everything_in(tmp_path / "keys") == first


@pytest.mark.django_db(transaction=True)
def test_of_many_that_start_together_all_have_the_same_keys(tmp_path):
    read = "import config.wsgi; from orgs import site_key; print(site_key.derived('any').hex())"
    given = {"ROMDUOL_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    given["DATABASE_URL"] = address_of_the_database()
    begun = [
        subprocess.Popen([sys.executable, "-c", read], cwd=live_settings.BASE_DIR, env=given, stdout=subprocess.PIPE)
        for _each in range(3)
    ]
    said = {one.communicate(timeout=60)[0] for one in begun}
    assert len(said) == 1 and len(said.pop().strip()) == 64
    assert set(everything_in(tmp_path / "keys")) == {"master-1", "site-key"}


def test_a_server_that_crashes_writes_nothing_of_its_memory_to_a_disk(a_case, var):
    asks = "import resource, config.wsgi; print(resource.getrlimit(resource.RLIMIT_CORE))"
    assert run("-c", asks, var=var).stdout.strip() == "(0, 0)"
