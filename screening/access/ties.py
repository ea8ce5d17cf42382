"""How does this person stand to this case now? A denial wins over everything."""

from uuid import UUID

from django.db.models import Q, QuerySet

from orgs import clock
from orgs.asking import Later
from orgs.models import Office, User
from orgs.places import child_protection_office, provinces_protected_by
from orgs.types import CASEWORKING_ROLES, Role

from .. import rules
from ..models import Case, MatchRequest
from ..types import OPEN_STAGES, Stage
from . import approvers, candidates
from .known import Known, denials_of, known
from .matrix import ALL, AT_THE_DESK, Tie

PROTECTED_AT = tuple(stage for stage in OPEN_STAGES if stage is not Stage.SCREENING)


def ties(user: User, case: Case, *, among: frozenset[Tie] = ALL) -> frozenset[Tie]:
    """The ties in ``among`` of ``user`` to ``case`` at this moment; none for whoever is denied, left or suspended.

    Whoever has none is asked about in as many questions whatever the case is like, and whether there is one at all:
    what is looked up depends on ``user`` alone. The tie of the match desk is found only where it is asked for.
    """
    if not user.is_active:
        return frozenset()
    here = known(user, case)
    if not here.has_role:
        return frozenset()
    found = {_author_tie(user, case)} | _worker_ties(user, case, is_kept=here.is_kept)
    found |= _office_ties(case, here) | _asked_ties(user, case, here)
    found |= {tie for tie, is_so in _by_name(here) if is_so}
    # What asks the most of the database is asked only where it can matter; of a stranger it is asked all the same.
    is_stranger = here.is_shut_out or found <= {None}
    if Tie.APPROVER in among and here.supervises and (is_stranger or here.request_waits):
        found |= {Tie.APPROVER} if approvers.to_answer(user, approvers.pending(case=case)) else set()
    if among & AT_THE_DESK:
        found |= _desk_ties(user, case)
    return frozenset() if here.is_shut_out else frozenset(tie for tie in found if tie is not None) & among


def is_denied(user: User, case: Case) -> bool:
    return denials_of(user).filter(case=case).exists()


def shut_out_of(user: User | UUID | Later) -> QuerySet:
    """The cases of which ``user`` may know nothing, as a query of their keys."""
    return denials_of(user).values("case")


def _by_name(here: Known) -> tuple[tuple[Tie, bool], ...]:
    return (
        (Tie.EMERGENCY, here.in_emergency),
        (Tie.GIVER, here.gave_protected),
        (Tie.REFERRED, here.is_referred),
        (Tie.HELPER, here.is_named_helper),
    )


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


def _worker_ties(user: User, case: Case, *, is_kept: bool) -> set[Tie | None]:
    found: set[Tie | None] = set()
    goes_on = is_kept and case.stage != Stage.SCREENING
    if case.caseworker_id == user.pk:
        found.add(Tie.CASEWORKER)
    elif case.responsible_id == user.pk and (case.author_id != user.pk or goes_on):
        found.add(Tie.HOLDING)
    if case.specialist_id == user.pk and case.stage == Stage.IDENTIFICATION:
        found.add(Tie.SPECIALIST)
    return found


def _office_ties(case: Case, here: Known) -> set[Tie | None]:
    is_received = case.received_at is not None
    identifies = here.supervises_identifying and case.stage == Stage.IDENTIFICATION
    holds = (
        (Tie.SUPERVISOR, here.supervises_responsible),
        (Tie.OFFICE_ASKED, here.handed_to_office and not is_received),
        # What nobody has received yet is not offered to another office.
        (Tie.OFFERED, here.offered_to_office and is_received and case.stage in PROTECTED_AT),
        (Tie.IDENTIFYING, here.finding_awaited and identifies),
        (Tie.CONFIRMER, here.finding_proposed and identifies),
    )
    return {tie for tie, is_so in holds if is_so}


def _asked_ties(user: User, case: Case, here: Known) -> set[Tie | None]:
    protects = here.protecting_office is not None
    waits = here.age_waits or (case.is_child and here.best_interests_wait)
    holds = (
        (Tie.SECOND_PERSON, protects and waits),
        (Tie.CHILD_PROTECTION, protects and _protects(case, by=here.protecting_office)),
        (Tie.JUDGE, here.judged_by_office and user.pk not in (case.responsible_id, case.specialist_id)),
    )
    return {tie for tie, is_so in holds if is_so}


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


def _protects(case: Case, *, by: UUID | None) -> bool:
    """A child's case for which another office answers than that of its province for child protection, ``by``: that one
    determines, and hears if they are missing."""
    is_open = case.is_child and case.received_at is not None and case.stage in PROTECTED_AT
    return is_open and by is not None and case.responsible_office_id != by


def works_for_children(user: User, case: Case) -> bool:
    """Whether ``user`` works on cases in the child protection office of the case's province."""
    office: Office = child_protection_office(case.province)[0]
    return user.memberships.filter(office=office, role__in=CASEWORKING_ROLES, ended_at__isnull=True).exists()


def _protected_by(user: User) -> dict[UUID, list[str]]:
    """By office in which ``user`` works on cases: the provinces in which it protects children."""
    rows = user.memberships.filter(role__in=CASEWORKING_ROLES, ended_at__isnull=True)
    offices = set(rows.values_list("office", flat=True))
    return provinces_protected_by(offices) if offices else {}
