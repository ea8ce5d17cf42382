"""What did one colleague open, when, as what, and how does that stand beside their peers?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import ExtractHour, TruncDate

from orgs import clock, hierarchy
from orgs.models import AuditEvent, Membership, User
from orgs.models.event import Outcome

from . import trail
from .access import Tie, audit
from .opened_by import AT_NIGHT, OF_THE_LOG

A_LIST = 100
READ_THE_RECORD = reduce(or_, (Q(kind__startswith=family) for family in OF_THE_LOG))
LOOKED = Q(outcome=Outcome.SEEN, case_id__isnull=False) & ~READ_THE_RECORD
# What is counted of each person, and beside it the median of their peers.
COUNTED: dict[str, Count] = {
    "cases": Count("case_id", filter=LOOKED, distinct=True),
    "looks": Count("pk", filter=LOOKED),
    "at_night": Count("pk", filter=LOOKED & AT_NIGHT),
    "emergencies": Count("pk", filter=Q(kind="emergency.opened")),
    "refused": Count("pk", filter=Q(outcome=Outcome.REFUSED)),
    "acts": Count("pk", filter=Q(outcome=Outcome.DONE, case_id__isnull=False)),
    "trail": Count("pk", filter=READ_THE_RECORD),
}


@dataclass(frozen=True)
class Figure:
    """One number of a person, and the median of their peers; None where they have none."""

    code: str
    own: int
    of_peers: float | None

    @property
    def stands_out(self) -> bool:
        """More than twice what the others have, and more than a handful."""
        return self.of_peers is not None and self.own > max(5, 2 * self.of_peers)


@dataclass(frozen=True)
class OfCase:
    """What they opened of one case, as what, and for which purpose."""

    case_id: UUID
    reference: str  # empty where the reader may not know it
    relation: str
    purpose: str
    number: int
    first: datetime
    last: datetime

    @property
    def has_tie(self) -> bool:
        return self.relation not in ("", Tie.EMERGENCY)


@dataclass(frozen=True)
class Day:
    """One day of theirs: from when to when, how often, how many cases, and how often at night."""

    on: date
    first: datetime
    last: datetime
    looks: int
    cases: int
    at_night: int
    is_working_day: bool


@dataclass(frozen=True)
class Activity:
    peers: int
    figures: list[Figure]
    cases: list[OfCase]
    days: list[Day]
    refused: dict[str, int]  # true reason, or empty where it would say whether there is such a case


def of(reader: audit.Reader, user: User, *, first: date, last: date) -> Activity:
    """What is on record of ``user`` from ``first`` to ``last``, as far as ``reader`` may read it."""
    events = trail.open_to(reader).filter(trail.between(first, last))
    own = events.filter(actor_id=user.pk)
    peers = [] if user.pk == reader.user.pk else list(_peers(user))
    return Activity(
        peers=len(peers),
        figures=_figures(events, user.pk, peers),
        cases=list(_cases(reader, own)),
        days=list(_days(own)),
        refused=_refused(reader, own),
    )


def _peers(user: User) -> QuerySet[Membership, Any]:
    """Who holds the same role in the same office now."""
    same = Q(pk__in=[])
    for row in user.memberships.filter(ended_at__isnull=True):
        same |= Q(office=row.office_id, role=row.role)
    rows = Membership.objects.filter(same, ended_at__isnull=True, user__is_active=True).exclude(user=user)
    return rows.order_by("user").values_list("user", flat=True).distinct()


def _figures(events: QuerySet[AuditEvent], user: UUID, peers: list[UUID]) -> list[Figure]:
    rows = _with_hour(events.filter(actor_id__in=[user, *peers])).values("actor_id").annotate(**COUNTED)
    found: dict[Any, Any] = {row["actor_id"]: row for row in rows.order_by("actor_id")}
    number = {pk: found.get(pk, dict.fromkeys(COUNTED, 0)) for pk in (user, *peers)}
    return [
        Figure(code, number[user][code], median(number[pk][code] for pk in peers) if peers else None)
        for code in COUNTED
    ]


def _cases(reader: audit.Reader, own: QuerySet[AuditEvent]) -> Iterable[OfCase]:
    """The latest first."""
    by = ("case_id", "case_reference", "relation", "purpose")
    rows = own.filter(LOOKED).order_by().values(*by).annotate(number=Count("pk"), first=Min("at"), last=Max("at"))
    found = list(rows.order_by("-last", "case_id")[:A_LIST])
    known = audit.cases(reader).filter(pk__in={row["case_id"] for row in found})
    open_to_reader = set(known.values_list("pk", flat=True))
    for row in found:
        reference = row.pop("case_reference")
        yield OfCase(**row, reference=reference if row["case_id"] in open_to_reader else "")


def _days(own: QuerySet[AuditEvent]) -> Iterable[Day]:
    """Each day on which they opened something, newest first."""
    rows = _with_hour(own.filter(LOOKED)).annotate(on=TruncDate("at", tzinfo=clock.PHNOM_PENH)).values("on")
    counted = rows.annotate(
        looks=COUNTED["looks"], cases=COUNTED["cases"], at_night=COUNTED["at_night"], first=Min("at"), last=Max("at")
    )
    holidays = hierarchy.holidays()
    for row in counted.order_by("-on")[:A_LIST]:
        yield Day(**row, is_working_day=hierarchy.is_working_day(row["on"], holidays=holidays))


def _refused(reader: audit.Reader, own: QuerySet[AuditEvent]) -> dict[str, int]:
    rows = own.filter(outcome=Outcome.REFUSED).order_by().values("case_id", "kind", "why").annotate(number=Count("pk"))
    counted = list(rows)
    known = set(audit.cases(reader).filter(pk__in={row["case_id"] for row in counted}).values_list("pk", flat=True))
    found: dict[str, int] = {}
    for row in counted:
        why = row["why"] if trail.tells_why(row["kind"], row["case_id"], row["why"], known) else ""
        found[why] = found.get(why, 0) + row["number"]
    return found


def _with_hour(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent, Any]:
    return events.order_by().annotate(hour=ExtractHour("at", tzinfo=clock.PHNOM_PENH))
