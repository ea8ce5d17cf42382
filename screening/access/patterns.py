"""What shows only over several looks: many cases within an hour, looks at night, a look after a refusal?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import ExtractHour, TruncDate, TruncHour

from orgs import clock
from orgs.models import AuditEvent
from orgs.models.event import Outcome

from .. import review_rules as rules
from ..rules import LIT_HOURS

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Day:
    """One person's looks of one day in Phnom Penh: how many cases, from when to when."""

    person: UUID
    code: str
    cases: int
    first: datetime
    last: datetime


def off_hours(events: QuerySet[AuditEvent]) -> list[Day]:
    """Looks outside `LIT_HOURS`; what lies after midnight belongs to the new day."""
    here: dict[str, Any] = {"tzinfo": clock.PHNOM_PENH}
    rows = _looks(events).exclude(relation__in=rules.AT_ANY_HOUR)
    rows = rows.annotate(hour=ExtractHour("at", **here), day=TruncDate("at", **here))
    night = rows.exclude(hour__gte=LIT_HOURS.start, hour__lt=LIT_HOURS.stop)
    grouped = night.values("actor_id", "actor_code", "day").order_by("day", "actor_id")
    counted = grouped.annotate(cases=Count("case_id", distinct=True), first=Min("at"), last=Max("at"))
    found: Any = counted.values_list("actor_id", "actor_code", "cases", "first", "last")
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
    return sorted(found, key=lambda day: (-day.cases, day.first))


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


def _looks(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    return events.filter(kind=rules.LOOK, outcome=Outcome.SEEN).order_by()
