"""What shows only beside something else: many cases within an hour, looks at night, a look after a refusal?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import ExtractHour, RowNumber, TruncDate, TruncHour

from orgs import clock
from orgs.models import AuditEvent
from orgs.models.event import Outcome

from .. import review_rules as rules
from ..models import Denial
from ..rules import LIT_HOURS

HOUR = timedelta(hours=1)
HERE: dict[str, Any] = {"tzinfo": clock.PHNOM_PENH}


@dataclass(frozen=True)
class Day:
    """What one person did on one day in Phnom Penh: how often, or with how many cases, from when to when."""

    person: UUID
    code: str
    number: int
    first: datetime
    last: datetime


def off_hours(events: QuerySet[AuditEvent]) -> list[Day]:
    """Looks outside `LIT_HOURS`; what lies after midnight belongs to the new day."""
    rows = _looks(events).exclude(relation__in=rules.AT_ANY_HOUR).annotate(hour=ExtractHour("at", **HERE))
    night = rows.exclude(hour__gte=LIT_HOURS.start, hour__lt=LIT_HOURS.stop)
    return _days(night, Count("case_id", distinct=True), more_than=0)


def refused_often(events: QuerySet[AuditEvent]) -> list[Day]:
    """More than `MOST_REFUSED_IN_A_DAY` times what they asked for was not theirs to open, or was not there."""
    tried = events.filter(rules.NOT_FOUND, outcome=Outcome.REFUSED, actor_id__isnull=False)
    return _days(tried, Count("pk"), more_than=rules.MOST_REFUSED_IN_A_DAY)


def _days(events: QuerySet[AuditEvent], number: Count, *, more_than: int) -> list[Day]:
    days = events.annotate(day=TruncDate("at", **HERE)).values("actor_id", "actor_code", "day")
    counted = days.order_by("day", "actor_id").annotate(number=number, first=Min("at"), last=Max("at"))
    found: Any = counted.filter(number__gt=more_than).values_list("actor_id", "actor_code", "number", "first", "last")
    return [Day(*row) for row in found[: rules.MOST_LOOKED_AT]]


def many_cases(events: QuerySet[AuditEvent]) -> list[Day]:
    """More than `MOST_CASES_IN_AN_HOUR` within any sixty minutes; the day on which they began, its fullest hour."""
    # Whoever opens so many within sixty minutes opens more than half of them within one hour of the clock.
    hours = _looks(events).annotate(hour=TruncHour("at")).order_by("hour", "actor_id").values("actor_id", "hour")
    busy = hours.annotate(number=Count("case_id", distinct=True)).filter(number__gt=rules.MOST_CASES_IN_AN_HOUR // 2)
    wanted = Q(pk__in=())
    for row in busy[: rules.MOST_SHOWN]:
        wanted |= Q(actor_id=row["actor_id"], at__gte=row["hour"] - HOUR, at__lt=row["hour"] + 2 * HOUR)
    by_person: dict[UUID, list[tuple[datetime, UUID, str]]] = defaultdict(list)
    rows: Any = (
        _looks(events).filter(wanted).order_by("at", "id").values_list("actor_id", "at", "case_id", "actor_code")
    )
    for who, at, case, code in rows:
        by_person[who].append((at, case, code))
    found: dict[tuple[UUID, object], Day] = {}
    for who, looked in by_person.items():
        for day in _fullest(who, looked):
            found.setdefault((who, clock.local_day(day.first)), day)
    return list(found.values())


def _fullest(who: UUID, looked: list[tuple[datetime, UUID, str]]) -> list[Day]:
    """Every span of sixty minutes with too many cases, the fullest first."""
    found, start = [], 0
    for end, (at, _case, code) in enumerate(looked):
        while at - looked[start][0] >= HOUR:
            start += 1
        cases = len({case for _at, case, _code in looked[start : end + 1]})
        if cases > rules.MOST_CASES_IN_AN_HOUR:
            found.append(Day(who, code, cases, looked[start][0], at))
    return sorted(found, key=lambda day: (-day.number, day.first))


def opened_after_refusal(events: QuerySet[AuditEvent]) -> list[AuditEvent]:
    """The first look of somebody at a case after each time that it had been kept from them."""
    refused = events.filter(rules.KEPT_OUT, outcome=Outcome.REFUSED, actor_id__isnull=False).order_by()
    pairs = set(refused.values_list("actor_id", "case_id").distinct()[: rules.MOST_LOOKED_AT])
    if not pairs:
        return []
    theirs = events.filter(actor_id__in={who for who, _ in pairs}, case_id__in={case for _, case in pairs})
    either = Q(kind=rules.LOOK, outcome=Outcome.SEEN) | rules.KEPT_OUT & Q(outcome=Outcome.REFUSED)
    kept_out: set[tuple[UUID | None, UUID | None]] = set()
    found = []
    for event in theirs.filter(either).order_by("at", "id"):
        pair = (event.actor_id, event.case_id)
        if event.outcome == Outcome.REFUSED:
            kept_out.add(pair)
        elif pair in kept_out:
            kept_out.discard(pair)
            found.append(event)
    return found


def asked_though_shut_out(events: QuerySet[AuditEvent]) -> list[AuditEvent]:
    """The first time on each day that somebody asked for a case of which they may know nothing, whatever else holds."""
    asked = events.filter(rules.SHUT_OUT, outcome=Outcome.REFUSED, actor_id__isnull=False, case_id__isnull=False)
    return _firsts(asked, TruncDate("at", **HERE))


def beside_the_accused(events: QuerySet[AuditEvent]) -> list[AuditEvent]:
    """The first look of each colleague of somebody at the case in which they are accused, after that was said.

    Not of whoever said it.
    """
    accused = Denial.objects.filter(why__in=rules.ACCUSED, lifted_at__isnull=True, user__isnull=False)
    of_a_colleague = accused.filter(
        case=OuterRef("case_id"),
        recorded_at__lte=OuterRef("at"),
        user__memberships__ended_at__isnull=True,
        user__memberships__office__memberships__ended_at__isnull=True,
        user__memberships__office__memberships__user=OuterRef("actor_id"),
    ).exclude(recorded_by=OuterRef("actor_id"))
    looks = _looks(events).filter(case_id__in=accused.values("case"))
    return _firsts(looks.filter(Exists(of_a_colleague)))


def _firsts(events: QuerySet[AuditEvent], *apart: Any) -> list[AuditEvent]:
    """The first of each person and case, and of each of what else sets them ``apart``."""
    among = [F("actor_id"), F("case_id"), *apart]
    numbered = events.annotate(turn=Window(RowNumber(), partition_by=among, order_by=["at", "id"]))
    return list(numbered.filter(turn=1).order_by("at", "id")[: rules.MOST_LOOKED_AT])


def _looks(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    return events.filter(kind=rules.LOOK, outcome=Outcome.SEEN).order_by()
