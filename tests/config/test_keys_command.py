"""Keys are put under a passphrase, unlocked, rotated and put back from paper, by commands."""

import contextlib
import os
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from orgs import master, passphrase, recovery, site_key
from orgs.models import AuditEvent
from screening.actions import notes, rotation
from screening.models import CaseKey
from tests import deployed
from tests.factories import stages
from tests.factories.cast import cast
from tests.signing_in import code_of, with_phone

WORDS = "seven small boats cross rivers"


@pytest.fixture
def own_keys(settings, tmp_path, monkeypatch) -> Path:
    """What a guess at a passphrase costs is paid in `test_keys_in_processes` alone."""
    monkeypatch.setitem(passphrase.COST, "n", 2**10)
    settings.UNLOCKED_KEYS = tmp_path / "memory"
    settings.KEYS = deployed.keys_in(tmp_path)
    return settings.KEYS


@pytest.fixture
def typed(monkeypatch) -> list[str]:
    """What somebody types where they are asked for a passphrase, a code or a line of paper, in order."""
    lines: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt="": lines.pop(0))
    monkeypatch.setattr("builtins.input", lambda prompt="": lines.pop(0))
    return lines


def keys(*what: str, **known: object) -> str:
    said = StringIO()
    call_command("keys", *what, stdout=said, **known)
    return said.getvalue()


def computer_stops(settings) -> None:
    shutil.rmtree(settings.UNLOCKED_KEYS)
    master._cipher_in.cache_clear()
    site_key._secret.cache_clear()


@pytest.mark.django_db
class TestPassphrase:
    @pytest.mark.parametrize("words", ["", "four words are few", "nineteen-letters-19"])
    def test_one_that_is_easily_guessed_is_refused(self, own_keys, typed, words):
        typed += [words, words]
        with pytest.raises(CommandError, match="Five words"):
            keys("seal")
        assert {file.name for file in own_keys.iterdir()} == {"master-1", "site-key"}

    def test_one_that_was_mistyped_the_second_time_changes_nothing(self, own_keys, typed):
        typed += [WORDS, WORDS + "s"]
        with pytest.raises(CommandError, match="not the same"):
            keys("seal")
        assert {file.name for file in own_keys.iterdir()} == {"master-1", "site-key"}

    def test_it_can_be_changed_while_the_site_is_open(self, own_keys, typed, settings):
        typed += [WORDS, WORDS]
        keys("seal")
        typed += ["nine tall trees hold fruit", "nine tall trees hold fruit"]
        keys("seal")
        computer_stops(settings)
        typed += [WORDS]
        with pytest.raises(CommandError, match="does not open"):
            keys("unlock")
        typed += ["nine tall trees hold fruit"]
        assert "master-1" in keys("unlock")

    def test_a_site_whose_database_does_not_open_stays_shut(self, own_keys, typed, settings):
        stages.begun(cast())
        typed += [WORDS, WORDS]
        with pytest.raises(CommandError, match="two administrators"):
            keys("seal")
        passphrase.seal_all(WORDS)
        computer_stops(settings)
        CaseKey.objects.update(wrapped="AAAA")
        typed[:] = [WORDS]
        with pytest.raises(CommandError, match="Put back"):
            keys("unlock")
        assert master.is_shut()

    def test_a_rotation_of_sealed_keys_leaves_none_in_clear_on_the_disk(self, own_keys, typed, settings):
        typed += [WORDS, WORDS]
        keys("seal")
        typed += ["nine tall trees hold fruit"]
        with pytest.raises(CommandError, match="does not open"):
            keys("rotate")
        assert {file.name for file in own_keys.iterdir()} == {"master-1.sealed", "site-key"}
        typed += [WORDS]
        keys("rotate")
        assert {file.name for file in own_keys.iterdir()} == {"master-1.sealed", "master-2.sealed", "site-key"}
        computer_stops(settings)
        assert master.is_shut()
        typed += [WORDS]
        assert "master-1, master-2" in keys("unlock")
        keys("rotate", "--drop-old")
        assert {file.name for file in own_keys.iterdir()} == {"master-2.sealed", "site-key"}
        assert master.numbers() == [2]

    def test_a_folder_in_memory_that_others_can_open_or_own_is_not_used(self, own_keys, settings):
        settings.UNLOCKED_KEYS.mkdir(mode=0o755)
        settings.UNLOCKED_KEYS.chmod(0o755)
        (settings.UNLOCKED_KEYS / "master-2").write_bytes(b"k" * 32)
        assert master.numbers() == [1]
        with pytest.raises(master.NoMasterKey, match="open to others"):
            master.put_in_memory(2, b"k" * 32)

    def test_what_is_sealed_opens_only_as_the_key_of_its_number(self, own_keys):
        passphrase.seal(1, master.read(1), WORDS)
        master.sealed_file(1).rename(master.sealed_file(2))
        with pytest.raises(passphrase.WrongPassphrase):
            passphrase.opened(2, WORDS)


