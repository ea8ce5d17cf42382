"""Prints the SQL that gives PostgreSQL an owner of the tables and an application that owns nothing."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import connection

from orgs import roles


def role(text: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,40}", text):
        raise ArgumentTypeError("a role is named in small letters, digits and _")
    return text


class Command(BaseCommand):
    requires_system_checks = []  # needs no master key, and works where there is none
    help = (
        "Print SQL for whoever administers PostgreSQL: manage.py database_roles | psql DATABASE. "
        "Migrations are then run as the owner, the site and every other command as the application."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--owner", type=role, default="romduol_owner", help="(romduol_owner)")
        parser.add_argument("--application", type=role, default="romduol_app", help="(romduol_app)")

    def handle(self, *args: Any, owner: str, application: str, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("SQLite has no roles. Set DATABASE_URL to a PostgreSQL database.")
        said = ["BEGIN", *roles.statements(owner=owner, application=application), "COMMIT"]
        self.stdout.write("".join(f"{statement};\n" for statement in said))
