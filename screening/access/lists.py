"""Which cases may this person list, and which requests wait for their answer? What a list showed is on record."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from orgs import log
from orgs.models import User
from orgs.places import provinces_in_which_protects

from ..models import (
    AgeDetermination,
    Approval,
    BestInterests,
    Case,
    Complaint,
    Deadline,
    Finding,
    Grant,
    Handover,
    Transfer,
)
from ..types import FindingStatus, Stage
from . import approvers, emergencies, grants, protected, transfers
from .known import FINDING_AWAITED, UNRECEIVED, denials_of_any
from .matrix import AFTER_SCREENING
from .reader import Reader, look_of
from .ties import PROTECTED_AT

Keys = QuerySet[Any, Any]  # of one column, the keys of cases


def list_cases(user: User, *, purpose: str) -> QuerySet[Case]:
    """The cases ``user`` may list, newest first. Records how many, and a keyed digest of which."""
    cases = visible(user)
    details = log.listed(cases.values_list("reference", flat=True))
    log.seen("cases.listed", by=user, purpose=purpose, details=details)
    return cases


def visible(user: User) -> QuerySet[Case]:
    """The query of the same ties that `ties` finds one by one; a test holds the two together.

    A referral to one's office is listed among referrals, by its summary, and not among cases.
    """
    look = look_of(user)
    cases = visible_to(look.reader) if look.may_list else Case.objects.none()
    return cases.select_related("responsible", "responsible_office", "province", "caseworker")


def visible_to(reader: Reader) -> QuerySet[Case]:
    """The same, made of what is known of ``reader`` and of nothing else: also for what is written once."""
    return Case.objects.filter(may_know(reader))


def may_know(reader: Reader, *, of: str = "pk") -> Q:
    """That ``reader`` may list the case to which the column ``of`` leads.

    Each tie is found by an index of its own, so that a list costs what is on it, however many other cases there are.
    """
    first, *others = (keys.order_by() for keys in (*_by_name(reader), *_by_office(reader), *_asked(reader)))
    is_shut_out = denials_of_any(reader.user, reader.offices).filter(case=OuterRef(of))
    return Q(**{f"{of}__in": first.union(*others)}) & ~Q(Exists(is_shut_out))


def _by_name(reader: Reader) -> Iterator[Keys]:
    user, cases = reader.user, Case.objects.values("pk")
    yield cases.filter(author=user)
    yield cases.filter(responsible=user)
    yield cases.filter(caseworker=user)
    yield cases.filter(stage=Stage.IDENTIFICATION, specialist=user)
    yield helped_by(reader).values("case")
    yield emergencies.live(user, now=reader.now).values("case")
    yield protected.given_by(user, now=reader.now).values("case")


def _by_office(reader: Reader) -> Iterator[Keys]:
    cases = Case.objects.values("pk")
    yield cases.filter(responsible_office__in=reader.supervised)
    yield cases.filter(received_at__isnull=True, pk__in=handed_to(reader).values("case"))
    yield cases.filter(stage__in=AFTER_SCREENING, pk__in=offered_to(reader).values("case"))
    identifying = cases.filter(stage=Stage.IDENTIFICATION, identifying_office__in=reader.supervised)
    yield identifying.filter(pk__in=Deadline.objects.filter(**FINDING_AWAITED).values("case"))
    yield identifying.filter(pk__in=Finding.objects.filter(status=FindingStatus.PROPOSED).values("case"))


def _asked(reader: Reader) -> Iterator[Keys]:
    """To answer a request, to decide a complaint, as a second person, and for the children of a province."""
    user, cases = reader.user, Case.objects.values("pk")
    yield cases.filter(pk__in=reader.asked_of)
    judged = Complaint.objects.filter(decision="", office__in=reader.supervised).exclude(recorded_by=user)
    yield judged.exclude(Q(case__responsible=user) | Q(case__specialist=user)).values("case")
    theirs = provinces_in_which_protects(reader.working)
    protected_in = cases.filter(province__in=theirs.values("pk"))
    ages: QuerySet[Any] = AgeDetermination.objects.filter(confirmed_at__isnull=True)
    best: QuerySet[Any] = BestInterests.objects.filter(confirmed_at__isnull=True, case__is_child=True)
    waits = [rows.exclude(recorded_by=user).order_by().values("case") for rows in (ages, best)]
    yield protected_in.filter(pk__in=waits[0].union(waits[1]))
    # Where the office that protects children answers for the case itself, its own people work on it.
    another = theirs.filter(pk=OuterRef("province")).exclude(protects=OuterRef("responsible_office"))
    children = protected_in.filter(is_child=True, received_at__isnull=False, stage__in=PROTECTED_AT)
    yield children.filter(Exists(another))


def handed_to(reader: Reader) -> QuerySet[Handover]:
    """Hand-overs under way to an office in which ``reader`` receives."""
    return Handover.objects.filter(to_office__in=reader.working, status__in=UNRECEIVED)


def offered_to(reader: Reader) -> QuerySet[Transfer]:
    return transfers.to_any_of(reader.working, today=reader.today)


def helped_by(reader: Reader) -> QuerySet[Grant]:
    return grants.to_any_of(reader.working, today=reader.today).filter(grants.accepted_by(reader.user))


def requests_for(user: User) -> list[Approval]:
    """What waits for an answer of ``user`` now, oldest first; the look is recorded."""
    rows = approvers.to_answer(user, approvers.pending())
    log.seen("requests.listed", by=user, details=log.listed(row.pk for row in rows))
    return sorted(rows, key=lambda row: row.recorded_at)
