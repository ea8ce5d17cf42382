"""Writes the whole record into one file, for somebody who checks it without us."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from orgs import checkpoints, exporting, log, signatures

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "verify_export.py"


class Command(BaseCommand):
    requires_system_checks = []  # needs no master key, and works where there is none
    help = "Write every event and checkpoint into a file, to be checked elsewhere. That it was written is on record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, which you alone can read")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        log.seen("record.exported", by=None)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{file} cannot be made: {error.strerror}.") from error
        with open(descriptor, "w", encoding="utf-8") as handle:
            handle.writelines(exporting.lines())
        self.stdout.write(f"Hand over {file} and {VERIFIER}.")
        self.stdout.write(f"Whoever has both runs: python3 {VERIFIER.name} {file.name}")
        newest = checkpoints.latest()
        if newest:
            fingerprint = signatures.fingerprint(newest)
            self.stdout.write(f"Tell them by another way: checkpoint {newest.number}, {fingerprint}")
