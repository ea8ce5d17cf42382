"""Which rows of a case count: said back, held, confirmed, by the rules? Each as a query that may be asked further.

Cases and moments may be given as such, or as what stands for them in a question that is asked later (`asking`).
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from orgs import clock

from .. import models, rules
from ..types import (
    TEACH_BACK_COUNTS,
    CheckInHeld,
    CheckInKind,
    DetentionKind,
    FindingOutcome,
    FindingStatus,
    InformationTopic,
)

FINAL = (FindingOutcome.IDENTIFIED, FindingOutcome.NOT_IDENTIFIED)
# Where the person needs an interpreter, one was there by the rules (guidelines 8, 22).
INTERPRETED = Q(interpreting__rules_held=True) | Q(interpreting=None, case__person__needs_interpreter=False)


def first(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Only the row that comes first, to be asked further."""
    return rows.model._default_manager.filter(pk__in=rows.values("pk")[:1])


def detained(case: Any) -> QuerySet[Any]:
    return models.Detention.objects.filter(case=case, kind=DetentionKind.DETENTION, released_at__isnull=True)


def told(case: Any, topic: InformationTopic, *, since: Any) -> QuerySet[Any]:
    rows = models.InformationGiven.objects.filter(case=case, topic=topic, recorded_at__gte=since)
    return rows.filter(INTERPRETED, teach_back__in=TEACH_BACK_COUNTS)


def reviews(row: models.ReflectionPeriod) -> QuerySet[Any]:
    return reviews_of(row, since=reviewed_from(row))


def reviews_of(row: Any, *, since: Any) -> QuerySet[Any]:
    held = models.CheckIn.objects.filter(period=row, kind=CheckInKind.REVIEW_25, held=CheckInHeld.HELD)
    return held.filter(took_place_at__gte=since)


def reviewed_from(row: models.ReflectionPeriod) -> datetime:
    """The first moment at which the review of this period counts."""
    day = row.starts_on + timedelta(days=rules.REVIEW_DAY)
    return datetime.combine(day, time.min, tzinfo=clock.PHNOM_PENH)


def findings(case: Any) -> QuerySet[Any]:
    rows = models.Finding.objects.filter(case=case, status=FindingStatus.CONFIRMED, outcome__in=FINAL)
    return rows.order_by("-answered_at")


def found_since(case: Any, entered: Any) -> QuerySet[Any]:
    """The latest finding, where it was made since the case came to identification."""
    return first(findings(case)).filter(answered_at__gte=entered) if entered else models.Finding.objects.none()


def delays(case: Any, *, since: Any) -> QuerySet[Any]:
    """One value: how often more time was taken since then."""
    rows = models.Finding.objects.filter(case=case, outcome=FindingOutcome.MORE_TIME).order_by()
    rows = rows.filter(recorded_at__gte=since) if since else rows.none()
    return rows.values("case").annotate(number=Count("pk")).values("number")
