"""To which offices is a case offered just now, so that they read its summary and answer? (domain 9)"""

from datetime import date

from django.db.models import Q, QuerySet

from orgs import clock
from orgs.models import User
from orgs.types import CASEWORKING_ROLES

from ..models import Transfer
from ..types import TransferStatus


def live(*, today: date) -> Q:
    """Not answered, not past its last day, and what it rests on still stands."""
    return Q(status=TransferStatus.OFFERED, until_on__gte=today, consent__withdrawn_at__isnull=True)


def to_offices_of(user: User) -> QuerySet[Transfer]:
    """What is offered to offices in which ``user`` works on cases now."""
    offices = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True).values("office")
    return Transfer.objects.filter(live(today=clock.today()), to_office__in=offices)
