"""What was told to one's office of people it does not work with? A line; or reference, province, stage (domain 3)."""

from dataclasses import dataclass

from django.db.models import QuerySet

from orgs import log
from orgs.models import User
from orgs.types import CASEWORKING_ROLES

from ..models import Case, CoordinationLine, Handover
from ..types import Stage
from .ties import shut_out_of, supervised_offices


@dataclass(frozen=True)
class Told:
    """``lines``: month, province, result and reason of people not handed over, and which office to ask.

    ``cases``: reference, province and stage of people who agreed that the identifying office is told.
    """

    lines: list[CoordinationLine]
    cases: list[Case]


def told(user: User) -> Told:
    """What the offices of ``user`` were told, newest first; the look is recorded."""
    found = Told(lines=list(_lines(user)), cases=list(_cases(user))) if user.is_active else Told([], [])
    which = [*(row.pk for row in found.lines), *(row.reference for row in found.cases)]
    log.seen("told.listed", by=user, details=log.listed(which))
    return found


def _lines(user: User) -> QuerySet[CoordinationLine]:
    working = user.memberships.filter(ended_at__isnull=True, role__in=CASEWORKING_ROLES)
    rows = CoordinationLine.objects.filter(office__in=working.values("office")).exclude(case__in=shut_out_of(user))
    return rows.select_related("province", "case__author_office").order_by("-month", "-recorded_at")


def _cases(user: User) -> QuerySet[Case]:
    agreed = Handover.objects.filter(identifying_office_told=True).values("case")
    rows = Case.objects.filter(pk__in=agreed, identifying_office__in=supervised_offices(user))
    rows = rows.exclude(stage=Stage.CLOSED).exclude(pk__in=shut_out_of(user))
    return rows.select_related("province").order_by("reference")
