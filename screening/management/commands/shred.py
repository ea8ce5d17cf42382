"""Destroys what was typed about one person, where two people who may say so are at this keyboard, one after the other.

Each enters their password, and a code of their phone or from paper.
"""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management import BaseCommand, CommandError

from orgs import rules, second_factors
from orgs.models import User
from orgs.refusals import Refused
from screening.actions import shredding
from screening.models import Case


class Command(BaseCommand):
    help = "Destroy, for good, what was typed about a person whose case was closed long ago. It takes two people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help="of the case")
        parser.add_argument(
            "--by", required=True, metavar="E-MAIL", help="a supervisor of the office that answers for it"
        )
        parser.add_argument("--given-by", metavar="E-MAIL", help="an administrator; not for --hold")
        parser.add_argument("--hold", action="store_true", help="let nothing of it be destroyed; why is asked for")
        parser.add_argument("--release", action="store_true", help="end that")

    def handle(self, *args: Any, by: str, given_by: str | None, hold: bool, release: bool, **options: Any) -> None:
        asks, case = self._proven(by), shredding.find(options["reference"])
        if case is None:
            raise CommandError("There is no such case.")
        try:
            if hold:
                shredding.hold(by=asks, case=case, reason=input("Why it must not be destroyed: "))
                self.stdout.write("Held: nothing of it is destroyed until that is ended, by two.")
                return
            if given_by is None:
                raise CommandError("It takes two: name an administrator with --given-by.")
            gives = self._proven(given_by)
            if release:
                shredding.release(by=asks, given_by=gives, case=case)
                self.stdout.write("No longer held.")
            else:
                self._shred(asks, gives, case)
        except Refused as refused:
            raise CommandError(f"Nothing was destroyed. {refused}") from refused

    def _shred(self, asks: User, gives: User, case: Case) -> None:
        number = shredding.shred(by=asks, given_by=gives, case=case)
        self.stdout.write(f"Destroyed: {number} keys. What was typed about this case opens no more.")
        if not shredding.forget():
            self.stdout.write("Let whoever owns the database run VACUUM FULL: until then an old version may lie in it.")
        days = rules.KEYS_IN_BACKUPS.days
        self.stdout.write(
            f"Backups hold its keys in a set of their own for {days} days more; only then is all of it gone."
        )

    def _proven(self, email: str) -> User:
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        password = getpass(f"Password of {email}: ")
        code = getpass(f"Code of {email}: ")
        if user is None or not user.check_password(password) or second_factors.right(user, code) is None:
            raise CommandError(f"Nothing was destroyed. This is not the password and a code of {email}.")
        return user
