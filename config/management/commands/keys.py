"""What is done with the keys of this deployment: look, rotate, seal, unlock, recover. No key is ever an argument."""

import getpass
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from orgs import key_files, log, master, passphrase, recovery, second_factors, signatures, site_key
from orgs.actions import members
from orgs.models import User
from screening.actions import keys, rotation

REFUSALS = (
    master.NoMasterKey,
    master.NotUnwrapped,
    passphrase.WrongPassphrase,
    keys.KeysDoNotOpen,
    rotation.NoNewerKey,
)
DEFENDS = {
    master.Mode.LOCAL: (
        "The master keys lie in clear on this computer. A stolen copy of the database, or of a backup, says nothing of",
        "what was typed; whoever takes the disk or the computer has the keys.",
    ),
    master.Mode.SEALED: (
        "The master keys stand under a passphrase, which somebody enters after each start of the computer. Neither the",
        "database nor the computer, once switched off, says what was typed; whoever takes over the running one has it.",
    ),
    master.Mode.OUTSIDE: (
        "The master keys are kept by others, as well as they keep them. Neither the database nor the disk says what",
        "was typed; whoever takes over the running computer has it.",
    ),
}


class Command(BaseCommand):
    requires_system_checks = []  # mends what they would find
    help = "Look after the keys: status, rotate, seal, unlock, recover."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="what", required=True)
        parts.add_parser("status", help="where the master keys are, and what each wraps; no key is shown")
        rotate = parts.add_parser("rotate", help="wrap everything by a new master key while the site works")
        kind = rotate.add_mutually_exclusive_group()
        kind.add_argument("--drop-old", action="store_true", help="remove master keys that wrap nothing any more")
        kind.add_argument("--cases", action="store_true", help="give every case a new key for what is written from now")
        seal = parts.add_parser("seal", help="put the master keys under a passphrase, or under another one")
        unlock = parts.add_parser("unlock", help="open the site after a start of the computer")
        recover = parts.add_parser("recover", help="put a master key back from paper")
        recover.add_argument("--print", action="store_true", dest="to_print", help="show the master keys, for paper")
        recover.add_argument("--number", type=int, help="of the master key (the one of the site key)")
        for part in (rotate, seal, unlock):
            part.add_argument("--passphrase-file", type=Path, help="a file with the passphrase in its first line")
        for part in (rotate, seal, recover):
            part.add_argument("--by", action="append", default=[], metavar="EMAIL", help="an administrator; two times")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what != "status" and settings.KEYS.stat().st_uid != os.geteuid():
            raise CommandError(f"Run this as the user of the service, who owns {settings.KEYS}: others cannot read it.")
        try:
            getattr(self, f"_{what}")(options)
        except (*REFUSALS, OSError) as error:
            raise CommandError(str(error)) from error

    def _status(self, options: dict[str, Any]) -> None:
        mode, found = master.mode(), rotation.counted()
        self._say(f"Mode: {mode}{', not unlocked yet' if master.is_shut() else ''}", *DEFENDS[mode], "")
        of_site = [site_key.wrapped_by()] if site_key.is_there() else []
        for number in sorted({*master.numbers(), *master.sealed_numbers(), *found.by_master, *of_site}):
            wraps = [f"{found.by_master.get(number, 0)} keys of cases"] + ["the site key"] * (number in of_site)
            here = "" if number in master.numbers() else " (cannot be read now)"
            self._say(f"Master key {number}{here} wraps {' and '.join(wraps)}.")
        self._say(
            f"Destroyed keys of cases: {found.destroyed}",
            f"The record is signed by: {next(iter(signatures.public_keys()))}",
        )
        if said := keys.wrong():
            raise CommandError(said)

    def _rotate(self, options: dict[str, Any]) -> None:
        by, second = self._begun(options)
        if options["cases"]:
            number = rotation.renew_all(by=by, second=second)
            self._say(f"What is written from now on is sealed under a new key, in {number} cases.")
        elif options["drop_old"]:
            self._say_dropped(rotation.drop_old(by=by, second=second))
        else:
            words = self._passphrase(options) if master.mode() is master.Mode.SEALED else ""
            done = rotation.rotate(by=by, second=second, words=words)
            self._say(f"Master key {done.number} wraps the site key and {done.cases} keys of cases.")
            if done.damaged:
                self._say(f"{done.damaged} keys of cases open with no master key here, and stay as they are.")
            self._say("The old one stays for older backups, until: manage.py keys rotate --drop-old")
            self._say("The new one has a recovery key of its own: manage.py keys recover --print")

    def _seal(self, options: dict[str, Any]) -> None:
        if master.mode() is master.Mode.OUTSIDE:
            raise CommandError("The keys are kept outside. Without ROMDUOL_MASTER_KEYS they can be sealed here.")
        by, second = self._begun(options)
        words = self._new_passphrase(options)
        with log.recording("keys.sealed", by=by, details={"second": second.code} if second else {}):
            numbers = passphrase.seal_all(words)
        self._say(
            f"Under the passphrase: {_named(numbers)}. The site works on until this computer stops.",
            "After each start: manage.py keys unlock. Without the passphrase and without the recovery key nobody ever",
            "reads again what was typed. The clear file is gone, but a disk may keep what was deleted: for a master",
            "key that was never on it, manage.py keys rotate, and then with --drop-old.",
        )

    def _unlock(self, options: dict[str, Any]) -> None:
        if not master.is_shut():
            self._say("Nothing is locked.")
            return
        numbers = passphrase.unlock(self._passphrase(options))
        try:
            keys.demand()
        except keys.KeysDoNotOpen:
            master.forget_in_memory()
            raise
        log.left("keys.unlocked", by=None)
        self._say(f"Open until this computer stops: {_named(numbers)}.")

    def _recover(self, options: dict[str, Any]) -> None:
        if options["to_print"]:
            by, second = self._begun(options)
            details = {"second": second.code} if second else {}
            with log.recording("keys.recovery_printed", by=by, details=details):
                pass
            self._say(*(recovery.sheet(number) for number in master.numbers()))
            return
        number = options["number"] or site_key.wrapped_by()
        self._say(f"Type the two lines of master key {number}. Capitals, spaces and hyphens do not matter.")
        try:
            key = recovery.typed(input("First line:  ") + input("Second line: "))
        except recovery.Mistyped as mistyped:
            raise CommandError(str(mistyped)) from mistyped
        keys.demand_opens(number, key)
        self._put_back(number, key)
        log.left("keys.recovered", by=None, subject=f"master-{number}")

    def _put_back(self, number: int, key: bytes) -> None:
        if master.mode() is master.Mode.SEALED:
            master.put_in_memory(number, key)
            self._say(f"Master key {number} is at hand until this computer stops. For a new passphrase: keys seal")
            return
        file = master.clear_file(number)
        if aside := key_files.set_aside(file):
            self._say(f"What lay in {file} is now in {aside.name}.")
        key_files.make(file, key)
        self._say(f"Master key {number} is in {file} again. Start the site anew.")

    def _begun(self, options: dict[str, Any]) -> tuple[User | None, User | None]:
        """Nothing is wrong, and two administrators are here; before the first case nobody need be asked."""
        if master.is_shut():
            raise CommandError("The keys are sealed. First: manage.py keys unlock")
        keys.demand()
        if not rotation.is_in_use():
            return None, None
        people = [self._administrator(email) for email in dict.fromkeys(one.lower() for one in options["by"])]
        if len(people) != 2:
            raise CommandError("This takes two administrators: --by a@example.org --by b@example.org")
        return people[0], people[1]

    def _administrator(self, email: str) -> User:
        user = members.active_administrators().filter(email__iexact=email).first()
        code = getpass.getpass(f"Code from the phone or the paper of {email}: ").strip()
        if user is None or second_factors.right(user, code) is None:
            raise CommandError(f"{email} is no administrator, or the code is not right or was used already.")
        return user

    def _passphrase(self, options: dict[str, Any]) -> str:
        file = options["passphrase_file"]
        if file:
            return str(file.read_text(encoding="utf-8").partition("\n")[0])
        return getpass.getpass("Passphrase: ")

    def _new_passphrase(self, options: dict[str, Any]) -> str:
        words = self._passphrase(options)
        if not passphrase.is_long_enough(words):
            raise CommandError("Five words or more, drawn by lot and not thought up; or 20 letters.")
        if not options["passphrase_file"] and getpass.getpass("The same once more: ") != words:
            raise CommandError("These were not the same. Nothing was changed.")
        return words

    def _say_dropped(self, numbers: list[int]) -> None:
        names = _named(numbers)
        if not numbers:
            self._say("No master key is without use.")
        elif master.mode() is master.Mode.OUTSIDE:
            self._say(f"Wraps nothing any more, and may be removed by whoever keeps it: {names}.")
        else:
            self._say(f"Removed: {names}. A backup from before opens only with its recovery key.")

    def _say(self, *lines: str) -> None:
        self.stdout.write("\n".join(lines))


def _named(numbers: list[int]) -> str:
    return ", ".join(f"master-{number}" for number in numbers)
