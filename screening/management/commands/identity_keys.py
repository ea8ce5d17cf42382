"""Writes the keys under which people are found again anew: once after an update, or after the key file was lost."""

from typing import Any

from django.core.management import BaseCommand

from screening.actions import identity_keys


class Command(BaseCommand):
    help = "Write the keys by which people are compared anew, from what is recorded of each."

    def handle(self, *args: Any, **options: Any) -> None:
        number = identity_keys.rewrite_all(by=None)
        self.stdout.write(f"Keys are written for {number} people.")
