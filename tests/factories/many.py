"""Many rows of one kind, for pages that must cost the same whatever their number: copies of what an act made, written
together and without a history of their own."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db.models import Model

from orgs import clock, log
from orgs.models import AuditEvent
from screening import reference, sections
from screening.actions import case_keys
from screening.fields import held
from screening.models import Case, Deadline, Person

Row = TypeVar("Row", bound=Model)


def cases_like(case: Case, number: int) -> list[Case]:
    """Copies of ``case``, each with the person's coded wishes and one open task."""
    task = case.deadline_set.filter(met_at__isnull=True, dropped_at__isnull=True).order_by("due_at").first()
    assert task is not None
    twins = Case.objects.bulk_create(
        [_like(case, reference=reference.draw(), opened_at=clock.now()) for _number in range(number)]
    )
    for twin in twins:
        case_keys.begin(twin.pk)
    with _keys_at_hand(case.pk, *(twin.pk for twin in twins)):
        people = [_like(case.person, case_id=twin.pk) for twin in twins]
        for person, twin in zip(Person.objects.bulk_create(people), twins, strict=True):
            person.case = twin
        Deadline.objects.bulk_create([_like(task, case_id=twin.pk, subject_id=twin.pk) for twin in twins])
    return twins


def tasks_like(task: Deadline, number: int) -> None:
    """Copies of an open task, each about something else of the same case."""
    Deadline.objects.bulk_create([_like(task, subject_id=uuid4()) for _number in range(number)])


def rows_like(row: Any, changes: Iterable[dict[str, Any]]) -> None:
    """A copy of a row of a case for each of ``changes``, with these columns changed."""
    rows = [_like(row, **changed) for changed in changes]
    with _keys_at_hand(*(one.case_id for one in (row, *rows))):
        type(row)._base_manager.bulk_create(rows)


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
    """One more row as ``row`` is, with these columns changed, and with its history."""
    twin = _like(row, **changed)
    with log.recording("test.copied", by=None):
        twin.save(force_insert=True)
    return twin


def _like(row: Row, **changed: Any) -> Row:
    """What was typed is sealed anew: it opens only in the row for which it was sealed."""
    twin = type(row)(**{column.attname: held(row, column.attname) for column in row._meta.concrete_fields})
    if "case_id" not in changed or twin._meta.pk.attname != "case_id":
        twin.pk = uuid4()
    for name, value in changed.items():
        setattr(twin, name, value)
    return twin


@contextmanager
def _keys_at_hand(*cases: UUID) -> Iterator[None]:
    """The keys of many cases are unwrapped at once; no section of them opens."""
    with ExitStack() as stack:
        for case in cases:
            stack.enter_context(sections.opened(case_id=case, sections=()))
        yield
