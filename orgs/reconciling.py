"""Is what the record says was written what is there: every history row as its act wrote it, every row as it was last?

What is changed past the application, with `update()` or by hand, shows here: it leaves no history.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from simple_history.models import HistoricalChanges

from . import history
from .findings import Finding, Found, Kind
from .models import AuditEvent

AT_ONCE = 500


def reconcile() -> Found:
    histories = [model for model in apps.get_models() if issubclass(model, HistoricalChanges)]
    filled = [rows for rows in histories if rows._base_manager.exists()]
    yield from _written(filled)
    for rows in filled:
        yield from _unanswered_for(rows)
        yield from _live(rows)
    for rows in histories:
        yield from _without(rows)
    for model in apps.get_models():
        if kept_for := getattr(model, "kept_for", ""):
            yield from _apart(model, model._meta.get_field(kept_for))


def _written(histories: list[Any]) -> Found:
    """Each row that an act lists is there as it was written, and each row that names an act is listed by it."""
    acts = AuditEvent.objects.exclude(rows=[]).only("stream", "position", "rows").order_by("pk")
    for some in _some(acts.iterator(AT_ONCE)):
        listed = {
            (event.pk, label, key): (digest, event) for event in some.values() for label, key, digest in event.rows
        }
        for model in histories:
            label = model.instance_type._meta.label
            for row in model._base_manager.filter(history_change_reason__in=list(some)).iterator(AT_ONCE):
                event = some[row.history_change_reason]
                digest, _event = listed.pop((event.pk, label, str(row.pk)), ("", event))
                if digest != history.digest(row):
                    yield _found(Kind.HISTORY_MISMATCH, event, f"{label} history {row.pk}")
        for (_pk, label, key), (_digest, event) in listed.items():
            yield _found(Kind.HISTORY_MISMATCH, event, f"{label} history {key}")


def _unanswered_for(rows: Any) -> Found:
    """No history row is without an act that lists what it wrote."""
    acts = AuditEvent.objects.filter(pk=OuterRef("history_change_reason")).exclude(rows=[])
    for key in rows._base_manager.filter(~Exists(acts)).values_list("pk", flat=True).iterator(AT_ONCE):
        yield Finding(Kind.HISTORY_MISMATCH, place=f"{rows.instance_type._meta.label} history {key}")


def _live(rows: Any) -> Found:
    """What is there is what its newest history row says."""
    model = rows.instance_type
    name, key = model._meta.label, model._meta.pk.attname
    act = AuditEvent.objects.filter(pk=OuterRef("history_change_reason"))
    written = rows._base_manager.annotate(
        act_stream=Subquery(act.values("stream")),
        act_position=Subquery(act.values("position")),
        act_rows=Subquery(act.values("rows"), output_field=models.TextField()),
    ).order_by(key, "act_stream", "act_position", "history_date")
    newest = ((one, _newest(list(all_of_it))) for one, all_of_it in groupby(written.iterator(AT_ONCE), _attribute(key)))
    columns = [column.attname for column in rows.tracked_fields]
    while some := dict(islice(newest, AT_ONCE)):
        live = model._base_manager.in_bulk(list(some))
        for one, candidates in some.items():
            said = [None if row.history_type == "-" else _values(row, columns) for row in candidates]
            if (_values(live[one], columns) if one in live else None) not in said:
                last = candidates[-1]
                event = AuditEvent(pk=last.history_change_reason, stream=last.act_stream, position=last.act_position)
                yield _found(Kind.LIVE_MISMATCH, event, f"{name} {one}")


def _without(rows: Any) -> Found:
    """Nothing is there that no history row speaks of."""
    model = rows.instance_type
    written = rows._base_manager.filter(**{model._meta.pk.attname: OuterRef("pk")})
    for one in model._base_manager.filter(~Exists(written)).values_list("pk", flat=True).iterator(AT_ONCE):
        yield Finding(Kind.LIVE_MISMATCH, place=f"{model._meta.label} {one}")


def _apart(model: Any, kept_for: Any) -> Found:
    """What has no history, being large, is what the row says that has one: by its digest, and each has one."""
    for row in model._base_manager.select_related(kept_for.name).order_by("pk").iterator(1):
        if row.digest() != getattr(row, kept_for.name).digest:
            yield Finding(Kind.LIVE_MISMATCH, place=f"{model._meta.label} {row.pk}")
    theirs = model._base_manager.filter(**{kept_for.attname: OuterRef("pk")})
    of_none = kept_for.related_model._base_manager.filter(~Exists(theirs))
    for one in of_none.values_list("pk", flat=True).iterator(AT_ONCE):
        yield Finding(Kind.LIVE_MISMATCH, place=f"{model._meta.label} {one}")


def _newest(written: list[Any]) -> list[Any]:
    """In each stream the last; of these the newest, and all that are equally new: streams have no order."""
    last = {row.act_stream: row for row in sorted(written, key=_turn)}
    moment = max(row.history_date for row in last.values())
    return [row for row in last.values() if row.history_date == moment]


def _turn(row: Any) -> tuple[int, int]:
    """Its act's place in the stream, and its own among the rows of the act."""
    order = [key for _label, key, _digest in json.loads(row.act_rows or "[]")]
    return row.act_position or 0, order.index(str(row.pk)) if str(row.pk) in order else -1


def _values(row: models.Model, columns: list[str]) -> list[Any]:
    return [row.__dict__[column] for column in columns]


def _attribute(name: str) -> Any:
    return lambda row: getattr(row, name)


def _found(kind: Kind, event: AuditEvent, place: str) -> Finding:
    return Finding(kind, event.stream.hex if event.stream else "", event.position, event.pk.hex, place)


def _some(events: Iterable[AuditEvent]) -> Iterator[dict[UUID, AuditEvent]]:
    rest = iter(events)
    while some := {event.pk: event for event in islice(rest, AT_ONCE)}:
        yield some