@pytest.mark.django_db
class TestFromPaper:
    def test_what_was_printed_puts_the_key_back(self, own_keys, typed):
        printed = [line.strip() for line in keys("recover", "--print").splitlines() if line.startswith("    ")]
        key = (own_keys / "master-1").read_bytes()
        (own_keys / "master-1").write_bytes(key[:7])
        typed += [line.lower() for line in printed]
        assert "again" in keys("recover")
        assert (own_keys / "master-1").read_bytes() == key
        assert (own_keys / "master-1").stat().st_mode & 0o777 == 0o600
        assert (own_keys / "master-1.aside-1").read_bytes() == key[:7]

    def test_another_key_and_a_mistyped_one_are_refused_and_change_nothing(self, own_keys, typed):
        (own_keys / "master-1").unlink()
        for lines, why in (
            (recovery.printed(b"k" * 32), "another one"),
            (["AAAA", "BBBB"], "56"),
            (recovery.printed(b"k" * 32)[::-1], "Line 1"),
        ):
            typed += lines
            with pytest.raises(CommandError, match=why):
                keys("recover")
            assert {file.name for file in own_keys.iterdir()} == {"site-key"}

    def test_an_older_key_that_still_wraps_something_is_put_back_by_its_number(self, own_keys, typed):
        stages.begun(cast())
        old = master.read(1)
        rotation._make(2, "")
        site_key.wrap_anew(by=2)  # and there it was interrupted
        (own_keys / "master-1").unlink()
        for lines, why in ((recovery.printed(master.read(2)), "another one"), (recovery.printed(old), "")):
            typed += lines
            with pytest.raises(CommandError, match=why) if why else contextlib.nullcontext():
                keys("recover", "--number", "1")
        assert master.read(1) == old
        typed += recovery.printed(old)
        with pytest.raises(CommandError, match="Nothing is wrapped by master key 7"):
            keys("recover", "--number", "7")

    def test_a_passphrase_that_was_forgotten_gives_way_to_the_paper_and_a_new_one(self, own_keys, typed, settings):
        lines = recovery.printed(master.read(1))
        typed += [WORDS, WORDS]
        keys("seal")
        computer_stops(settings)
        typed += lines
        keys("recover")
        assert not master.is_shut()
        assert not (own_keys / "master-1").exists()
        typed += ["nine tall trees hold fruit", "nine tall trees hold fruit"]
        keys("seal")
        assert passphrase.opened(1, "nine tall trees hold fruit") == master.read(1)


@pytest.mark.django_db
class TestTwoAdministrators:
    @pytest.fixture
    def people(self, own_keys):
        people = cast()
        for one in (people.administrator, people.second_administrator, people.supervisor):
            with_phone(one)
        notes.write(by=people.caseworker, case=stages.received(people), text="She is well.")
        return people

    def test_once_there_is_a_case_it_takes_the_codes_of_two(self, people, typed):
        both = ["--by", people.administrator.email, "--by", people.second_administrator.email]
        typed += [code_of(people.administrator), code_of(people.second_administrator)]
        assert "Master key 2 wraps" in keys("rotate", *both)
        event = AuditEvent.objects.get(kind="keys.rotated")
        assert (event.actor_code, event.details["second"]) == (
            people.administrator.code, people.second_administrator.code,
        )  # fmt: skip

    @pytest.mark.parametrize("what", ["rotate", "rotate --drop-old", "rotate --cases", "seal", "recover --print"])
    def test_neither_one_alone_nor_one_twice_nor_anybody_else_is_enough(self, people, typed, what):
        first, other, supervisor = people.administrator, people.second_administrator, people.supervisor
        before = list(CaseKey.objects.values_list("pk", "number", "wrapped"))
        for named, codes in (
            ([], []),
            ([first], [code_of(first, steps=-1)]),
            ([first, first], [code_of(first)]),
            ([other, supervisor], [code_of(other), code_of(supervisor)]),
            ([first, other], [code_of(first, steps=1), "000000"]),
        ):
            typed[:] = codes
            with pytest.raises(CommandError):
                keys(*what.split(), *(word for user in named for word in ("--by", user.email)))
        assert list(CaseKey.objects.values_list("pk", "number", "wrapped")) == before
        assert master.numbers() == [1] and not master.sealed_numbers()


@pytest.mark.django_db
def test_another_user_than_that_of_the_service_would_leave_keys_that_it_cannot_read(own_keys, monkeypatch):
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    for what in ("rotate", "seal", "unlock", "recover"):
        with pytest.raises(CommandError, match="user of the service"):
            keys(what)
    assert {file.name for file in own_keys.iterdir()} == {"master-1", "site-key"}


@pytest.mark.django_db
def test_status_says_what_is_wrapped_by_which_and_shows_no_key(own_keys):
    people = cast()
    stages.begun(people)
    said = keys("status")
    assert "Mode: local" in said
    assert "Master key 1 wraps 1 keys of cases and the site key." in said
    assert "whoever takes the disk or the computer has the keys" in said
    secrets = [master.read(1), site_key.unwrapped(), b"".join(key.wrapped.encode() for key in CaseKey.objects.all())]
    for secret in secrets:
        assert secret.hex() not in said
        assert secret.decode("latin1") not in said
    for line in recovery.printed(master.read(1)):
        assert line not in said
    (own_keys / "master-1").unlink()
    master._cipher_in.cache_clear()
    with pytest.raises(CommandError, match="Put back"):
        keys("status")
