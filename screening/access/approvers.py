"""Who may answer a request now? It climbs when nobody answers; nobody answers their own."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from orgs import clock, hierarchy
from orgs.asking import Later
from orgs.models import Office, User

from .. import rules
from ..models import Approval, Case, Denial
from ..types import ApprovalKind


def pending(*, case: Case | None = None) -> QuerySet[Approval]:
    """Requests without an answer, of one case or of all."""
    rows = Approval.objects.filter(answer="").select_related("case", "office", "recorded_by")
    return rows.filter(case=case) if case is not None else rows


def to_answer(user: User, rows: Iterable[Approval]) -> list[Approval]:
    """Those of ``rows`` that ``user`` may answer now. What is asked of the database does not grow with their number,
    nor does it tell of a request that could never climb to ``user``."""
    reach = hierarchy.offices_below(hierarchy.supervised_by(user, today=clock.today()))
    found = [row for row in rows if not row.answer and row.office_id in reach]
    known = Known(cases=[row.case_id for row in found])
    return [row for row in found if any(user.pk == one.pk for one in asked_now(row, known=known))]


def may_answer(user: User, approval: Approval) -> bool:
    """Whether ``approval`` waits for an answer, and ``user`` is at a level that it has reached by now."""
    return bool(to_answer(user, [approval]))


def kept_from(user: UUID | Later, *, asked: Any) -> QuerySet[Approval]:
    """Requests to read what is protected, of which ``user``, who neither asked nor is ``asked``, learns nothing."""
    rows = Approval.objects.filter(answer="", kind=ApprovalKind.PROTECTED)
    return rows.exclude(recorded_by=user).exclude(pk__in=asked)


class Known:
    """What judging many requests asks of offices, people and denials: each once, however many requests there are."""

    def __init__(self, *, cases: Iterable[UUID]) -> None:
        self.now, self.today = clock.now(), clock.today()
        self.denials = list(
            Denial.objects.filter(case__in=set(cases), lifted_at__isnull=True).values_list("case", "user", "office")
        )
        self._levels: dict[UUID, list[list[User]]] = {}
        self._offices: dict[UUID, frozenset[UUID]] = {}

    @cached_property
    def holidays(self) -> frozenset[date]:
        return hierarchy.holidays()

    def levels(self, office: Office) -> list[list[User]]:
        if office.pk not in self._levels:
            self._levels[office.pk] = hierarchy.levels_up(office, today=self.today)
        return self._levels[office.pk]

    def offices(self, user: User) -> frozenset[UUID]:
        """Where ``user`` works now."""
        if user.pk not in self._offices:
            rows = user.memberships.filter(ended_at__isnull=True)
            self._offices[user.pk] = frozenset(rows.values_list("office_id", flat=True))
        return self._offices[user.pk]

    def is_denied(self, user: User, case: UUID) -> bool:
        theirs = [row for row in self.denials if row[0] == case]
        return any(who == user.pk or office in self.offices(user) for _case, who, office in theirs)


def asked_now(approval: Approval, *, known: Known | None = None) -> list[User]:
    """Everyone whom the request has reached: the first level with someone eligible, and each after
    another two working days (`rules.APPROVAL_CLIMBS_AFTER_WORKING_DAYS`) without an answer."""
    known = known or Known(cases=[approval.case_id])
    levels = [[user for user in level if is_eligible(user, approval, known)] for level in known.levels(approval.office)]
    reached = [level for level in levels if level][: 1 + climbs(approval, known)]
    return [user for level in reached for user in level]


def climbs(approval: Approval, known: Known) -> int:
    """How many levels up the request has gone because nobody answered."""
    if approval.kind == ApprovalKind.EMERGENCY:
        # Somebody has read a case on their own word: that is looked at within hours, on any day of the week.
        return (known.now - approval.recorded_at) // rules.EMERGENCY_REVIEW_CLIMBS_AFTER
    asked_on = clock.local_day(approval.recorded_at)
    days = [asked_on + timedelta(days=step + 1) for step in range((known.today - asked_on).days)]
    waited = sum(hierarchy.is_working_day(day, holidays=known.holidays) for day in days)
    # On the two working days after the day of asking the first level still has its time.
    return max(0, waited - 1) // rules.APPROVAL_CLIMBS_AFTER_WORKING_DAYS


def is_eligible(user: User, approval: Approval, known: Known) -> bool:
    """Not who asked, not who answers for the case, not denied, and of another body where that is asked."""
    case = approval.case
    if user.pk in (approval.recorded_by_id, case.responsible_id, case.caseworker_id, case.specialist_id):
        return False
    if approval.of_other_organisation and user.organisation_id == approval.recorded_by.organisation_id:
        return False
    if approval.of_other_office and known.offices(user) & known.offices(approval.recorded_by):
        return False
    return not known.is_denied(user, case.pk)


def office_to_ask(case: Case, *, by: User, other_organisation: bool, other_office: bool) -> Office:
    """The office that is asked first: the responsible one, or one of another body or office, going up."""
    for office in hierarchy.offices_up(case.responsible_office):
        if Denial.objects.filter(case=case, office=office, lifted_at__isnull=True).exists():
            continue
        if other_organisation and office.organisation_id == by.organisation_id:
            continue
        if other_office and by.memberships.filter(office=office, ended_at__isnull=True).exists():
            continue
        return office
    return case.responsible_office
