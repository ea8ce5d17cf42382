"""What does the record say of a case: who did what, with which values, and who has looked? Reads events and history."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Max, Min, Q

from orgs import history
from orgs.asking import CASE, USER, Later, written_once
from orgs.models import AuditEvent, Interpreter, Office, Province, User
from orgs.models.event import Outcome

from .access.matrix import Tie
from .fields import held
from .models import Approval, Case
from .sealed import Destroyed
from .sections import Section
from .talk import Moment
from .types import ApprovalKind

# Keys, what the event itself says (who, when), and what a page of its own shows whole.
HIDDEN = frozenset({
    "id", "case_id", "recorded_at", "recorded_by_id", "changed_at", "changed_by_id", "version", "history_id",
    "screening_id", "content", "answers", "conclusion", "reference", "codename", "event", "subject_id", "since",
    "opened_at", "accepted_at", "answered_at", "closed_at", "confirmed_at", "decided_at", "dropped_at", "found_at",
    "lift_asked_at", "lifted_at", "loaded_at", "met_at", "release_recorded_at", "replaced_at", "searched_at",
    "settled_at", "is_published", "begun_at", "ended_at", "given_back_at", "undone_at",
    "withdrawn_at", "taken_back_at", "digest",
})  # fmt: skip
# A reference to one of these reads as a code or a name.
NAMED: tuple[type[models.Model], ...] = (User, Office, Interpreter, Province)


@dataclass(frozen=True)
class Change:
    """One value before and after, as it is held; a reference reads as the name of what it points to."""

    column: Any
    old: Any
    new: Any


@dataclass(frozen=True)
class Row:
    """One row that an act wrote: all its values, for whoever words them, and the changes that may be shown."""

    model: type[models.Model]
    values: dict[str, Any]
    is_new: bool
    changes: list[Change] = field(default_factory=list)
    closed: frozenset[Section] = frozenset()


@dataclass(frozen=True)
class Done:
    """One act: its event, the rows it wrote, and whether they still are what was written."""

    event: AuditEvent
    rows: list[Row] = field(default_factory=list)
    matches: bool = True

    @property
    def changes(self) -> list[Change]:
        return [change for row in self.rows for change in row.changes]

    @property
    def closed(self) -> frozenset[Section]:
        """Sections in which something changed that are not open to the reader."""
        return frozenset(section for row in self.rows for section in row.closed)


# What the match desk looks at, and how often, would say whether somebody fits. It is on record, for auditors.
NOT_FOR_ITS_OWN_PEOPLE = Tie.MATCH_DESK
# What is about protected notes stands on their own page, for whom they are given to read, and nowhere else (C5).
PROTECTED = Q(kind__startswith="protected.") | Q(subject=ApprovalKind.PROTECTED) | Q(subject__startswith="protected.")


def about_protected(case: Case) -> models.QuerySet[AuditEvent]:
    """Who wrote, asked, gave, was refused or looked, newest first."""
    return AuditEvent.objects.filter(PROTECTED, case_id=case.pk).order_by("-at", "-id")


def acts(case: Case, *, families: Iterable[str] = ()) -> models.QuerySet[AuditEvent]:
    """What was done, newest first; of ``families`` (first words of a kind) where some are named."""
    rows = AuditEvent.objects.filter(~PROTECTED, case_id=case.pk, outcome=Outcome.DONE).order_by("-at", "-id")
    wanted = Q()
    for family in families:
        wanted |= Q(kind__startswith=f"{family}.")
    return rows.filter(wanted)


def of(case: Case, *, opened: Iterable[Section]) -> list[Done]:
    """All acts on ``case``, newest first. Values only of the sections in ``opened``."""
    return done(acts(case), opened=opened)


def done(events: Iterable[AuditEvent], *, opened: Iterable[Section]) -> list[Done]:
    """``events`` with the rows they wrote: a query for each model among them, however many rows there are."""
    events, sections = list(events), frozenset(opened)
    wanted: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for label, history_id, _digest in event.rows:
            wanted[label].add(str(history_id))
    written = {label: _written(apps.get_model(label), ids) for label, ids in wanted.items()}
    names = _names(one for rows in written.values() for pair in rows.values() for one in pair if one is not None)
    return [_done(event, written, sections, names) for event in events]


def moments(case: Case, *, by: User, after: datetime) -> list[Moment]:
    """When ``by`` looked at ``case`` or changed something, oldest first."""
    rows = _moments(case=case.pk, user=by.pk, after=after)
    return [Moment(at=at, kind=kind, is_act=outcome == Outcome.DONE) for at, kind, outcome in rows]


@written_once
def _moments() -> models.QuerySet[AuditEvent, Any]:
    after = Later("after", models.DateTimeField())
    events = AuditEvent.objects.filter(case_id=CASE, actor_id=USER, at__gte=after).exclude(outcome=Outcome.REFUSED)
    return events.order_by("at", "id").values_list("at", "kind", "outcome")


def lookers(case: Case) -> list[dict[str, Any]]:
    """Who looked, as what and for which purpose: how often, first and last."""
    grouped = looks(case).order_by("actor_code").values("actor_code", "role", "relation", "purpose")
    counted = grouped.annotate(number=Count("pk"), first=Min("at"), last=Max("at")).order_by("actor_code", "-last")
    return [dict(row) for row in counted]


def refused(case: Case) -> list[dict[str, Any]]:
    """Who was refused, and why in truth: how often, and when last."""
    rows = AuditEvent.objects.filter(case_id=case.pk, outcome=Outcome.REFUSED)
    grouped = rows.values("actor_code", "role", "why")
    return [dict(row) for row in grouped.annotate(number=Count("pk"), last=Max("at")).order_by("-last")]


def looks(case: Case) -> models.QuerySet[AuditEvent]:
    """Every look but those of the match desk, and but those at what is protected, newest first."""
    rows = AuditEvent.objects.filter(~PROTECTED, case_id=case.pk, outcome=Outcome.SEEN).order_by("-at", "-id")
    return rows.exclude(relation=NOT_FOR_ITS_OWN_PEOPLE)


def _written(model: Any, ids: set[str]) -> dict[str, tuple[Any, Any]]:
    """Each history row by its id, with the one before it of the same object."""
    key = model._meta.pk.attname
    histories = model.history.model.objects
    of_objects = histories.filter(**{f"{key}__in": histories.filter(pk__in=ids).values(key)})
    by_object: dict[Any, list[Any]] = defaultdict(list)
    for row in of_objects:
        by_object[getattr(row, key)].append(row)
    found = {}
    for rows in by_object.values():
        # Where two rows carry the same moment, the version says which came first.
        rows.sort(key=lambda row: (row.history_date, row.history_type != "+", row.__dict__.get("version", 0)))
        for earlier, row in zip([None, *rows], rows, strict=False):
            if str(row.pk) in ids:
                found[str(row.pk)] = (row, earlier)
    return found


def _done(event: AuditEvent, written: dict[str, Any], sections: frozenset[Section], names: dict[Any, str]) -> Done:
    rows, matches = [], True
    for label, history_id, digest in event.rows:
        row, earlier = written[label].get(str(history_id), (None, None))
        if row is None or history.digest(row) != digest:
            matches = False
            continue
        if label == Approval._meta.label and row.kind == ApprovalKind.PROTECTED:
            continue
        rows.append(_row(apps.get_model(label), row, earlier, sections, names))
    return Done(event=event, rows=rows, matches=matches)


def _row(model: Any, row: Any, earlier: Any, sections: frozenset[Section], names: dict[Any, str]) -> Row:
    changes, closed = [], set()
    for column in model._meta.concrete_fields:
        if column.attname in HIDDEN or column.attname.endswith("_by_id") or not _is_worded(column):
            continue
        try:
            new, old = held(row, column.attname), held(earlier, column.attname) if earlier else None
        except Destroyed:
            continue  # that it was destroyed, when and by whom is an act of the same record
        if old == new or (old is None and new in ("", [], {}, None)):
            continue
        section = _section(model, column)
        if section not in sections:
            closed.add(section)
        elif column.is_relation:
            changes.append(Change(column, names.get(old), names.get(new)))
        else:
            changes.append(Change(column, old, new))
    return Row(model, row.__dict__, is_new=earlier is None, changes=changes, closed=frozenset(closed))


def _section(model: Any, column: Any) -> Section:
    """Its own, else the one its model names for it, else that of the model."""
    of_model = getattr(model, "SECTION", Section.C1)
    named = getattr(model, "SECTION_OF", {}).get(column.name, of_model)
    return Section(getattr(column, "section", named))


def _is_worded(column: Any) -> bool:
    return not column.is_relation or column.related_model in NAMED


def _names(rows: Iterable[Any]) -> dict[Any, str]:
    """What people, offices and places are called that ``rows`` point to, or pointed to before."""
    asked: dict[type[models.Model], set[Any]] = defaultdict(set)
    for row in rows:
        for column in row._meta.concrete_fields:
            if column.is_relation and column.related_model in NAMED:
                asked[column.related_model].add(row.__dict__[column.attname])
    found: dict[Any, str] = {}
    for model, keys in asked.items():
        found |= {one.pk: str(one) for one in model._default_manager.filter(pk__in=keys - {None})}
    return found
