"""How does an act enter the record? Nothing else writes an event.

A change is recorded in the transaction that makes it: the event's UUID is drawn first, every
history row of the change carries it as its reason, and the event itself is written last, with a
digest of each of those rows. If it cannot be written, nothing has changed. A look is recorded and
committed before anything is shown. Whatever cannot be recorded raises `NotWritten`, and is answered
with 503.
"""

import hashlib
import hmac
import logging
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction

from . import appending, chain, clock, history, site_key
from .history import NotWritten as NotWritten
from .history import written_or_nothing
from .models import AuditEvent, Membership, User
from .models.event import Outcome

logger = logging.getLogger(__name__)


class AlreadyDone(Exception):
    """The same form was sent twice. The first sending stands; nothing was done again."""


@dataclass
class Act:
    """What is being recorded. Fields may be filled in until the block ends.

    ``apart``: ``by`` may not know whether there is such a case, and it stands in their own stream.
    """

    id: uuid.UUID
    kind: str
    by: User | None
    case: Any = None
    guideline: int | None = None
    why: str = ""
    purpose: str = ""
    relation: str = ""
    role: str = ""
    subject: str = ""
    sections: list[str] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    outer_id: uuid.UUID | None = None
    submission: uuid.UUID | None = None
    apart: bool = False


_act: ContextVar[Act | None] = ContextVar("act", default=None)
_submission: ContextVar[uuid.UUID | None] = ContextVar("submission", default=None)


@contextmanager
def submitted(submission: uuid.UUID | None) -> Iterator[None]:
    """Let the next outermost recording in the block answer for one sending of a form."""
    token = _submission.set(submission)
    try:
        yield
    finally:
        _submission.reset(token)


@contextmanager
def recording(kind: str, *, by: User | None, case: Any = None, **known: Any) -> Iterator[Act]:
    """Record a change in one transaction. ``known`` fills the fields of `Act`.

    Raises `AlreadyDone` when this sending of a form was recorded before, and `NotWritten` when the
    database does not take the change or its record.
    """
    outer = _act.get()
    submission = _submission.get() if outer is None else None
    act = Act(id=uuid.uuid4(), kind=kind, by=by, case=case, submission=submission, **known)
    act.outer_id = outer.id if outer else None
    if outer and case is None:
        act.case = outer.case
    try:
        with transaction.atomic():
            if submission and AuditEvent.objects.filter(submission=submission).exists():
                raise AlreadyDone
            pen = history.Pen(event_id=act.id, actor_id=by.pk if by else None)
            token = _act.set(act)
            try:
                with history.writing(pen):
                    yield act
            finally:
                _act.reset(token)
            _write(act, outcome=Outcome.DONE, rows=pen.rows)
    except OperationalError as error:  # locked, full or gone, also at the commit
        raise NotWritten from error


def was_sent_before(*, by: User | None) -> bool:
    """Whether this very sending of a form was recorded before, for the same person: a second press of one button."""
    submission = _submission.get()
    return bool(by and submission and AuditEvent.objects.filter(submission=submission, actor_id=by.pk).exists())


def seen(kind: str, *, by: User | None, case: Any = None, **known: Any) -> None:
    """Record a look, and commit it, before anything of it is shown."""
    with written_or_nothing(), transaction.atomic(durable=True):
        _write(Act(id=uuid.uuid4(), kind=kind, by=by, case=case, **known), outcome=Outcome.SEEN)


def left(kind: str, *, by: User | None, **known: Any) -> None:
    """Record that somebody closed or left something. They may do so even where it cannot be recorded."""
    try:
        seen(kind, by=by, **known)
    except NotWritten:
        logger.exception("What only closes was done without a record.")


def refused(kind: str, *, by: User | None, case: Any = None, **known: Any) -> None:
    """Record that something was refused, with the true reason in ``why``; it stands with whoever was refused."""
    with written_or_nothing(), transaction.atomic(durable=True):
        _write(Act(id=uuid.uuid4(), kind=kind, by=by, case=case, apart=True, **known), outcome=Outcome.REFUSED)


def done_since(kind: str, *, by: User, moment: datetime) -> int:
    """How often ``by`` did this from ``moment`` on."""
    return AuditEvent.objects.filter(kind=kind, actor_id=by.pk, at__gte=moment, outcome=Outcome.DONE).count()


def keyed_digest(text: str) -> str:
    """A keyed SHA-256 (hex) of what was looked for, so that the log does not repeat it."""
    return hmac.new(site_key.derived("digests in the record"), text.encode(), hashlib.sha256).hexdigest()


def listed(which: Iterable[object]) -> dict[str, Any]:
    """For the record of a list: how many it showed, and a keyed digest of which."""
    codes = sorted(str(one) for one in which)
    return {"count": len(codes), "which": keyed_digest(",".join(codes))}


def _write(act: Act, *, outcome: Outcome, rows: list[tuple[str, str, str]] | None = None) -> None:
    event = AuditEvent(
        id=act.id,
        kind=act.kind,
        outcome=outcome,
        at=clock.now(),
        actor_id=act.by.pk if act.by else None,
        actor_code=act.by.code if act.by else "",
        role=act.role or _roles(act.by, at_sign_in=outcome is not Outcome.DONE),
        relation=act.relation,
        office_id=getattr(act.case, "responsible_office_id", None),
        case_id=getattr(act.case, "pk", None),
        case_reference=getattr(act.case, "reference", ""),
        subject=act.subject,
        guideline=act.guideline,
        why=act.why,
        purpose=act.purpose,
        sections=sorted(act.sections),
        details=act.details,
        rows=[list(row) for row in rows or ()],
        outer_id=act.outer_id,
        submission=act.submission,
    )
    event.stream = chain.stream_of(event, apart=act.apart)
    with written_or_nothing():
        try:
            appending.append(event)
        except IntegrityError as error:
            if act.submission and "submission" in str(error):
                raise AlreadyDone from error
            raise


def _roles(by: User | None, *, at_sign_in: bool) -> str:
    """The codes of `User.roles_now`, asked for in a statement that is not built anew for each event.

    A look is recorded with those that were read ``at_sign_in`` of the request in hand, as its page is.
    """
    if by is None or not by.is_active:
        return ""
    if at_sign_in and by.standing is not None:
        return _joined(by.standing.roles)
    with connection.cursor() as cursor:
        cursor.execute(_roles_of(), [chain.key(by.pk)])
        return _joined(role for (role,) in cursor.fetchall())


def _joined(roles: Iterable[str]) -> str:
    return ",".join(sorted(set(roles)))[:60]


@cache
def _roles_of() -> str:
    return f'SELECT role FROM "{Membership._meta.db_table}" WHERE user_id = %s AND ended_at IS NULL'  # nosec B608
