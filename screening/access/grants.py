"""Which grants open a case now, and which of its sections? (domain 8, 9)"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from orgs import clock
from orgs.asking import Later
from orgs.models import Membership, User
from orgs.types import CASEWORKING_ROLES

from ..models import Case, Grant
from ..sections import Section
from ..types import GrantStatus, SharedGroup

SECTION_OF_GROUP = {
    SharedGroup.CODED: Section.C2,
    SharedGroup.WRITTEN: Section.C3,
    SharedGroup.IDENTITY: Section.C4,
}


def live(*, today: Any, prefix: str = "") -> Q:
    """Offered or accepted, not past its last day, and what it rests on still stands."""
    said = {"ended_at__isnull": True, "until_on__gte": today, "consent__withdrawn_at__isnull": True}
    return Q(**{f"{prefix}{name}": value for name, value in said.items()})


def of_offices(user: User | UUID | Later, *, today: date | Later | None = None) -> QuerySet[Grant]:
    """Live grants to offices in which ``user`` works on cases now, whoever is named."""
    working = Membership.objects.filter(user=user, role__in=CASEWORKING_ROLES, ended_at__isnull=True)
    return to_any_of(working.values("office"), today=today or clock.today())


def to_any_of(offices: Any, *, today: date | Later) -> QuerySet[Grant]:
    return Grant.objects.filter(live(today=today), office__in=offices)


def accepted_by_name(user: User) -> QuerySet[Grant]:
    """Those that name ``user`` as the one who helps."""
    return of_offices(user).filter(accepted_by(user))


def accepted_by(user: User | UUID | Later) -> Q:
    return Q(status=GrantStatus.ACCEPTED, named=user)


def sections(user: User, case: Case) -> frozenset[Section]:
    """What the grants that name ``user`` open of ``case``: the agreed groups, and no more."""
    rows = accepted_by_name(user).filter(case=case).values_list("groups", flat=True)
    return frozenset(SECTION_OF_GROUP[SharedGroup(code)] for groups in rows for code in groups)
