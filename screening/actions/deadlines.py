"""What is due, until when, and who did it? Rows are set and met inside the act that causes it."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from orgs import clock, hierarchy
from orgs.models import Office

from .. import rules
from ..models import Deadline
from .acting import Work, change


def start(
    work: Work,
    kind: str,
    *,
    since: datetime | None = None,
    due_at: datetime | None = None,
    subject: UUID | None = None,
    office: Office | None = None,
) -> Deadline:
    """Set a deadline of ``kind`` unless one is open; due after the rule's time, or at ``due_at``."""
    rule = rules.DEADLINE_BY_KIND[kind]
    begun = since or work.now
    subject = subject or work.case.pk
    found = _open(work, kind).filter(subject_id=subject).first()
    if found is not None:
        return found
    return work.add(
        Deadline,
        kind=kind,
        subject_id=subject,
        since=begun,
        due_at=due_at or begun + rule.within,
        office=office or work.case.responsible_office,
    )


def meet(work: Work, *kinds: str, subject: UUID | None = None) -> int:
    """Mark open deadlines as met by whoever acts; how many there were."""
    return _settle(work, kinds, subject, met_at=work.now, met_by=work.by)


def drop(work: Work, *kinds: str, subject: UUID | None = None) -> None:
    """Mark open deadlines as no longer asked for. Without kinds: all that do not survive closing."""
    ending = tuple(row.kind for row in rules.DEADLINES if not row.survives_closing)
    _settle(work, kinds or ending, subject, dropped_at=work.now, dropped_by=work.by)


def move_to(work: Work, kind: str, *, due_at: datetime) -> None:
    """Let the open deadline of ``kind`` fall on another moment."""
    for row in _open(work, kind):
        change(row, due_at=due_at)


def put_off(work: Work, kind: str, *, due_at: datetime) -> None:
    """Let the open deadline of ``kind`` fall no earlier than ``due_at``."""
    for row in _open(work, kind).filter(due_at__lt=due_at):
        change(row, due_at=due_at)


def hand_to(
    work: Work, office: Office, *kinds: str, of: Collection[UUID] | None = None, subject: UUID | None = None
) -> None:
    """Let open deadlines be the task of ``office``: all, or of ``kinds``, of the offices ``of``, of ``subject``."""
    rows = Deadline.objects.filter(case=work.case, met_at__isnull=True, dropped_at__isnull=True)
    rows = rows.filter(kind__in=kinds) if kinds else rows
    rows = rows.filter(office__in=of) if of is not None else rows
    for row in rows.filter(subject_id=subject) if subject else rows:
        if row.office_id != office.pk:
            change(row, office=office)


def end_of(day: date) -> datetime:
    """The last minute of ``day`` in Phnom Penh."""
    return datetime.combine(day, time(23, 59), tzinfo=clock.PHNOM_PENH)


def after_working_days(day: date, number: int) -> date:
    """The day on which ``number`` working days after ``day`` have passed."""
    while number:
        day += timedelta(days=1)
        number -= hierarchy.is_working_day(day)
    return day


def _settle(work: Work, kinds: tuple[str, ...], subject: UUID | None, **values: Any) -> int:
    rows = _open(work, *kinds)
    rows = list(rows.filter(subject_id=subject) if subject else rows)
    for row in rows:
        change(row, **values)
    return len(rows)


def _open(work: Work, *kinds: str) -> Any:
    return Deadline.objects.filter(case=work.case, kind__in=kinds, met_at__isnull=True, dropped_at__isnull=True)
