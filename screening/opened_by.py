"""Who looked at this case, and should they have? One line for each person, what stands out first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import ExtractHour
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs import clock
from orgs.models import AuditEvent, Membership, User
from orgs.models.event import Outcome

from . import access, rules, trail
from .access import Tie, audit
from .models import Case, Emergency
from .types import ApprovalAnswer

AT_NIGHT = ~Q(hour__gte=rules.LIT_HOURS.start, hour__lt=rules.LIT_HOURS.stop)
# They may know of the case, and asked for a page of it that is not theirs.
NOT_THIS_PAGE = "may_not_do"
OF_THE_LOG = ("audit.", "review.")


@dataclass(frozen=True)
class Verdict:
    """What is to be thought of one person's looks; ``rank`` says how soon somebody should ask."""

    rank: int
    tone: str
    sentence: str | Promise

    @property
    def is_odd(self) -> bool:
        return self.tone in ("over", "due")


@dataclass
class Looker:
    """Everything that one person did with one case, and how they stand to it now."""

    user: User | None
    code: str
    roles: set[str] = field(default_factory=set)
    looked_as: dict[tuple[str, str], int] = field(default_factory=dict)  # (tie, purpose): how often
    acted_as: dict[str, int] = field(default_factory=dict)  # tie: how often
    sections: set[str] = field(default_factory=set)
    looks: int = 0
    at_night: int = 0
    acts: int = 0
    log_reads: int = 0
    refused: dict[str, int] = field(default_factory=dict)  # true reason: how often
    first: datetime | None = None  # of what they opened or changed
    last: datetime | None = None
    latest: datetime | None = None  # of anything
    first_refused: datetime | None = None
    last_look: datetime | None = None
    emergencies: list[Emergency] = field(default_factory=list)
    ties_now: frozenset[Tie] = frozenset()
    is_shut_out: bool = False
    offices: list[Any] = field(default_factory=list)

    @property
    def opened(self) -> bool:
        return bool(self.looks or self.acts)

    @property
    def ties_then(self) -> list[Tie]:
        """As what they looked or acted, at that time."""
        return [tie for tie in Tie if tie in self.acted_as or any(tie == then for then, _purpose in self.looked_as)]

    @property
    def verdict(self) -> Verdict:
        return next(verdict for holds, verdict in VERDICTS if holds(self))

    def add(self, row: dict[str, Any]) -> None:
        number, kind = row["number"], row["kind"]
        self.roles |= set(filter(None, row["role"].split(",")))
        self.latest = max(filter(None, (self.latest, row["last"])))
        if row["outcome"] == Outcome.REFUSED:
            self.refused[row["why"]] = self.refused.get(row["why"], 0) + number
            if row["why"] != NOT_THIS_PAGE:
                self.first_refused = min(filter(None, (self.first_refused, row["first"])))
        elif kind.startswith(OF_THE_LOG):
            self.log_reads += number
        else:
            self._add_opened(row, number)

    def _add_opened(self, row: dict[str, Any], number: int) -> None:
        self.first = min(filter(None, (self.first, row["first"])))
        self.last = max(filter(None, (self.last, row["last"])))
        if row["outcome"] == Outcome.DONE:
            self.acts += number
            self.acted_as[row["relation"]] = self.acted_as.get(row["relation"], 0) + number
        else:
            key = (row["relation"], row["purpose"])
            self.looked_as[key] = self.looked_as.get(key, 0) + number
            self.looks += number
            self.at_night += row["at_night"]
            self.sections |= set(row["sections"])
            self.last_look = max(filter(None, (self.last_look, row["last"])))


def _was_refused_first(one: Looker) -> bool:
    return bool(one.first_refused and one.last_look and one.last_look > one.first_refused)


def _emergency_answered(one: Looker, *answers: str) -> bool:
    return any(row.review.answer in answers for row in one.emergencies)


