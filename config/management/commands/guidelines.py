"""Prints where each of the 48 guidelines lives; ``--json`` for other programs: number, kind, place, test, same_as."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.utils import translation

from config.guidelines import GUIDELINES, test_of


class Command(BaseCommand):
    help = "Say of each guideline what kind it is, where it lives, and which test fails without it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one list of objects")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        with translation.override("en"):
            self.stdout.write(_as_json() if json else _as_text())


def _as_json() -> str:
    keys = ("number", "place", "same_as")
    rows = [
        {name: getattr(row, name) for name in keys}
        | {"kind": row.kind.value, "statement": str(row.statement), "test": test_of(row)}
        for row in GUIDELINES
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _as_text() -> str:
    lines = (f"G{row.number} {row.kind}: {row.statement}\n    {row.place}\n    {test_of(row)}" for row in GUIDELINES)
    return "\n".join(lines)
