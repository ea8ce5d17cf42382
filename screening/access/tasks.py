"""What is due, and for whom? Open deadlines of the cases someone works on, or that their office must do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, Q, QuerySet

from orgs import clock, log
from orgs.asking import Later, written_once
from orgs.models import User

from ..models import Case, Deadline
from ..types import Stage
from . import approvers
from .lists import may_know, visible_to
from .reader import Reader, look_of, reader_later

SEVEN_DAYS = timedelta(days=7)  # local policy: how far /today/ looks ahead
UNTIL = Later("until", DateTimeField())
IS_OPEN = Q(met_at__isnull=True, dropped_at__isnull=True)


class Task(NamedTuple):
    """An open deadline, and what a list says of its case."""

    pk: UUID
    kind: str
    subject_id: UUID
    due_at: datetime
    office_id: UUID
    office: str
    case_id: UUID
    reference: str
    codename: str
    stage: str
    is_child: bool
    responsible_office_id: UUID
    responsible_id: UUID | None
    responsible: str | None
    caseworker_id: UUID | None
    specialist_id: UUID | None


COLUMNS = (
    *("pk", "kind", "subject_id", "due_at", "office_id", "office__name", "case_id"),
    *("case__reference", "case__codename", "case__stage", "case__is_child", "case__responsible_office_id"),
    *("case__responsible_id", "case__responsible__code", "case__caseworker_id", "case__specialist_id"),
)


class Waiting(NamedTuple):
    """A case that waits for a caseworker."""

    reference: str
    codename: str
    stage: str
    received_at: datetime | None
    opened_at: datetime
    is_child: bool


@dataclass(frozen=True)
class Tasks:
    """Deadlines by when they are due, and open cases that wait for a caseworker.

    ``next`` is what comes after the seven days, where nothing is due before.
    """

    overdue: list[Task]
    today: list[Task]
    soon: list[Task]
    unassigned: list[Waiting]
    next: Task | None = None
    names_caseworkers: bool = False

    def all(self) -> list[Task]:
        return [*self.overdue, *self.today, *self.soon, *self.later()]

    def later(self) -> list[Task]:
        return [self.next] if self.next else []

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.today) + len(self.soon)


def tasks(user: User) -> Tasks:
    """Everything due within seven days that is the task of ``user`` or their office; the look is recorded."""
    look = look_of(user)
    now, today = look.reader.now, look.reader.today
    rows = _due(look.shape, until=now + SEVEN_DAYS, **look.given) if look.may_list else []
    later = _next(look.shape, **look.given) if look.may_list and not rows else []
    found, coming = [Task(*row) for row in rows], [Task(*row) for row in later]
    log.seen("tasks.listed", by=user, role=look.role, details=log.listed(row.pk for row in (*found, *coming)))
    waits = look.may_list and look.names_caseworkers
    return Tasks(
        overdue=[row for row in found if row.due_at < now],
        today=[row for row in found if row.due_at >= now and clock.local_day(row.due_at) == today],
        soon=[row for row in found if clock.local_day(row.due_at) > today],
        unassigned=[Waiting(*row) for row in _unassigned(look.shape, **look.given)] if waits else [],
        next=coming[0] if coming else None,
        names_caseworkers=look.names_caseworkers,
    )


def _open(reader: Reader) -> QuerySet[Deadline]:
    """Of one's own cases, of the offices one supervises, and what an office was asked to do."""
    user = reader.user
    mine = Q(case__responsible=user) | Q(case__caseworker=user) | Q(case__specialist=user)
    asked_office = Q(office__in=reader.offices) & ~Q(case__responsible_office__in=reader.offices)
    rows = Deadline.objects.filter(IS_OPEN, may_know(reader, of="case"))
    rows = rows.filter(mine | Q(office__in=reader.supervised) | asked_office | Q(subject_id__in=reader.asked))
    kept = approvers.kept_from(reader.user, asked=reader.asked)
    return rows.exclude(subject_id__in=kept.values("pk")).order_by("due_at", "id")


@written_once
def _due(shape: tuple[str, ...]) -> QuerySet[Deadline, tuple[Any, ...]]:
    return _open(reader_later(shape)).filter(due_at__lt=UNTIL).values_list(*COLUMNS)


@written_once
def _next(shape: tuple[str, ...]) -> QuerySet[Deadline, tuple[Any, ...]]:
    return _open(reader_later(shape)).values_list(*COLUMNS)[:1]


@written_once
def _unassigned(shape: tuple[str, ...]) -> QuerySet[Case, tuple[Any, ...]]:
    reader = reader_later(shape)
    rows = visible_to(reader).filter(caseworker__isnull=True, responsible_office__in=reader.supervised)
    return rows.exclude(stage__in=(Stage.CLOSED, Stage.SCREENING)).values_list(*Waiting._fields)
