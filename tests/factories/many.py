"""Many rows of one kind, for pages that must cost the same whatever their number: copies of what an act made."""

from collections.abc import Iterable
from copy import copy
from typing import Any
from uuid import uuid4

from orgs import clock, log
from orgs.models import AuditEvent
from screening import reference
from screening.actions import case_keys
from screening.fields import held
from screening.models import Case, Deadline, Person


def cases_like(case: Case, number: int) -> list[Case]:
    """Copies of ``case``, each with the person's coded wishes and one open task."""
    with log.recording("test.copied", by=None):
        return [_case_like(case) for _number in range(number)]


def tasks_like(task: Deadline, number: int) -> None:
    """Copies of an open task, each about something else of the same case."""
    with log.recording("test.copied", by=None):
        for _number in range(number):
            _copy(task, subject_id=uuid4())


def events_like(event: AuditEvent, number: int, **changed: Any) -> list[AuditEvent]:
    """Copies of an event, at the same moment unless that is changed; for reading only, no stream holds them."""
    return events_as(event, [changed] * number)


def events_as(event: AuditEvent, changes: Iterable[dict[str, Any]]) -> list[AuditEvent]:
    """A copy of an event for each of ``changes``, with these columns changed; for reading only."""
    stream, start = uuid4(), AuditEvent.objects.count()
    rows = []
    for place, changed in enumerate(changes):
        twin = copy(event)
        known = {"id": uuid4(), "stream": stream, "position": start + place, "submission": None} | changed
        for name, value in known.items():
            setattr(twin, name, value)
        rows.append(twin)
    return AuditEvent.objects.bulk_create(rows)


def row_like(row: Any, **changed: Any) -> Any:
    """One more row as ``row`` is, with these columns changed."""
    with log.recording("test.copied", by=None):
        return _copy(row, **changed)


def _case_like(case: Case) -> Case:
    twin: Case = _copy(case, reference=reference.draw(), opened_at=clock.now())
    case_keys.begin(twin.pk)
    person: Person = _copy(case.person, case_id=twin.pk)
    person.case = twin
    task = case.deadline_set.filter(met_at__isnull=True, dropped_at__isnull=True).order_by("due_at").first()
    assert task is not None
    _copy(task, case_id=twin.pk, subject_id=twin.pk)
    return twin


def _copy(row: Any, **changed: Any) -> Any:
    """What was typed is sealed anew: it opens only in the row for which it was sealed."""
    twin = type(row)(**{column.attname: held(row, column.attname) for column in row._meta.concrete_fields})
    if "case_id" not in changed or twin._meta.pk.attname != "case_id":
        twin.pk = uuid4()
    for name, value in changed.items():
        setattr(twin, name, value)
    twin.save(force_insert=True)
    return twin
