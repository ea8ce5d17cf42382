"""How often may somebody try in a day, whatever comes of it? So that nobody finds cases by guessing references."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from orgs import clock, log
from orgs.models import User
from orgs.refusals import Refused


class TooMany(Refused):
    """Every try of the day is used."""


@contextmanager
def counted(kind: str, *, by: User, most: int) -> Iterator[log.Act]:
    """One of the ``most`` tries of today in Phnom Penh, on record as ``kind``; two at once are counted one by one.

    Raises `TooMany`, on record too, where none is left; it is the same for whatever is typed.
    """
    try:
        with log.recording(kind, by=by, apart=True) as act:
            User.objects.select_for_update(of=("self",)).get(pk=by.pk)
            if log.done_since(kind, by=by, moment=clock.day_began()) >= most:
                raise TooMany(_said(most), why="too_many_tries")
            yield act
    except TooMany as refused:
        log.refused(kind, by=by, why=refused.why)
        raise


def _said(most: int) -> str:
    said = _("This can be tried %(most)d times a day, and was today. Call the office that may answer for the person.")
    return said % {"most": most}
