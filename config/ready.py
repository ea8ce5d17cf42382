"""What does every site need before anybody can work on it, an invented one as a real one?"""

from django.core.management import CommandError, call_command

from orgs import append_only, master
from screening.actions import keys


def make_ready() -> bool:
    """Tables, guards, keys and files, as they are now; whether the keys are new. Raises CommandError."""
    try:
        append_only.demand()
        keys_are_new = keys.demand()
    except (append_only.Unguarded, keys.KeysDoNotOpen) as refused:
        raise CommandError(str(refused)) from refused
    if master.is_shut():
        raise CommandError("The keys are sealed. First: manage.py keys unlock")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return keys_are_new
