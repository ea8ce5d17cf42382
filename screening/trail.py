"""What is on record everywhere, newest first, for whoever may read the trail? Each reading of it is on record first."""

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from orgs import clock, log
from orgs.models import AuditEvent

from . import rules
from .access import Purpose, audit
from .event_families import ABOUT
from .models import Case
from .record import PROTECTED

A_PAGE = 50
# Refusals of what somebody asks for by its reference, and the reasons that hold whether there is such a case or not.
BY_REFERENCE = ("case.refused", "emergency.refused")
OF_NO_CASE = ("no_role_in_audit", "not_theirs")


@dataclass(frozen=True)
class Place:
    """Between two events of a page; in an address as one word."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{self.at.timestamp():.6f}-{self.id.hex}"

    @classmethod
    def read(cls, typed: str) -> "Place | None":
        """What an address says; None where it cannot be read."""
        moment, _sign, key = typed.partition("-")
        try:
            return cls(datetime.fromtimestamp(float(moment), tz=clock.PHNOM_PENH), UUID(key))
        except (ValueError, OverflowError, OSError):
            return None


@dataclass(frozen=True)
class Wanted:
    """Which events: by whom (work code), of which family, of which case and office, for what, from day to day."""

    who: str = ""
    did: str = ""
    case: Case | None = None
    office: UUID | None = None
    purpose: str = ""
    first_on: date | None = None
    last_on: date | None = None

    @property
    def since(self) -> date | None:
        """The first day looked through: of the last thirty where no day was chosen."""
        if self.first_on or self.last_on:
            return self.first_on
        return clock.today() - timedelta(days=rules.DAYS_OF_THE_TRAIL)

    def asked(self) -> Q:
        found = between(self.since, self.last_on)
        found &= Q(actor_code__iexact=self.who) if self.who else Q()
        found &= ABOUT[self.did].asked if self.did in ABOUT else Q()
        found &= Q(case_id=self.case.pk) if self.case else Q()
        found &= Q(office_id=self.office) if self.office else Q()
        return found & (Q(purpose=self.purpose) if self.purpose else Q())

    def __str__(self) -> str:
        """All of it as one text, of which the record keeps a keyed digest."""
        case = self.case.reference if self.case else ""
        parts = [self.who, self.did, case, self.office, self.purpose, self.first_on, self.last_on]
        return json.dumps([str(part or "") for part in parts])


@dataclass(frozen=True)
class Page:
    """A page of the trail, newest first, and where the pages beside it begin."""

    events: list[AuditEvent]
    known: frozenset[UUID] = frozenset()  # cases whose reference the reader may know
    people: frozenset[UUID] = frozenset()  # whose acts they may follow
    reviewed: Mapping[UUID, audit.Reviewed] = field(default_factory=dict)  # by event: what it says something of
    older: Place | None = None
    newer: Place | None = None


def between(first: date | None, last: date | None) -> Q:
    """From the beginning of one day to the end of another, Phnom Penh."""
    since = Q(at__gte=_midnight(first)) if first else Q()
    return since & (Q(at__lt=_midnight(last + timedelta(days=1))) if last and last < date.max else Q())


def open_to(reader: audit.Reader) -> QuerySet[AuditEvent]:
    """Every event ``reader`` may read. What is about protected notes stands on its own page alone (C5)."""
    return AuditEvent.objects.filter(audit.events(reader)).exclude(PROTECTED)


def search(reader: audit.Reader, wanted: Wanted, *, before: Place | None = None, after: Place | None = None) -> Page:
    """A page of what is wanted, older than ``before`` or newer than ``after``; that it was looked at is on record."""
    rows = open_to(reader).filter(wanted.asked())
    if after is not None and before is None:
        found = list(rows.filter(_beyond(after, "gt")).order_by("at", "id")[: A_PAGE + 1])
        shown, goes_on = found[:A_PAGE][::-1], len(found) > A_PAGE
        page = _page(reader, shown, has_older=True, has_newer=goes_on)
    else:
        found = list((rows.filter(_beyond(before, "lt")) if before else rows).order_by("-at", "-id")[: A_PAGE + 1])
        page = _page(reader, found[:A_PAGE], has_older=len(found) > A_PAGE, has_newer=before is not None)
    looked(reader, "audit.searched", wanted=str(wanted), count=len(page.events))
    return page


def nothing(reader: audit.Reader, wanted: Wanted, *, typed: str) -> Page:
    """The answer to a reference that ``reader`` may not know, or that there is not."""
    looked(reader, "audit.searched", wanted=f"{wanted} {typed}", count=0)
    return Page([])


def looked(reader: audit.Reader, kind: str, *, count: int, wanted: str = "", **known: Any) -> None:
    """Put on record that ``reader`` reads the trail: what they wanted as a keyed digest, and how much they got."""
    details: dict[str, Any] = {"count": count} | ({"wanted": log.keyed_digest(wanted)} if wanted else {})
    known |= {"relation": reader.relation, "purpose": Purpose.SUPERVISION}
    log.seen(kind, by=reader.user, details=details, **known)


def tells_why(kind: str, case_id: UUID | None, why: str, known: Container[UUID]) -> bool:
    """Whether the true reason of a refusal may be told: not where it would say whether there is such a case."""
    return case_id in known if case_id else kind not in BY_REFERENCE or why in OF_NO_CASE


def known_among(reader: audit.Reader, acts: Iterable[AuditEvent | audit.Reviewed]) -> frozenset[UUID]:
    """The cases of ``acts`` whose reference ``reader`` may know."""
    asked = {act.case_id for act in acts if act.case_id}
    return frozenset(audit.cases(reader).filter(pk__in=asked).values_list("pk", flat=True))


def _page(reader: audit.Reader, events: list[AuditEvent], *, has_older: bool, has_newer: bool) -> Page:
    ends = [Place(event.at, event.id) for event in (events[:1] + events[-1:])]
    older = ends[-1] if ends and has_older else None
    newer = ends[0] if ends and has_newer else None
    followed = audit.people(reader).filter(pk__in={event.actor_id for event in events if event.actor_id})
    people = frozenset(followed.values_list("pk", flat=True))
    reviewed = audit.reviewed(reader, events)
    known = known_among(reader, [*events, *reviewed.values()])
    return Page(events, known, people, reviewed, older=older, newer=newer)


def _beyond(place: Place, way: str) -> Q:
    return Q(**{f"at__{way}": place.at}) | Q(**{"at": place.at, f"id__{way}": place.id})


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.PHNOM_PENH)
