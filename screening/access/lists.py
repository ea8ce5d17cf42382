"""Which cases may this person list, and which requests wait for their answer? What a list showed is on record."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from orgs import log
from orgs.models import User
from orgs.types import CASE_ROLES, CASEWORKING_ROLES

from .. import reference as references
from ..models import Approval, Case, Deadline, Handover
from ..types import FindingStatus, HandoverStatus, Stage
from . import approvers, emergencies, grants, protected, transfers
from .matrix import AFTER_SCREENING
from .ties import (
    FINDING_AWAITED,
    cases_for_second_person,
    children_protected,
    complaints_to_judge,
    shut_out_of,
    supervised_offices,
)


def list_cases(user: User, *, purpose: str) -> QuerySet[Case]:
    """The cases ``user`` may list, newest first. Records how many, and a keyed digest of which."""
    cases = visible(user)
    details = log.listed(cases.values_list("reference", flat=True))
    log.seen("cases.listed", by=user, purpose=purpose, details=details)
    return cases


def find_listed(user: User, cases: QuerySet[Case], typed: str) -> Case | None:
    """The one of ``cases`` whose reference was typed. Records whether there is one, and a keyed digest of it."""
    plain = references.read(typed)
    hit = cases.filter(reference=plain).first() if plain else None
    details = {"count": int(hit is not None), "what": log.keyed_digest(plain or typed.casefold())}
    log.seen("cases.searched", by=user, details=details)
    return hit


def visible(user: User) -> QuerySet[Case]:
    """The query of the same ties that `ties` finds one by one; a test holds the two together.

    A referral to one's office is listed among referrals, by its summary, and not among cases.
    """
    if not user.is_active or not user.roles_now() & CASE_ROLES:
        return Case.objects.none()
    asked = [*_to_approve(user), *cases_for_second_person(user), *complaints_to_judge(user)]
    tied = _tied(user) | Q(pk__in=asked) | children_protected(user)
    cases = Case.objects.filter(tied).exclude(pk__in=shut_out_of(user))
    return cases.select_related("responsible", "responsible_office", "province", "caseworker").distinct()


def _to_approve(user: User) -> list[UUID]:
    """Only supervisors and their deputies are ever asked, so nobody else's list looks any further."""
    if not supervised_offices(user):
        return []
    return [row.case_id for row in approvers.to_answer(user, approvers.pending())]


def _tied(user: User) -> Q:
    supervised = supervised_offices(user)
    awaited = Deadline.objects.filter(**FINDING_AWAITED).values("case")
    identifying = Q(stage=Stage.IDENTIFICATION, identifying_office__in=supervised) & (
        Q(pk__in=awaited) | Q(finding__status=FindingStatus.PROPOSED)
    )
    return (
        Q(author=user)
        | Q(responsible=user)
        | Q(caseworker=user)
        | Q(stage=Stage.IDENTIFICATION, specialist=user)
        | Q(responsible_office__in=supervised)
        | Q(received_at__isnull=True, pk__in=_handed_to(user).values("case"))
        | Q(pk__in=transfers.to_offices_of(user).values("case"), stage__in=AFTER_SCREENING)
        | identifying
        | Q(pk__in=grants.cases_helped(user))
        | Q(pk__in=emergencies.live(user).values("case"))
        | Q(pk__in=protected.given_by(user).values("case"))
    )


def _handed_to(user: User) -> QuerySet[Handover]:
    """Hand-overs under way to an office in which ``user`` receives."""
    receiving = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True).values("office")
    return Handover.objects.filter(to_office__in=receiving, status__in=(HandoverStatus.SENT, HandoverStatus.SENT_BACK))


def only_asked(user: User, cases: Iterable[Case]) -> set[UUID]:
    """For lists: those of ``cases`` that ``user`` knows only because their office is asked to receive them, or is
    offered them."""
    rows = list(cases)
    waiting = [case for case in rows if case.received_at is None]
    asked = set(_handed_to(user).filter(case__in=waiting).values_list("case", flat=True))
    asked |= set(transfers.to_offices_of(user).filter(case__in=rows).values_list("case", flat=True))
    own, helped = supervised_offices(user), set(grants.cases_helped(user).values_list("case", flat=True))
    known = [case for case in rows if user.pk in (case.author_id, case.responsible_id, case.caseworker_id)]
    known += [case for case in rows if case.responsible_office_id in own or case.pk in helped]
    return asked - {case.pk for case in known}


def requests_for(user: User) -> list[Approval]:
    """What waits for an answer of ``user`` now, oldest first; the look is recorded."""
    rows = approvers.to_answer(user, approvers.pending())
    log.seen("requests.listed", by=user, details=log.listed(row.pk for row in rows))
    return sorted(rows, key=lambda row: row.recorded_at)
