"""May this person do this to this case, and what may they see of it? Fetching is authorising."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs import clock, log, people
from orgs.models import User
from orgs.refusals import Refused
from orgs.types import CASE_ROLES, CASEWORKING_ROLES

from .. import reference as references
from ..models import Approval, Case, Deadline, Handover
from ..sections import Section, open_until_request_ends, opened
from ..types import FindingStatus, HandoverStatus, Stage
from . import approvers, emergencies, grants, protected, transfers
from .matrix import AFTER_SCREENING, PERMISSION_BY_CODE, ROW_BY_TIE, Permission, Purpose, Tie, opened_to
from .ties import (
    FINDING_AWAITED,
    cases_for_second_person,
    children_protected,
    complaints_to_judge,
    is_denied,
    shut_out_of,
    supervised_offices,
    ties,
)

UNKNOWN = _("There is no such page.")
WRONG_STAGE = _("This cannot be done at the stage “%(stage)s”.")
NOT_TRAINED = _("Your training “%(course)s” is missing or has run out. Ask your supervisor.")


class Denied(Refused):
    """Whoever asks may not do this. ``may_know`` is False where they may not know that the case exists.

    ``true_reason`` is a code for the record alone, where what is asked for is no page of a case.
    """

    def __init__(
        self, sentence: str | Promise, *, case: Case | None, act: str, may_know: bool, true_reason: str = ""
    ) -> None:
        super().__init__(sentence, why="denied")
        self.case, self.act, self.may_know, self.true_reason = case, act, may_know, true_reason


@dataclass(frozen=True)
class Reason:
    """Why someone who is not assigned reads: a purpose, and a second reason where identity is opened."""

    purpose: str = ""
    with_identity: bool = False


def refusal(user: User, permission: str, case: Case) -> str | Promise | None:
    """A sentence that says why ``user`` may not do this now, or None where they may.

    For pages: of a case that ``user`` opened in this request the ties found then are used. Acts never ask here.
    """
    found = case.ties if getattr(case, "opened_by", None) == user.pk else ties(user, case)
    return _refusal(user, PERMISSION_BY_CODE[permission], case, found)


def _refusal(user: User, row: Permission, case: Case, found: frozenset[Tie]) -> str | Promise | None:
    if not found & row.ties:
        return row.sentence if found else UNKNOWN
    if Stage(case.stage) not in row.stages:
        return WRONG_STAGE % {"stage": Stage(case.stage).label}
    if row.course is not None and not people.is_trained(user, row.course, clock.today()):
        return NOT_TRAINED % {"course": row.course.label}
    return None


@contextmanager
def require(user: User, permission: str, case: Case) -> Iterator[str]:
    """Raise `Denied`, or open what the permission names until the block ends; yields the tie's code."""
    row = PERMISSION_BY_CODE[permission]
    found = ties(user, case, among=row.ties)
    if not found or _refusal(user, row, case, found) is not None:
        # Any other tie at all decides whether they may know of the case.
        every = ties(user, case)
        raise Denied(_refusal(user, row, case, every) or UNKNOWN, case=case, act=permission, may_know=bool(every))
    with opened(case_id=case.pk, sections=row.opens):
        yield str(min(found & row.ties, key=list(Tie).index))


def open_case(
    user: User, reference: str, *, need: str = "case.see", want: Iterable[Section] = (), reason: Reason | None = None
) -> Case:
    """The case of ``reference`` with ``case.opened``, ``case.ties`` and ``case.summary_only``.

    Opens of ``want`` what the matrix gives, until the request ends, and records that before it
    returns. Raises `Denied`; unknown references and cases one may not know of raise alike.
    """
    want = frozenset(want)
    case = _fetched(reference)
    # Of a case that does not exist as much is asked as of one that ``user`` may not know of.
    found = ties(user, case or Case())
    row = PERMISSION_BY_CODE[need]
    sentence = _refusal(user, row, case, found) if case else UNKNOWN
    if case is None or sentence is not None:
        raise Denied(sentence or UNKNOWN, case=case, act=need, may_know=bool(found))
    reason = reason or Reason()
    given = grants.sections(user, case) if Tie.HELPER in found else frozenset()
    given |= protected.sections(user, case, found) if Section.C5 in want else frozenset()
    sections = opened_to(found, purpose=reason.purpose, with_identity=reason.with_identity) | given
    sections &= want
    relation = min(found, key=list(Tie).index)
    purpose = Purpose.EMERGENCY if relation is Tie.EMERGENCY else reason.purpose or Purpose.CARE
    log.seen(
        "case.opened",
        by=user,
        case=case,
        subject=need,
        relation=str(relation),
        purpose=purpose,
        sections=[str(section) for section in sections],
    )
    open_until_request_ends(case_id=case.pk, sections=sections)
    return _prepared(case, user, found, sections)


def _prepared(case: Any, user: User, found: frozenset[Tie], sections: frozenset[Section]) -> Case:
    case.opened_by, case.ties = user.pk, found
    case.opened = sections
    case.summary_only = all(ROW_BY_TIE[tie].only_summary for tie in found)
    case.asks_purpose = Tie.SUPERVISOR in found and Section.C2 not in opened_to(found, purpose="", with_identity=False)
    return case


def is_only_asked(case: Case) -> bool:
    """Whether whoever opened ``case`` is asked to receive it, to answer for it or to help, and nothing more."""
    found: frozenset[Tie] = getattr(case, "ties", frozenset())
    return bool(found) and found <= {Tie.OFFICE_ASKED, Tie.OFFERED, Tie.REFERRED}


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


def _handed_to(user: User) -> QuerySet[Handover]:
    """Hand-overs under way to an office in which ``user`` receives."""
    receiving = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True).values("office")
    return Handover.objects.filter(to_office__in=receiving, status__in=(HandoverStatus.SENT, HandoverStatus.SENT_BACK))


def _fetched(reference: str) -> Case | None:
    # Asked for even where no case can be called so: it costs the same.
    plain = references.read(reference) or ""
    people = ("person", "author", "responsible", "received_by", "caseworker", "specialist")
    offices = ("author_office", "responsible_office", "identifying_office", "province__identifying_office")
    return Case.objects.select_related(*people, *offices).filter(reference=plain).first()


def list_cases(user: User, *, purpose: str) -> QuerySet[Case]:
    """The cases ``user`` may list, newest first. Records how many, and a keyed digest of which."""
    cases = visible(user)
    found = sorted(cases.values_list("reference", flat=True))
    details = {"count": len(found), "which": log.keyed_digest(",".join(found))}
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


def requests_for(user: User) -> list[Approval]:
    """What waits for an answer of ``user`` now, oldest first; the look is recorded."""
    rows = approvers.to_answer(user, approvers.pending())
    which = log.keyed_digest(",".join(sorted(str(row.pk) for row in rows)))
    log.seen("requests.listed", by=user, details={"count": len(rows), "which": which})
    return sorted(rows, key=lambda row: row.recorded_at)


__all__ = [
    "Denied",
    "Reason",
    "find_listed",
    "is_denied",
    "is_only_asked",
    "list_cases",
    "only_asked",
    "open_case",
    "refusal",
    "require",
    "visible",
]
