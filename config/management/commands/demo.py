"""Shows the whole application with invented people, on this computer only."""

from argparse import ArgumentParser
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connection

from config import ready
from config.demo import cases
from orgs import checkpoints, clock
from orgs.actions import demo_people, start
from orgs.models import User

PORT = 8000


class Command(BaseCommand):
    help = "Prepare and serve a demonstration with invented people. Its database is its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=PORT, help=f"where it answers ({PORT})")
        parser.add_argument("--no-serve", action="store_true", help="prepare and print, then stop")
        parser.add_argument("--fresh", action="store_true", help="set the old database aside and begin again")

    def handle(self, *args: Any, port: int, no_serve: bool, fresh: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Start the demonstration with: manage.py demo")
        if fresh:
            self._set_aside()
        ready.make_ready()
        is_new = not User.objects.exists()
        if is_new:
            start.load_reference_data()
        accounts = demo_people.load_demo_people()
        if is_new:
            cases.play()
            checkpoints.seal()
        self._say(accounts, port=port)
        if not no_serve:
            self._serve(port=port)

    def _set_aside(self) -> None:
        """Keep the old database beside the new one, under the moment it was left."""
        if connection.vendor != "sqlite":
            raise CommandError("--fresh sets a SQLite file aside; empty a PostgreSQL database yourself.")
        file = Path(settings.DATABASES["default"]["NAME"])
        connection.close()
        left: datetime = clock.now()
        for part in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            if part.exists():
                part.rename(part.with_name(f"{part.name}.{left:%Y%m%d-%H%M%S}"))

    def _say(self, accounts: list[demo_people.Account], *, port: int) -> None:
        self.stdout.write("")
        self.stdout.write(f"Every person, office and case here is invented. Password of all: {demo_people.PASSWORD}")
        for account in accounts:
            roles = ", ".join(str(role.label) for role in account.roles)
            self.stdout.write(f"  {account.email:<42} {roles:<28} {account.office}")
        self.stdout.write("")
        self.stdout.write(f"What is typed is sealed, and the keys lie in {settings.KEYS}: enough for invented people.")
        self.stdout.write(f"Open http://localhost:{port}/ and sign in. Ctrl+C ends it.")

    def _serve(self, *, port: int) -> None:
        """Threads enough for a browser and a test beside it; this computer only."""
        server = make_server("127.0.0.1", port, get_wsgi_application(), server_class=_Threads, handler_class=_Quiet)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Says nothing of who opened what."""

    def log_message(self, format: str, *args: Any) -> None:
        pass
