"""What does the record say of a case: who did what, with which values, and who has looked? Reads events and history."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from orgs import history
from orgs.models import AuditEvent
from orgs.models.event import Outcome

from .models import Case
from .sections import Section

HIDDEN = frozenset({
    "id", "case_id", "recorded_at", "recorded_by_id", "changed_at", "changed_by_id", "version", "history_id",
    "screening_id", "content", "answers", "conclusion",
})  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One value before and after."""

    label: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Done:
    """One act: its event, the values it changed that the reader may see, and whether the rows still match."""

    event: AuditEvent
    changes: list[Change] = field(default_factory=list)
    matches: bool = True


def of(case: Case, *, opened: Iterable[Section]) -> list[Done]:
    """Acts on ``case``, newest first. Values only of the sections in ``opened``."""
    events = AuditEvent.objects.filter(case_id=case.pk, outcome=Outcome.DONE).order_by("-at", "-id")
    sections = frozenset(opened)
    return [_done(event, sections) for event in events]


def looks(case: Case) -> list[AuditEvent]:
    """Who looked at ``case``, and who was refused, newest first."""
    rows = AuditEvent.objects.filter(case_id=case.pk, outcome__in=(Outcome.SEEN, Outcome.REFUSED))
    return list(rows.order_by("-at", "-id"))


def _done(event: AuditEvent, sections: frozenset[Section]) -> Done:
    changes: list[Change] = []
    matches = True
    for label, history_id, digest in event.rows:
        model = apps.get_model(label)
        row = model.history.model.objects.filter(pk=history_id).first()  # type: ignore[attr-defined]
        if row is None or history.digest(row) != digest:
            matches = False
            continue
        changes += _changes(model, row, sections)
    return Done(event=event, changes=changes, matches=matches)


def _changes(model: type[models.Model], row: Any, sections: frozenset[Section]) -> list[Change]:
    earlier = row.prev_record
    found = []
    for column in model._meta.concrete_fields:
        section = Section(getattr(column, "section", getattr(model, "SECTION", Section.C1)))
        if column.attname in HIDDEN or section not in sections or column.is_relation:
            continue
        new = row.__dict__[column.attname]
        old = earlier.__dict__[column.attname] if earlier else None
        if old != new and not (old is None and new in ("", [], {}, None)):
            found.append(Change(label=str(column.verbose_name), old=old, new=new))
    return found
