"""Puts a backup back into an empty database, and verifies it. The folder of keys is put back first, by hand."""

from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import Error

from orgs import append_only, backup_files, backups, reconciling, recovery, restoring, verifying
from orgs.findings import Report
from screening import sealed
from screening.actions import identity_keys, keys


class Command(BaseCommand):
    help = "Put a backup back into an empty database, count it, and verify the record. All of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=f"one that ends in {backup_files.ROWS}")
        parser.add_argument("--keys", type=Path, help=f"one that ends in {backup_files.KEYS} (the newest beside it)")
        parser.add_argument("--private-key", type=Path, help="a file with the two lines; else they are asked for")
        parser.add_argument("--against", type=Path, help="a file of checkpoints that somebody kept")
        parser.add_argument("--older", action="store_true", help="though a newer state is known elsewhere")

    def handle(self, *args: Any, file: Path, older: bool, **options: Any) -> None:
        beside = options["keys"] or backups.newest_keys(file)
        if beside is None:
            raise CommandError(f"Nothing was put back. There is no file of keys ({backup_files.KEYS}) beside it.")
        private, against = self._private(options["private_key"]), options["against"] or _own_copy()
        try:
            manifest = restoring.check(file, beside, private=private)
            newer = restoring.newer_elsewhere(manifest, against) if against else 0
            if newer:
                self.stdout.write(f"This is an older backup: it ends with checkpoint {restoring.number_of(manifest)}, ")
                self.stdout.write(f"and checkpoint {newer} is known elsewhere. What was recorded since is not in it.")
            if newer and not older:
                raise CommandError("Nothing was put back. Find a newer one, or say --older and write down why.")
            done = restoring.restore(file, beside, private=private)
        except (restoring.NotEmpty, backup_files.NotGood, append_only.Unguarded, OSError, Error) as error:
            raise CommandError(f"Nothing was put back. {error}") from error
        self.stdout.write(f"Put back: {done.rows} rows, as they were on {done.manifest.at}, from {file.name}.")
        if done.without_key:
            self.stdout.write(f"Of {done.without_key} cases no key came back: what was typed there does not open.")
        self._open()
        self._verify(verifying.verify(against=against, also=reconciling.reconcile))

    def _open(self) -> None:
        if wrong := keys.wrong():
            self.stderr.write(wrong)
            return
        try:
            identity_keys.rewrite_all(by=None)
        except sealed.Unreadable:
            self.stderr.write("Not every person is found again yet: manage.py identity_keys, when their keys are here.")

    def _verify(self, report: Report) -> None:
        for finding in report.findings:
            self.stdout.write(f"{finding.kind}: {finding.stream or finding.place} {finding.event}".rstrip())
        if report.findings:
            self.stdout.write("The record is NOT as it is known elsewhere, or not as it was written. Write down why.")
            raise SystemExit(report.code)
        self.stdout.write(f"Intact: {report.events} events.")

    def _private(self, file: Path | None) -> bytes:
        try:
            said = file.read_text("ascii") if file else "".join(getpass(f"Line {line} of the key: ") for line in (1, 2))
            return recovery.typed(said)
        except (OSError, ValueError) as error:
            raise CommandError(f"Nothing was put back. {error}") from error


def _own_copy() -> Path | None:
    file: Path | None = settings.CHECKPOINT_COPY
    return file if file and file.exists() else None
