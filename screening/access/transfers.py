"""To which offices is a case offered just now, so that they read its summary and answer? (domain 9)"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from orgs import clock
from orgs.asking import Later
from orgs.models import Membership, User
from orgs.types import CASEWORKING_ROLES

from ..models import Transfer
from ..types import TransferStatus


def live(*, today: date | Later) -> Q:
    """Not answered, not past its last day, and what it rests on still stands."""
    return Q(status=TransferStatus.OFFERED, until_on__gte=today, consent__withdrawn_at__isnull=True)


def to_offices_of(user: User | UUID | Later, *, today: date | Later | None = None) -> QuerySet[Transfer]:
    """What is offered to offices in which ``user`` works on cases now."""
    working = Membership.objects.filter(user=user, role__in=CASEWORKING_ROLES, ended_at__isnull=True)
    return to_any_of(working.values("office"), today=today or clock.today())


def to_any_of(offices: Any, *, today: date | Later) -> QuerySet[Transfer]:
    return Transfer.objects.filter(live(today=today), to_office__in=offices)
