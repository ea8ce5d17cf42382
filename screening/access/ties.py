"""How does this person stand to this case now? A denial wins over everything."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from orgs import clock
from orgs.asking import Later
from orgs.models import Membership, Office, User
from orgs.places import child_protection_office, provinces_protected_by
from orgs.types import CASE_ROLES, CASEWORKING_ROLES, Role

from .. import rules
from ..models import AgeDetermination, BestInterests, Case, Complaint, Deadline, Denial, Finding, Handover, MatchRequest
from ..types import OPEN_STAGES, FindingStatus, GrantStatus, HandoverStatus, Stage
from . import approvers, candidates, emergencies, grants, protected, transfers
from .matrix import ALL, AT_THE_DESK, HELPS, Tie

# Until a finding is proposed, the office asked for it names, and may have to replace, who examines.
FINDING_AWAITED = {"kind": "finding", "met_at__isnull": True, "dropped_at__isnull": True}
PROTECTED_AT = tuple(stage for stage in OPEN_STAGES if stage is not Stage.SCREENING)
OF_OFFICES = frozenset({Tie.SUPERVISOR, Tie.OFFICE_ASKED, Tie.OFFERED, Tie.IDENTIFYING, Tie.CONFIRMER})
OF_THOSE_ASKED = frozenset({Tie.APPROVER, Tie.SECOND_PERSON, Tie.CHILD_PROTECTION, Tie.JUDGE})
UNRECEIVED = (HandoverStatus.SENT, HandoverStatus.SENT_BACK)


def ties(user: User, case: Case, *, among: frozenset[Tie] = ALL) -> frozenset[Tie]:
    """The ties in ``among`` of ``user`` to ``case`` at this moment; none for whoever is denied, left or suspended.

    Whoever has none is asked about in as many questions whatever the case is like, and whether there is one at all:
    what is looked up depends on ``user`` alone. The tie of the match desk is found only where it is asked for.
    """
    if not user.is_active or not (user.roles_now() & CASE_ROLES):
        return frozenset()
    is_shut_out, in_emergency, gave = _by_name(user, case)
    found = ({_author_tie(user, case)} | _worker_ties(user, case)) - {None}
    found |= ({Tie.EMERGENCY} if in_emergency else set()) | ({Tie.GIVER} if gave else set())
    # What asks the most of the database is asked only where it can matter; of a stranger it is asked all the same.
    is_stranger = not found
    supervised = supervised_offices(user) if among & (OF_OFFICES | OF_THOSE_ASKED) else set()
    if among & OF_OFFICES:
        found |= _office_ties(user, case, supervised, is_stranger=is_stranger)
    if among & OF_THOSE_ASKED:
        found |= _asked_ties(user, case, supervised, is_stranger=is_stranger)
    if among & HELPS:
        found |= _helping_ties(user, case)
    if among & AT_THE_DESK:
        found |= _desk_ties(user, case)
    return frozenset() if is_shut_out else frozenset(tie for tie in found if tie is not None) & among


def is_denied(user: User, case: Case) -> bool:
    return _denials(user).filter(case=case).exists()


def shut_out_of(user: User | UUID | Later) -> QuerySet:
    """The cases of which ``user`` may know nothing, as a query of their keys."""
    return _denials(user).values("case")


def _denials(user: User | UUID | Later) -> QuerySet[Denial]:
    """Those that hold now, of ``user`` or of an office in which they work now."""
    offices = Membership.objects.filter(user=user, ended_at__isnull=True).values("office")
    return Denial.objects.filter(Q(user=user) | Q(office__in=offices), lifted_at__isnull=True)


def _by_name(user: User, case: Case) -> tuple[bool, bool, bool]:
    """Whether ``user`` is denied, reads it in an emergency, gave what is protected: one question for all three."""
    rows = (_denials(user), emergencies.live(user), protected.given_by(user))
    asked = [Exists(row.filter(case=OuterRef("pk"))) for row in rows]
    return Case.objects.filter(pk=case.pk).values_list(*asked).first() or (False, False, False)


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


def _office_ties(user: User, case: Case, supervised: set[UUID], *, is_stranger: bool) -> set[Tie | None]:
    found: set[Tie | None] = set()
    if case.responsible_office_id in supervised:
        found.add(Tie.SUPERVISOR)
    is_received = case.received_at is not None
    if (is_stranger or not is_received) and _handed_to_office_of(user, case) and not is_received:
        found.add(Tie.OFFICE_ASKED)
    # What nobody has received yet is not offered to another office.
    may_be_offered = is_received and case.stage in PROTECTED_AT
    if (is_stranger or may_be_offered) and _is_offered_to(user, case) and may_be_offered:
        found.add(Tie.OFFERED)
    return found | _identifying_ties(case, supervised, is_stranger=is_stranger)


def _identifying_ties(case: Case, supervised: set[UUID], *, is_stranger: bool) -> set[Tie | None]:
    is_theirs = case.stage == Stage.IDENTIFICATION and case.identifying_office_id in supervised
    if not is_theirs and not (is_stranger and supervised):
        return set()
    is_awaited = Deadline.objects.filter(**FINDING_AWAITED, case=case).exists()
    is_proposed = Finding.objects.filter(case=case, status=FindingStatus.PROPOSED).exists()
    found: set[Tie | None] = {Tie.IDENTIFYING} if is_awaited else set()
    return (found | ({Tie.CONFIRMER} if is_proposed else set())) if is_theirs else set()


def _is_offered_to(user: User, case: Case) -> bool:
    return transfers.to_offices_of(user).filter(case=case).exists()


def _handed_to_office_of(user: User, case: Case) -> bool:
    offices = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True).values("office")
    return Handover.objects.filter(case=case, to_office__in=offices, status__in=UNRECEIVED).exists()


def _asked_ties(user: User, case: Case, supervised: set[UUID], *, is_stranger: bool) -> set[Tie | None]:
    found: set[Tie | None] = set()
    if supervised and approvers.to_answer(user, approvers.pending(case=case)):
        found.add(Tie.APPROVER)
    protected_by = _protected_by(user)
    protected = {code for codes in protected_by.values() for code in codes}
    asked_of = (AgeDetermination, BestInterests) if case.is_child or is_stranger else (AgeDetermination,)
    waits = [_waits_for_second_person(user, case, model) for model in asked_of] if protected else []
    if any(waits if case.is_child else waits[:1]) and case.province_id in protected:
        found.add(Tie.SECOND_PERSON)
    if _protects(case, protected_by):
        found.add(Tie.CHILD_PROTECTION)
    if supervised and _judges(user, case, supervised):
        found.add(Tie.JUDGE)
    return found


def _helping_ties(user: User, case: Case) -> set[Tie | None]:
    """By a grant that is live now, to an office in which ``user`` works now."""
    named = list(grants.of_offices(user).filter(case=case).values_list("status", "named"))
    found: set[Tie | None] = {Tie.REFERRED} if named else set()
    return found | {Tie.HELPER for status, pk in named if status == GrantStatus.ACCEPTED and pk == user.pk}


def match_requests(user: User) -> QuerySet[MatchRequest]:
    """What waits at the match desk for ``user``: not their own question, nor one about a person they work with."""
    if Role.MATCH_DESK not in user.roles_now():
        return MatchRequest.objects.none()
    works_on = Q(case__author=user) | Q(case__responsible=user) | Q(case__caseworker=user) | Q(case__specialist=user)
    rows = MatchRequest.objects.filter(closed_at__isnull=True).exclude(Q(recorded_by=user) | works_on)
    return rows.exclude(case__in=shut_out_of(user))


def _desk_ties(user: User, case: Case) -> set[Tie | None]:
    """Of a case that is asked about, and of each that fits it."""
    waiting = match_requests(user)
    is_asked_about = waiting.filter(case=case).exists()
    return {Tie.MATCH_DESK} if is_asked_about or candidates.fits_one_of(waiting, case) else set()


def _protects(case: Case, protected_by: dict[UUID, list[str]]) -> bool:
    """A child's case for which another office answers: child protection determines, and hears if they are missing."""
    if not case.is_child or case.received_at is None or case.stage not in PROTECTED_AT:
        return False
    theirs = (office for office, codes in protected_by.items() if case.province_id in codes)
    return any(case.responsible_office_id != office for office in theirs)


def _waits_for_second_person(user: User, case: Case, model: type[AgeDetermination | BestInterests]) -> bool:
    """For somebody of child protection who is not whoever proposed it."""
    return model.objects.filter(case=case, confirmed_at__isnull=True).exclude(recorded_by=user).exists()


def works_for_children(user: User, case: Case) -> bool:
    """Whether ``user`` works on cases in the child protection office of the case's province."""
    office: Office = child_protection_office(case.province)[0]
    return user.memberships.filter(office=office, role__in=CASEWORKING_ROLES, ended_at__isnull=True).exists()


def _judges(user: User, case: Case, supervised: set[UUID]) -> bool:
    """Supervises the office asked to decide a complaint that somebody else recorded."""
    asked = Complaint.objects.filter(case=case, decision="", office__in=supervised).exclude(recorded_by=user)
    return asked.exists() and user.pk not in (case.responsible_id, case.specialist_id)


def _protected_by(user: User) -> dict[UUID, list[str]]:
    """By office in which ``user`` works on cases: the provinces in which it protects children."""
    rows = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True)
    offices = set(rows.values_list("office", flat=True))
    return provinces_protected_by(offices) if offices else {}
