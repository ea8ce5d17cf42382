"""How does this person stand to this case now? A denial wins over everything."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from orgs import clock, hierarchy
from orgs.models import Office, User
from orgs.places import child_protection_office, provinces_protected_by
from orgs.types import CASE_ROLES, CASEWORKING_ROLES, Role

from .. import rules
from ..models import AgeDetermination, BestInterests, Case, Complaint, Deadline, Denial, Finding, Handover
from ..types import OPEN_STAGES, FindingStatus, GrantStatus, HandoverStatus, Stage
from . import approvers, emergencies, grants, protected, transfers
from .matrix import HELPS, Tie

# Until a finding is proposed, the office asked for it names, and may have to replace, who examines.
FINDING_AWAITED = {"kind": "finding", "met_at__isnull": True, "dropped_at__isnull": True}
PROTECTED_AT = tuple(stage for stage in OPEN_STAGES if stage is not Stage.SCREENING)
EVERY_TIE = frozenset(Tie)
OF_OFFICES = frozenset({Tie.SUPERVISOR, Tie.OFFICE_ASKED, Tie.OFFERED, Tie.IDENTIFYING, Tie.CONFIRMER})
OF_THOSE_ASKED = frozenset({Tie.APPROVER, Tie.SECOND_PERSON, Tie.CHILD_PROTECTION, Tie.JUDGE})
UNRECEIVED = (HandoverStatus.SENT, HandoverStatus.SENT_BACK)


def ties(user: User, case: Case, *, among: frozenset[Tie] = EVERY_TIE) -> frozenset[Tie]:
    """The ties in ``among`` of ``user`` to ``case`` at this moment; none for whoever is denied, left or suspended."""
    if not user.is_active or not (user.roles_now() & CASE_ROLES):
        return frozenset()
    denied, in_emergency, gave = _by_name(user, case)
    if denied:
        return frozenset()
    found = {_author_tie(user, case)} | _worker_ties(user, case)
    found |= ({Tie.EMERGENCY} if in_emergency else set()) | ({Tie.GIVER} if gave else set())
    # What asks the most of the database is asked only where it can matter.
    if among & OF_OFFICES:
        found |= _office_ties(user, case)
    if among & OF_THOSE_ASKED:
        found |= _asked_ties(user, case)
    if among & HELPS:
        found |= _helping_ties(user, case)
    return frozenset(tie for tie in found if tie is not None) & among


def is_denied(user: User, case: Case) -> bool:
    return _denials(user).filter(case=case).exists()


def shut_out_of(user: User) -> QuerySet:
    """The cases of which ``user`` may know nothing, as a query of their keys."""
    return _denials(user).values("case")


def _denials(user: User) -> QuerySet[Denial]:
    """Those that hold now, of ``user`` or of an office in which they work now."""
    offices = user.memberships.filter(ended_at__isnull=True).values("office")
    return Denial.objects.filter(Q(user=user) | Q(office__in=offices), lifted_at__isnull=True)


def _by_name(user: User, case: Case) -> tuple[bool, bool, bool]:
    """Whether ``user`` is denied, reads it in an emergency, gave what is protected: one question for all three."""
    rows = (_denials(user), emergencies.live(user), protected.given_by(user))
    asked = [Exists(row.filter(case=OuterRef("pk"))) for row in rows]
    return Case.objects.filter(pk=case.pk).values_list(*asked).get()


def supervised_offices(user: User) -> set[UUID]:
    """Offices that ``user`` supervises now, or in which they stand in for a supervisor today."""
    today = clock.today()
    rows = user.memberships.filter(role=Role.SUPERVISOR, ended_at__isnull=True)
    stands_in = user.deputises_in.filter(starts_on__lte=today, ends_on__gte=today)
    return set(rows.values_list("office_id", flat=True)) | set(stands_in.values_list("office_id", flat=True))


def _author_tie(user: User, case: Case) -> Tie | None:
    if case.author_id != user.pk:
        return None
    left_on = case.received_at or case.closed_at
    if left_on is None:
        return Tie.AUTHOR if case.responsible_id == user.pk or case.caseworker_id is None else Tie.AUTHOR_LATER
    recently = clock.now() <= left_on + rules.AUTHOR_READS_AFTER_RECEIPT
    return Tie.AUTHOR_RECEIVED if recently else Tie.AUTHOR_LATER


def _worker_ties(user: User, case: Case) -> set[Tie | None]:
    found: set[Tie | None] = set()
    if case.caseworker_id == user.pk:
        found.add(Tie.CASEWORKER)
    elif case.responsible_id == user.pk and (case.author_id != user.pk or _is_kept(case)):
        found.add(Tie.HOLDING)
    if case.specialist_id == user.pk and case.stage == Stage.IDENTIFICATION:
        found.add(Tie.SPECIALIST)
    return found


def _is_kept(case: Case) -> bool:
    return case.stage != Stage.SCREENING and Handover.objects.filter(case=case, status=HandoverStatus.KEPT).exists()


def _office_ties(user: User, case: Case) -> set[Tie | None]:
    found: set[Tie | None] = set()
    supervised = supervised_offices(user)
    if case.responsible_office_id in supervised:
        found.add(Tie.SUPERVISOR)
    if case.received_at is None:
        found |= {Tie.OFFICE_ASKED} if _handed_to_office_of(user, case) else set()
    # What nobody has received yet is not offered to another office.
    elif case.stage in PROTECTED_AT and transfers.to_offices_of(user).filter(case=case).exists():
        found.add(Tie.OFFERED)
    if case.stage == Stage.IDENTIFICATION and case.identifying_office_id in supervised:
        if Deadline.objects.filter(**FINDING_AWAITED, case=case).exists():
            found.add(Tie.IDENTIFYING)
        if Finding.objects.filter(case=case, status=FindingStatus.PROPOSED).exists():
            found.add(Tie.CONFIRMER)
    return found


def _handed_to_office_of(user: User, case: Case) -> bool:
    offices = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True).values("office")
    return Handover.objects.filter(case=case, to_office__in=offices, status__in=UNRECEIVED).exists()


def _asked_ties(user: User, case: Case) -> set[Tie | None]:
    found: set[Tie | None] = set()
    if approvers.to_answer(user, approvers.pending(case=case)):
        found.add(Tie.APPROVER)
    if _is_second_person(user, case):
        found.add(Tie.SECOND_PERSON)
    if _protects(user, case):
        found.add(Tie.CHILD_PROTECTION)
    if _judges(user, case):
        found.add(Tie.JUDGE)
    return found


def _helping_ties(user: User, case: Case) -> set[Tie | None]:
    """By a grant that is live now, to an office in which ``user`` works now."""
    named = list(grants.of_offices(user).filter(case=case).values_list("status", "named"))
    found: set[Tie | None] = {Tie.REFERRED} if named else set()
    return found | {Tie.HELPER for status, pk in named if status == GrantStatus.ACCEPTED and pk == user.pk}


def _protects(user: User, case: Case) -> bool:
    """A child's case for which another office answers: child protection determines, and hears if they are missing."""
    if not case.is_child or case.received_at is None or case.stage not in PROTECTED_AT:
        return False
    elsewhere = case.responsible_office_id != child_protection_office(case.province)[0].pk
    return elsewhere and works_for_children(user, case)


