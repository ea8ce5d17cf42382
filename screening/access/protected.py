"""To whom is what is protected given by name just now, and by whom? (domain 9, C5)"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from orgs import clock
from orgs.asking import Later
from orgs.models import User

from ..models import Case, ProtectedReading
from ..sections import Section
from .matrix import PROTECTED_READERS, Tie


def live(*, now: datetime | Later | None = None) -> QuerySet[ProtectedReading]:
    """Not past its moment, and not taken back."""
    return ProtectedReading.objects.filter(until_at__gt=now or clock.now(), taken_back_at__isnull=True)


def sections(user: User, case: Case, found: Iterable[Tie]) -> frozenset[Section]:
    """C5 for whom it is given by name, while they hold the tie ``found`` now for which it was given."""
    held = [str(tie) for tie in PROTECTED_READERS.intersection(found)]
    given = live().filter(case=case, named=user, tie__in=held)
    return frozenset({Section.C5}) if held and given.exists() else frozenset()


def given_by(user: User | UUID | Later, *, now: datetime | Later | None = None) -> QuerySet[ProtectedReading]:
    return live(now=now).filter(recorded_by=user)


def readings_of(user: User, case: Case) -> QuerySet[ProtectedReading]:
    """What ``user`` gave or was given: theirs to end at once."""
    rows = live().filter(Q(recorded_by=user) | Q(named=user), case=case)
    return rows.select_related("recorded_by", "named").order_by("until_at")
