"""Puts back what keeps the record from being changed, where it is missing, and records that it was."""

from typing import Any

from django.core.management import BaseCommand

from orgs import append_only, log


class Command(BaseCommand):
    requires_system_checks = []  # needs no master key, and works where there is none
    help = (
        "Guard again every table that only grows, after a migration that stopped half-way or after somebody took a "
        "guard away. What was missing goes on record."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        missing = append_only.unguarded()
        if not missing:
            self.stdout.write("Every table that only grows is guarded.")
            return
        append_only.install()
        with log.recording("record.guarded", by=None, details={"guards": missing}):
            pass
        self.stdout.write(f"Put back: {', '.join(missing)}.")
        self.stdout.write("Run manage.py audit_verify to see what was done while they were missing.")
