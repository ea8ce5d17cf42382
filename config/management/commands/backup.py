"""Writes a backup of everything, which nobody opens who has no key on paper; run every night (README)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import Error

from orgs import backup_files, backups, envelope, key_files, log, recovery, rules


class Command(BaseCommand):
    help = "Write a sealed backup, and its keys apart, into a folder; or make the key for which they are sealed."
    requires_system_checks = []  # needs no master key, and works where there is none

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", help="one that is copied to another place")
        parser.add_argument("--new-key", action="store_true", help="print a new private key, once, for paper")

    def handle(self, *args: Any, folder: Path | None, new_key: bool, **options: Any) -> None:
        if new_key:
            self._make_key()
        elif folder is None or not folder.is_dir():
            raise CommandError("Name a folder that is there.")
        else:
            self._write(folder)

    def _write(self, folder: Path) -> None:
        try:
            files = backups.write(folder)
        except (backups.NoKey, backup_files.NotGood, log.NotWritten, OSError, Error) as error:
            raise CommandError(f"No backup was written. {error}") from error
        for file in files:
            self.stdout.write(f"Written, read again and counted: {file}")
        days = rules.KEYS_IN_BACKUPS.days
        self.stdout.write(f"Keep {backup_files.KEYS} files for {days} days at most, wherever they are copied to.")

    def _make_key(self) -> None:
        if backups.key_file().exists():
            raise CommandError(f"{backups.key_file()} is there. Move it away first; its paper still opens older ones.")
        private = envelope.new_key()
        key_files.make(backups.key_file(), envelope.public(private).hex().encode() + b"\n")
        lines = "\n".join(f"    {line}" for line in recovery.printed(private))
        self.stdout.write(
            f"The private key of backups. Write it down by hand, twice, and lock each copy away:\n\n{lines}"
        )
        self.stdout.write("\nIt is shown this once and kept nowhere. Without it no backup is ever opened.")
