"""Seals what happened since the last seal; run every hour (README)."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from orgs import checkpoints, copies, signatures


class Command(BaseCommand):
    requires_system_checks = []  # needs no master key, and works where there is none
    help = "Seal what was recorded since the last seal, sign for it, and add the checkpoint to the copy."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            checkpoint = checkpoints.seal()
        except checkpoints.DoesNotHold as error:
            raise CommandError(f"Nothing was sealed: {error}. Ask: manage.py audit_verify") from error
        if checkpoint is None:
            self.stdout.write("Nothing is on record yet.")
            return
        self.stdout.write(
            f"Checkpoint {checkpoint.number} seals {checkpoint.size} events: {signatures.fingerprint(checkpoint)}"
        )
        try:
            copies.copy()
        except OSError as error:
            raise CommandError(f"The checkpoint stands, but the copy could not be written: {error}") from error
