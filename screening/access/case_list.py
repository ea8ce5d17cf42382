"""The cases somebody may list, a page at a time, as the list shows them; what it showed is on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet

from orgs import log
from orgs.asking import Later, LaterKeys, written_once
from orgs.models import User

from .. import reference as references
from ..models import Case, Deadline
from ..rules import LAST_DAY
from ..types import Stage
from .lists import handed_to, helped_by, offered_to, visible_to
from .reader import Look, Reader, look_of, reader_later


class Listed(NamedTuple):
    """A case as a list shows it."""

    pk: UUID
    reference: str
    codename: str
    stage: str
    is_child: bool
    opened_at: datetime
    received_at: datetime | None
    author_id: UUID
    responsible_id: UUID | None
    responsible: str | None
    caseworker_id: UUID | None
    responsible_office_id: UUID
    office: str


COLUMNS = (
    *("pk", "reference", "codename", "stage", "is_child", "opened_at", "received_at", "author_id", "responsible_id"),
    *("responsible__code", "caseworker_id", "responsible_office_id", "responsible_office__name"),
)


@dataclass(frozen=True)
class CaseList:
    """What ``user`` may list, by reference, newest first."""

    user: User
    look: Look
    every: list[str]

    def among(self, wanted: dict[str, Any]) -> list[str]:
        """Those that are ``wanted``, by the names and values of a `SearchForm`."""
        if not wanted or not self.every:
            return self.every
        said = {name: value for name, value in wanted.items() if value is not True}
        return _references(self.look.shape, tuple(sorted(wanted)), **said, **self.look.given)

    def find(self, typed: str) -> str | None:
        """The one whose reference was typed. Records whether there is one, and a keyed digest of it."""
        plain = references.read(typed)
        hit = plain if plain in self.every else None
        details = {"count": int(hit is not None), "what": log.keyed_digest(plain or typed.casefold())}
        log.seen("cases.searched", by=self.user, role=self.look.role, details=details)
        return hit

    def rows(self, which: Iterable[str]) -> list[Listed]:
        """Those of its references, newest first."""
        asked = list(which)
        return [Listed(*row) for row in _listed(references=asked)] if asked else []

    def only_asked(self, rows: Iterable[Listed]) -> set[UUID]:
        """Those of ``rows`` that are known only because one's office is asked to receive them, or is offered them."""
        reader = self.look.reader
        unknown = [row for row in rows if not _is_known(row, reader)]
        if not unknown:
            return set()
        waiting = [row.pk for row in unknown if row.received_at is None]
        asked = set(handed_to(reader).filter(case__in=waiting).values_list("case", flat=True))
        asked |= set(offered_to(reader).filter(case__in=[row.pk for row in unknown]).values_list("case", flat=True))
        return asked - set(helped_by(reader).values_list("case", flat=True))


def list_page(user: User, *, purpose: str) -> CaseList:
    """What ``user`` may list. Records how many, and a keyed digest of which."""
    look = look_of(user)
    every = _references(look.shape, (), **look.given) if look.may_list else []
    log.seen("cases.listed", by=user, role=look.role, purpose=purpose, details=log.listed(every))
    return CaseList(user, look, every)


def _is_known(row: Listed, reader: Reader) -> bool:
    is_theirs = reader.user in (row.author_id, row.responsible_id, row.caseworker_id)
    return is_theirs or row.responsible_office_id in reader.supervised


@written_once
def _references(shape: tuple[str, ...], wanted: tuple[str, ...]) -> QuerySet[Case, str]:
    reader = reader_later(shape)
    overdue = Deadline.objects.filter(case=OuterRef("pk"), met_at__isnull=True, dropped_at__isnull=True)
    overdue = overdue.filter(due_at__lt=reader.now).exclude(kind=LAST_DAY)
    holds = {
        "stage": Q(stage=Later("stage", CharField())),
        "province": Q(province=Later("province", CharField())),
        "child": Q(is_child=True),
        "unassigned": Q(caseworker__isnull=True) & ~Q(stage=Stage.CLOSED),
        "overdue": Q(Exists(overdue)),
    }
    rows = visible_to(reader).filter(*(holds[name] for name in wanted))
    return rows.order_by("-opened_at", "id").values_list("reference", flat=True)


@written_once
def _listed() -> QuerySet[Case, tuple[Any, ...]]:
    rows = Case.objects.filter(reference__in=LaterKeys("references", CharField()))
    return rows.order_by("-opened_at", "id").values_list(*COLUMNS)
