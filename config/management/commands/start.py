"""Makes a new site ready for work, without invented data, and prints the links of its first administrators."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config import ready
from orgs import master, recovery
from orgs.actions import start
from orgs.refusals import Refused


class Command(BaseCommand):
    help = (
        "Prepare the database and what everyone needs, and print one-time set-up links for two administrators, "
        "so that four eyes exist from the first day. Running it again changes nothing that is there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", action="append", default=[], help="of an administrator; give it twice")
        parser.add_argument("--site", default="", help="address people open, such as https://cases.example.org")

    def handle(self, *args: Any, **options: Any) -> None:
        keys_are_new = ready.make_ready()
        start.load_reference_data()
        try:
            links = start.administrators(emails=options["email"])
        except Refused as refusal:
            raise CommandError(
                f"{refusal} For example: manage.py start --email a@example.org --email b@example.org"
            ) from refusal
        self._say(links, site=options["site"].rstrip("/") or self._site())
        if keys_are_new:
            self.stdout.write("")
            self.stdout.write(recovery.sheet(master.newest()))

    def _say(self, links: list[start.SetupLink], *, site: str) -> None:
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write("Ready. Provinces, organisations, holidays and indicator sets are loaded.")
        if not links:
            self.stdout.write("The administrators have set their passwords already: there is no link to print.")
            return
        self.stdout.write(f"Each of these links sets one password, works once, and ends after {hours} hours:")
        for link in links:
            self.stdout.write(f"  {link.email}  {site}{link.path}")

    def _site(self) -> str:
        if settings.DEBUG:
            return "http://localhost:8000"
        return f"https://{settings.ALLOWED_HOSTS[0]}"
