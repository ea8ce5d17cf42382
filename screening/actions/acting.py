"""What does every act on a case share? Lock the row, require, check, then record; all of it or nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models
from django.db.transaction import TransactionManagementError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from orgs import clock, log
from orgs.asking import CASE, written_once
from orgs.models import User
from orgs.refusals import Refused

from .. import access, facts
from ..models import Case
from ..workflow import CaseFacts, Gate, unmet

Row = TypeVar("Row", bound=models.Model)


class GateRefused(Refused):
    """A gate of the guidelines does not hold. ``gates`` are the rows, each with number and sentence."""

    def __init__(self, gates: Iterable[Gate], *, sentence: str | Promise = "") -> None:
        self.gates = tuple(gates)
        super().__init__(sentence or _("Not yet. These are open: %(gates)s") % {"gates": said(self.gates)}, why="gate")


class Conflict(Refused):
    """Someone else saved this row since it was opened. ``row`` is what is saved now."""

    def __init__(self, row: models.Model) -> None:
        self.row = row
        super().__init__(_("Somebody saved this while you were writing. See both, and choose."), why="conflict")


@dataclass
class Work:
    """One act under way: the locked case, the event that will be written, and who does it when."""

    case: Case
    act: log.Act
    by: User
    today: date
    now: datetime

    def add(self, model: type[Row], **values: Any) -> Row:
        """Save a new record of the case, by whoever acts, now."""
        row = model(**{"case": self.case, "recorded_at": self.now, "recorded_by": self.by, **values})
        row.full_clean(validate_unique=False, validate_constraints=False, exclude=not_validated(model))
        row.save(force_insert=True)
        return row

    def save_case(self, **values: Any) -> None:
        change(self.case, **values)

    @property
    def facts(self) -> CaseFacts:
        return facts.of(self.case, today=self.today)


@contextmanager
def working(
    kind: str, *, by: User, case: Case, permission: str, guideline: int | None = None, why: str = "", **known: Any
) -> Iterator[Work]:
    """Lock ``case``, require ``permission``, and record ``kind``. Raises `access.Denied` or `orgs.log.AlreadyDone`."""
    with log.recording(kind, by=by, guideline=guideline, why=why, **known) as act:
        locked = lock(case)
        act.case = locked
        with access.require(by, permission, locked) as tie:
            act.relation = tie
            yield Work(case=locked, act=act, by=by, today=clock.today(), now=clock.now())
    _bring_up_to_date(case, locked)


def lock(case: Case) -> Case:
    """The case row, held until the transaction ends."""
    held = lock_if_any(case)
    if held is None:
        raise Case.DoesNotExist
    return held


def lock_if_any(case: Case | None) -> Case | None:
    """`lock`, at the same cost where there is no such case."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("A case is held until a transaction ends, and none has begun.")
    held = _held(case=(case or Case()).pk)
    return held[0] if held else None


@written_once
def _held() -> models.QuerySet[Case]:
    return Case.objects.filter(pk=CASE).select_for_update(of=("self",)).select_related("person")


def change(row: models.Model, **values: Any) -> None:
    """Save the named columns of a locked row, and no other. Raises ValidationError: a code is one that there is."""
    for name, value in values.items():
        setattr(row, name, value)
    others = {field.name for field in row._meta.concrete_fields if not values.keys() & {field.name, field.attname}}
    row.clean_fields(exclude=others | not_validated(type(row)))
    row.save(update_fields=list(values))


def check_gates(gates: tuple[Gate, ...], *, case_facts: Any) -> None:
    """Raise `GateRefused` with every gate that does not hold."""
    missing = unmet(gates, facts=case_facts)
    if missing:
        raise GateRefused(missing)


def check_version(row: Any, version: int | None) -> None:
    """Raise `Conflict` when ``row`` was saved since ``version`` was shown; None asks for no check."""
    if version is not None and row.version != version:
        raise Conflict(row)


def said(gates: Iterable[Gate]) -> str:
    """``G30 The last protected day has passed. G17 …`` in one line."""
    return " ".join(f"G{gate.guideline} {gate.sentence}" if gate.guideline else str(gate.sentence) for gate in gates)


@cache
def not_validated(model: type[models.Model]) -> frozenset[str]:
    """Names of the columns that validation leaves out: guarded ones, since it would read what may be closed; and
    references, which are rows in hand, and which the database itself refuses where they are missing."""
    return frozenset(
        field.name for field in model._meta.concrete_fields if hasattr(field, "section") or field.is_relation
    )


def _bring_up_to_date(case: Case, locked: Case) -> None:
    """Let the caller's object say what is now saved."""
    for field in Case._meta.concrete_fields:
        setattr(case, field.attname, locked.__dict__[field.attname])
