"""Which of our sentences has no Khmer yet? `catalogue` adds them to the catalogue, empty; `--check` lists them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import catalogue


class Command(BaseCommand):
    help = "Collects what is marked for translation into locale/km; --check only lists what is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail where something is missing")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        file = Path(settings.BASE_DIR / "locale/km/LC_MESSAGES/django.po")
        po = polib.pofile(str(file), wrapwidth=120)
        known = {(entry.msgctxt or "", entry.msgid): entry for entry in po}
        found = catalogue.messages()
        missing = [message for message in sorted(found) if (message.context, message.text) not in known]
        empty = [entry for entry in po if not entry.translated()]
        if not check:
            for message in missing:
                po.append(_entry(message, files=found[message]))
            po.save(str(file))
        for message in missing:
            self.stdout.write(message.text)
        self.stdout.write(f"{len(found)} sentences, {len(missing)} not in the catalogue, {len(empty)} without Khmer.")
        if check and (missing or empty):
            raise CommandError("The Khmer catalogue is not complete.")


def _entry(message: catalogue.Message, *, files: set[str]) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=message.context or None,
        msgid=message.text,
        occurrences=[(file, "") for file in sorted(files)],
        comment="needs native review",
    )
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: ""}
    return entry
