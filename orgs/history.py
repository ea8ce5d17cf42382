"""What did each row say before? Every save writes a history row that its event answers for.

simple-history copies fields with ``getattr`` and takes its reason and user from wherever it finds
them. Here raw attribute values are copied (history bytes equal live bytes, sealed or not), the
moment is the project's clock, the change reason is the event's UUID, and a save outside
``log.recording`` is refused.
"""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, models
from simple_history.models import HistoricalRecords

from . import clock


class NotRecorded(RuntimeError):
    """A historied row was changed outside ``log.recording``."""


class NotWritten(Exception):
    """The database does not take the record of an act: nothing was changed, and nothing may be shown."""


@contextmanager
def written_or_nothing() -> Iterator[None]:
    """Whatever the database refuses of a record, and for whatever reason, is `NotWritten`."""
    try:
        yield
    except DatabaseError as error:
        raise NotWritten from error


_encode = DjangoJSONEncoder(sort_keys=True, ensure_ascii=False).encode


@dataclass
class Pen:
    """What the open recording has written so far: (model label, history id, digest) per row."""

    event_id: uuid.UUID
    actor_id: uuid.UUID | None
    rows: list[tuple[str, str, str]] = field(default_factory=list)


_pen: ContextVar[Pen | None] = ContextVar("pen", default=None)


@contextmanager
def writing(pen: Pen) -> Iterator[Pen]:
    token = _pen.set(pen)
    try:
        yield pen
    finally:
        _pen.reset(token)


def raw_values(row: models.Model) -> dict[str, Any]:
    """Column values as they are held, read past any descriptor that guards them."""
    return {f.attname: row.__dict__[f.attname] for f in row._meta.concrete_fields}


def digest(row: models.Model) -> str:
    """SHA-256 (hex) over the canonical JSON of the row's stored values: the same when it is written and read again."""
    values = {f.attname: _canonical(f.get_prep_value(row.__dict__[f.attname])) for f in row._meta.concrete_fields}
    return hashlib.sha256(_encode(values).encode()).hexdigest()


def _canonical(value: Any) -> Any:
    """A moment in UTC to the microsecond, whatever zone it was written in; a UUID as text; the rest as it is."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, uuid.UUID) else value


def _actor_id(historical: Any) -> uuid.UUID | None:
    return historical.history_user_id


def _keep_actor_id(historical: Any, user: Any) -> None:
    historical.history_user_id = getattr(user, "pk", user)


@cache
def _history_of(model: type[models.Model], manager_name: str) -> Any:
    """The history model of ``model``; simple-history makes a class of a manager each time it is asked."""
    return getattr(model, manager_name).model


class History(HistoricalRecords):
    """History of a model, without a foreign key to the user and with a UUID per row."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("history_id_field", models.UUIDField(default=uuid.uuid4))
        options.setdefault("history_user_id_field", models.UUIDField(null=True))
        options.setdefault("history_user_getter", _actor_id)
        options.setdefault("history_user_setter", _keep_actor_id)
        options.setdefault("history_change_reason_field", models.UUIDField(null=True, db_index=True))
        super().__init__(**options)

    def post_save(self, instance: models.Model, created: bool, using: str | None = None, **kwargs: Any) -> None:
        # A sign-in moves last_login and may rehash the password; neither is kept in history.
        changed = kwargs.get("update_fields")
        if changed and set(changed) <= set(self.excluded_fields):
            return
        super().post_save(instance, created, using=using, **kwargs)

    def create_historical_record(self, instance: models.Model, history_type: str, using: str | None = None) -> None:
        pen = _pen.get()
        if pen is None:
            raise NotRecorded(f"{instance._meta.label} was changed outside a recording.")
        values = {f.attname: instance.__dict__[f.attname] for f in self.fields_included(instance)}
        row = _history_of(type(instance), self.manager_name)(
            history_date=clock.now(),
            history_type=history_type,
            history_change_reason=pen.event_id,
            history_user_id=pen.actor_id,
            **values,
        )
        with written_or_nothing():
            row.save(using=using)
        pen.rows.append((instance._meta.label, str(row.pk), digest(row)))
