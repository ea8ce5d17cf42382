"""Do the keys that are here open what is sealed? Nothing starts where they do not, and nothing is changed.

A new master key is only ever made where nothing was sealed before: another one would open nothing of it.
"""

from allauth.mfa.models import Authenticator
from django.db import connection

from orgs import master, site_key

from .. import sealed
from ..models import CaseKey

MEND = (
    "Put back the file that was there before: from another disk, or from paper with manage.py keys recover. "
    "Nothing was changed."
)


class KeysDoNotOpen(RuntimeError):
    """What is sealed here does not open with the keys that are here."""


def demand() -> bool:
    """Raise `KeysDoNotOpen` where something is wrong; on the first day make the keys. Whether they were made.

    Of keys that nobody has unlocked yet nothing is known: the site answers that it is shut.
    """
    if said := wrong():
        raise KeysDoNotOpen(said)
    if master.is_shut() or site_key.is_there():
        return False
    site_key.begin()
    return True


def wrong() -> str:
    """What is the matter, and how it is mended; empty where all is well, or is not known yet."""
    if master.is_shut():
        return ""
    said = site_key.wrong() or _of_the_database()
    return f"{said} {MEND}" if said else ""


def wrong_files() -> str:
    """`wrong`, without asking the database."""
    said = "" if master.is_shut() else site_key.wrong()
    return f"{said} {MEND}" if said else ""


def demand_opens(number: int, key: bytes) -> None:
    """Raise `KeysDoNotOpen` where ``key``, as it was typed, is not the master key of this number: of the site key, or
    where another one wraps that, of keys of cases."""
    rows = CaseKey.objects.exclude(wrapped="").filter(master=number).order_by("made_at")
    try:
        if site_key.wrapped_by() == number:
            site_key.unwrapped(by=key)
            said = ""
        elif rows.exists():
            said = _of_cases(rows.first(), rows.last(), by=key)
        else:
            said = f"Nothing is wrapped by master key {number}."
    except (master.NoMasterKey, master.NotUnwrapped) as error:
        said = str(error)
    if said:
        raise KeysDoNotOpen(f"{said} Nothing was put back.")


def _of_the_database() -> str:
    there = set(connection.introspection.table_names())
    rows = CaseKey.objects.exclude(wrapped="").order_by("made_at")
    if CaseKey._meta.db_table in there:
        for number in sorted(set(rows.order_by().values_list("master", flat=True).distinct())):
            if said := _of_cases(rows.filter(master=number).first(), rows.filter(master=number).last()):
                return said
    if site_key.is_there():
        return ""
    waiting = CaseKey._meta.db_table in there and CaseKey.objects.exists()
    waiting = waiting or (Authenticator._meta.db_table in there and Authenticator.objects.exists())
    return f"{site_key.file()} is not there, and something in the database is sealed under it." if waiting else ""


def _of_cases(oldest: CaseKey | None, newest: CaseKey | None, *, by: bytes | None = None) -> str:
    """Of one master key: the oldest and the newest key that it wraps. Where one of them opens, the other is damaged,
    which is said where it is read, and shuts nobody else out."""
    said = ""
    for row in filter(None, (oldest, newest)):
        try:
            sealed.opened(row, by=by)
        except (master.NoMasterKey, master.NotUnwrapped) as error:
            said = str(error)
        else:
            return ""
    return said