# The first that holds.
VERDICTS: tuple[tuple[Any, Verdict], ...] = (
    (lambda one: _emergency_answered(one, ApprovalAnswer.NOT_IN_ORDER),
     Verdict(0, "over", _("Opened it in an emergency, and that was not in order."))),
    (lambda one: one.opened and one.is_shut_out,
     Verdict(1, "over", _("Opened it, and is shut out of it now."))),
    (_was_refused_first,
     Verdict(2, "over", _("Was refused, and opened it afterwards. Ask how they came to it."))),
    (lambda one: _emergency_answered(one, ""),
     Verdict(3, "over", _("Opened it in an emergency, and nobody has looked at that yet."))),
    (lambda one: any(not tie for tie, _purpose in one.looked_as),
     Verdict(4, "over", _("Opened it, and no tie to it is on record."))),
    (lambda one: bool(one.first_refused) and not one.opened,
     Verdict(5, "due", _("Was refused, and never opened it."))),
    (lambda one: bool(one.emergencies) and not one.ties_now - {Tie.EMERGENCY},
     Verdict(6, "info", _("Opened it in an emergency; somebody looked at that, and it was in order."))),
    (lambda one: one.opened and not one.ties_now,
     Verdict(7, "neutral", _("Had a tie to it when they opened it, and has none now."))),
    (lambda one: one.opened,
     Verdict(8, "safe", _("Their tie to the case explains it."))),
    (lambda one: True,
     Verdict(9, "neutral", _("Read the record of the case only, and not the case."))),
)  # fmt: skip


def lookers(reader: audit.Reader, case: Case) -> list[Looker]:
    """Everybody who looked at ``case``, changed it, read its record or was refused; what stands out first."""
    found: dict[tuple[UUID | None, str], Looker] = {}
    rows = list(_grouped(trail.open_to(reader).filter(case_id=case.pk)))
    users = _users(row["actor_id"] for row in rows)
    for row in rows:
        key = (row["actor_id"], row["actor_code"])
        if key not in found:
            found[key] = Looker(users.get(row["actor_id"]), row["actor_code"])
        found[key].add(row)
    _complete(reader, case, found)
    return sorted(found.values(), key=lambda one: (one.verdict.rank, -one.latest.timestamp() if one.latest else 0))


def _grouped(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent, dict[str, Any]]:
    by = ("actor_id", "actor_code", "role", "kind", "outcome", "relation", "purpose", "why", "sections")
    rows = events.order_by("actor_code").annotate(hour=ExtractHour("at", tzinfo=clock.PHNOM_PENH)).values(*by)
    return rows.annotate(
        number=Count("pk"), at_night=Count("pk", filter=AT_NIGHT), first=Min("at"), last=Max("at")
    ).order_by("actor_code", "kind")


def _complete(reader: audit.Reader, case: Case, found: dict[tuple[UUID | None, str], Looker]) -> None:
    """How each of them stands to the case now, and what became of their emergencies.

    Who is shut out is told to whoever answers for the case, and to no auditor: it would say whom somebody accuses.
    """
    opened: dict[UUID, list[Emergency]] = {}
    for row in case.emergency_set.select_related("review__answered_by"):
        opened.setdefault(row.recorded_by_id, []).append(row)
    users = {one.user.pk: one.user for one in found.values() if one.user and one.opened}
    ties_now = access.ties_of_all(users.values(), case)
    shut_out = set() if reader.is_auditor else access.shut_out([case.pk])[case.pk]
    for (pk, _code), one in found.items():
        if one.user is None or pk is None:
            continue
        one.emergencies = opened.get(pk, [])
        one.offices = offices_of(one.user)
        if one.opened:
            one.ties_now = ties_now[pk]
            one.is_shut_out = pk in shut_out


def _users(keys: Iterable[UUID | None]) -> dict[UUID, User]:
    wanted = {key for key in keys if key}
    return {row.pk: row for row in User.objects.filter(pk__in=wanted).prefetch_related("memberships__office")}


def offices_of(user: User) -> list[Any]:
    """Where ``user`` works now, or did last where they work nowhere any more; of rows read before."""
    rows: list[Membership] = sorted(user.memberships.all(), key=lambda row: row.started_at)
    now = [row.office for row in rows if row.ended_at is None] or [row.office for row in rows[-1:]]
    return list(dict.fromkeys(now))
