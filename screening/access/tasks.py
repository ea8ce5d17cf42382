"""What is due, and for whom? Open deadlines of the cases someone works on, or that their office must do."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from orgs import clock, log
from orgs.models import User
from orgs.types import Role

from ..models import Approval, Case, Deadline
from ..types import ApprovalKind, Stage
from . import approvers
from .lists import visible
from .ties import supervised_offices

SEVEN_DAYS = timedelta(days=7)  # local policy: how far /today/ looks ahead


@dataclass(frozen=True)
class Tasks:
    """Deadlines by when they are due, and open cases that wait for a caseworker.

    ``next`` is what comes after the seven days, where nothing is due before.
    """

    overdue: list[Deadline]
    today: list[Deadline]
    soon: list[Deadline]
    unassigned: list[Case]
    next: Deadline | None = None
    names_caseworkers: bool = False

    def all(self) -> list[Deadline]:
        return [*self.overdue, *self.today, *self.soon, *self.later()]

    def later(self) -> list[Deadline]:
        return [self.next] if self.next else []

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.today) + len(self.soon)


def tasks(user: User) -> Tasks:
    """Everything due within seven days that is the task of ``user`` or their office; the look is recorded."""
    cases = visible(user)
    now, today = clock.now(), clock.today()
    open_rows = _open(user, cases)
    rows = list(open_rows.filter(due_at__lt=now + SEVEN_DAYS))
    later = None if rows else open_rows.first()
    shown = [*rows, *([later] if later else [])]
    log.seen("tasks.listed", by=user, details=log.listed(row.pk for row in shown))
    supervises = _supervises(user, today=today)
    return Tasks(
        overdue=[row for row in rows if row.due_at < now],
        today=[row for row in rows if row.due_at >= now and clock.local_day(row.due_at) == today],
        soon=[row for row in rows if clock.local_day(row.due_at) > today],
        unassigned=list(_unassigned(user, cases)) if supervises else [],
        next=later,
        names_caseworkers=supervises,
    )


def _open(user: User, cases: QuerySet[Case]) -> QuerySet[Deadline]:
    """Of one's own cases, of the offices one supervises, and what an office was asked to do."""
    offices = set(user.memberships.filter(ended_at__isnull=True).values_list("office_id", flat=True))
    mine = Q(case__responsible=user) | Q(case__caseworker=user) | Q(case__specialist=user)
    supervised = Q(office__in=supervised_offices(user))
    asked_office = Q(office__in=offices) & ~Q(case__responsible_office__in=offices)
    rows = Deadline.objects.filter(met_at__isnull=True, dropped_at__isnull=True, case__in=cases)
    rows = rows.filter(mine | supervised | asked_office | _asked_to_answer(user))
    rows = rows.exclude(subject_id__in=approvers.kept_from(user))
    return (
        rows.select_related("case", "case__person", "case__responsible", "office").order_by("due_at", "id").distinct()
    )


def _asked_to_answer(user: User) -> Q:
    """Requests that have come to ``user``, from whichever office."""
    rows = approvers.to_answer(user, approvers.pending()) if supervised_offices(user) else []
    return Q(subject_id__in=[row.pk for row in rows])


def _supervises(user: User, *, today: date) -> bool:
    return Role.SUPERVISOR in user.roles_now() or user.deputises_in.filter(ends_on__gte=today).exists()


def _unassigned(user: User, cases: QuerySet[Case]) -> QuerySet[Case]:
    rows = cases.filter(caseworker__isnull=True, responsible_office__in=supervised_offices(user))
    return rows.exclude(stage__in=(Stage.CLOSED, Stage.SCREENING))


def due_of(case: Case) -> list[Deadline]:
    """What is open for one case, most urgent first. For a case that was opened through `open_case`.

    A request to read what is protected stands on the pages of those who are asked, and not here for everybody.
    """
    kept = Approval.objects.filter(case=case, kind=ApprovalKind.PROTECTED, answer="").values("pk")
    rows = Deadline.objects.filter(case=case, met_at__isnull=True, dropped_at__isnull=True).exclude(subject_id__in=kept)
    return list(rows.select_related("office").order_by("due_at"))
