"""What is due, and for whom? Open deadlines of the cases someone works on, or that their office must do."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from orgs import clock, log
from orgs.models import User
from orgs.types import Role

from ..models import Case, Deadline
from ..types import Stage
from .doors import visible
from .ties import supervised_offices

SEVEN_DAYS = timedelta(days=7)  # local policy: how far /today/ looks ahead


@dataclass(frozen=True)
class Tasks:
    """Deadlines by when they are due, and open cases that wait for a caseworker."""

    overdue: list[Deadline]
    today: list[Deadline]
    soon: list[Deadline]
    unassigned: list[Case]

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.today) + len(self.soon)


def tasks(user: User) -> Tasks:
    """Everything due within seven days that is the task of ``user`` or their office; the look is recorded."""
    cases = visible(user)
    rows = list(_due(user, cases))
    which = log.keyed_digest(",".join(sorted(str(row.pk) for row in rows)))
    log.seen("tasks.listed", by=user, details={"count": len(rows), "which": which})
    now, today = clock.now(), clock.today()
    return Tasks(
        overdue=[row for row in rows if row.due_at < now],
        today=[row for row in rows if row.due_at >= now and clock.local_day(row.due_at) == today],
        soon=[row for row in rows if clock.local_day(row.due_at) > today],
        unassigned=list(_unassigned(user, cases, today=today)),
    )


def _due(user: User, cases: QuerySet[Case]) -> QuerySet[Deadline]:
    """Of one's own cases, of the offices one supervises, and what an office was asked to do."""
    offices = set(user.memberships.filter(ended_at__isnull=True).values_list("office_id", flat=True))
    mine = Q(case__responsible=user) | Q(case__caseworker=user) | Q(case__specialist=user)
    supervised = Q(office__in=supervised_offices(user))
    asked_office = Q(office__in=offices) & ~Q(case__responsible_office__in=offices)
    rows = Deadline.objects.filter(met_at__isnull=True, dropped_at__isnull=True, case__in=cases)
    rows = rows.filter(due_at__lt=clock.now() + SEVEN_DAYS).filter(mine | supervised | asked_office)
    return (
        rows.select_related("case", "case__person", "case__responsible", "office").order_by("due_at", "id").distinct()
    )


def _unassigned(user: User, cases: QuerySet[Case], *, today: date) -> QuerySet[Case]:
    if Role.SUPERVISOR not in user.roles_now() and not user.deputises_in.filter(ends_on__gte=today).exists():
        return Case.objects.none()
    rows = cases.filter(caseworker__isnull=True, responsible_office__in=supervised_offices(user))
    return rows.exclude(stage__in=(Stage.CLOSED, Stage.SCREENING))


def due_of(case: Case) -> list[Deadline]:
    """What is open for one case, most urgent first. For a case that was opened through `open_case`."""
    rows = Deadline.objects.filter(case=case, met_at__isnull=True, dropped_at__isnull=True)
    return list(rows.select_related("office").order_by("due_at"))