def _is_second_person(user: User, case: Case) -> bool:
    """Of child protection, and not whoever proposed what waits for a second person."""
    asked_of = (AgeDetermination, BestInterests) if case.is_child else (AgeDetermination,)
    waiting = any(
        model.objects.filter(case=case, confirmed_at__isnull=True).exclude(recorded_by=user).exists()
        for model in asked_of
    )
    return waiting and works_for_children(user, case)


def works_for_children(user: User, case: Case) -> bool:
    """Whether ``user`` works on cases in the child protection office of the case's province."""
    office: Office = child_protection_office(case.province)[0]
    return user.memberships.filter(office=office, role__in=CASEWORKING_ROLES, ended_at__isnull=True).exists()


def _judges(user: User, case: Case) -> bool:
    """Supervises the office asked to decide a complaint that somebody else recorded."""
    asked = Complaint.objects.filter(case=case, decision="").exclude(recorded_by=user)
    offices = set(asked.values_list("office_id", flat=True))
    if not offices or user.pk in (case.responsible_id, case.specialist_id):
        return False
    return any(hierarchy.supervises(user, row, today=clock.today()) for row in Office.objects.filter(pk__in=offices))


def cases_for_second_person(user: User) -> list[UUID]:
    """For lists: the cases in which `_is_second_person` holds."""
    provinces = [code for codes in _protected_by(user).values() for code in codes]
    if not provinces:
        return []
    ages = AgeDetermination.objects.filter(confirmed_at__isnull=True)
    best = BestInterests.objects.filter(confirmed_at__isnull=True, case__is_child=True)
    waiting = [rows.filter(case__province__in=provinces).exclude(recorded_by=user) for rows in (ages, best)]
    return [pk for rows in waiting for pk in rows.values_list("case_id", flat=True)]


def _protected_by(user: User) -> dict[UUID, Any]:
    """By office in which ``user`` works on cases: the provinces in which it protects children."""
    rows = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True)
    offices = set(rows.values_list("office", flat=True))
    return dict(provinces_protected_by(offices)) if offices else {}


def children_protected(user: User) -> Q:
    """For lists: the cases in which `_protects` holds."""
    found = Q(pk__in=())
    for office, provinces in _protected_by(user).items():
        found |= Q(province__in=provinces) & ~Q(responsible_office=office)
    return Q(is_child=True, received_at__isnull=False, stage__in=PROTECTED_AT) & found


def complaints_to_judge(user: User) -> list[UUID]:
    """For lists: the cases in which `_judges` holds."""
    asked = Complaint.objects.filter(decision="", office__in=supervised_offices(user)).exclude(recorded_by=user)
    theirs = Q(case__responsible=user) | Q(case__specialist=user)
    return list(asked.exclude(theirs).values_list("case_id", flat=True))
