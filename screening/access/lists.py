"""Which cases may this person list, and which requests wait for their answer? What a list showed is on record."""

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
    Handover,
)
from ..types import FindingStatus, Stage
from . import approvers, emergencies, grants, protected, transfers
from .known import FINDING_AWAITED, UNRECEIVED
from .matrix import AFTER_SCREENING
from .reader import Reader, look_of
from .ties import PROTECTED_AT, shut_out_of


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
    tied = _by_name(reader) | _by_office(reader) | _asked(reader) | _children_protected(reader)
    return Case.objects.filter(tied).exclude(pk__in=shut_out_of(reader.user))


def _by_name(reader: Reader) -> Q:
    user = reader.user
    return (
        Q(author=user)
        | Q(responsible=user)
        | Q(caseworker=user)
        | Q(stage=Stage.IDENTIFICATION, specialist=user)
        | Q(pk__in=grants.cases_helped(user, today=reader.today))
        | Q(pk__in=emergencies.live(user, now=reader.now).values("case"))
        | Q(pk__in=protected.given_by(user, now=reader.now).values("case"))
    )


def _by_office(reader: Reader) -> Q:
    awaited = Deadline.objects.filter(**FINDING_AWAITED).values("case")
    proposed = Finding.objects.filter(status=FindingStatus.PROPOSED).values("case")
    identifying = Q(stage=Stage.IDENTIFICATION, identifying_office__in=reader.supervised)
    offered = transfers.to_offices_of(reader.user, today=reader.today)
    return (
        Q(responsible_office__in=reader.supervised)
        | Q(received_at__isnull=True, pk__in=handed_to(reader).values("case"))
        | Q(pk__in=offered.values("case"), stage__in=AFTER_SCREENING)
        | identifying & (Q(pk__in=awaited) | Q(pk__in=proposed))
    )


def _asked(reader: Reader) -> Q:
    """As whoever answers a request, as a second person of child protection, as who decides a complaint."""
    protected_in = provinces_in_which_protects(reader.working).values("pk")
    ages = AgeDetermination.objects.filter(confirmed_at__isnull=True)
    best = BestInterests.objects.filter(confirmed_at__isnull=True, case__is_child=True)
    second = [rows.filter(case__province__in=protected_in).exclude(recorded_by=reader.user) for rows in (ages, best)]
    theirs = Q(case__responsible=reader.user) | Q(case__specialist=reader.user)
    judged = Complaint.objects.filter(decision="", office__in=reader.supervised).exclude(recorded_by=reader.user)
    asked = Q(pk__in=reader.asked_of) | Q(pk__in=judged.exclude(theirs).values("case"))
    return asked | Q(pk__in=second[0].values("case")) | Q(pk__in=second[1].values("case"))


def _children_protected(reader: Reader) -> Q:
    theirs = provinces_in_which_protects(reader.working)
    # Where the office that protects children answers for the case itself, its own people work on it.
    another = theirs.filter(pk=OuterRef("province")).exclude(protects=OuterRef("responsible_office"))
    protected_in = Q(province__in=theirs.values("pk")) & Q(Exists(another))
    return Q(is_child=True, received_at__isnull=False, stage__in=PROTECTED_AT) & protected_in


def handed_to(reader: Reader) -> QuerySet[Handover]:
    """Hand-overs under way to an office in which ``reader`` receives."""
    return Handover.objects.filter(to_office__in=reader.working, status__in=UNRECEIVED)


def requests_for(user: User) -> list[Approval]:
    """What waits for an answer of ``user`` now, oldest first; the look is recorded."""
    rows = approvers.to_answer(user, approvers.pending())
    log.seen("requests.listed", by=user, details=log.listed(row.pk for row in rows))
    return sorted(rows, key=lambda row: row.recorded_at)
