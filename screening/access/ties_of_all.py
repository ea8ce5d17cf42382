"""How does each of these people stand to this case now? As `ties` finds it of one, asked of all of them at once.

What is asked of the database grows with what is open in the case, never with how many people there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from orgs import clock
from orgs.models import Deputy, Membership, User
from orgs.places import provinces_protected_by
from orgs.types import CASE_ROLES, CASEWORKING_ROLES, Role

from ..models import (
    AgeDetermination,
    BestInterests,
    Case,
    Complaint,
    Deadline,
    Emergency,
    Finding,
    Grant,
    Handover,
    Transfer,
)
from ..types import FindingStatus, GrantStatus, HandoverStatus, Stage
from . import approvers, grants, protected, transfers
from .known import FINDING_AWAITED, UNRECEIVED
from .matrix import Tie
from .reviewers import shut_out
from .ties import PROTECTED_AT, _author_tie, _protects, _worker_ties


def ties_of_all(users: Iterable[User], case: Case) -> dict[UUID, frozenset[Tie]]:
    """By person: every tie but that of the match desk; none for whoever is denied, left or suspended."""
    people = list(users)
    staff, of_case = _Staff(people), _OfCase(case)
    shut, protecting = shut_out([case.pk])[case.pk], provinces_protected_by(staff.all_offices())
    found = {}
    for user in people:
        offices = staff.casework[user.pk]
        by = next((one for one, codes in protecting.items() if one in offices and case.province_id in codes), None)
        may = user.is_active and user.pk not in shut and staff.roles[user.pk] & CASE_ROLES
        theirs = of_case.ties(user, offices, staff.supervised[user.pk], by) if may else set()
        found[user.pk] = frozenset(tie for tie in theirs if tie is not None)
    return found


class _Staff:
    """Where each of them works, and what they supervise, now."""

    def __init__(self, people: list[User]) -> None:
        self.roles: dict[UUID, set[Role]] = defaultdict(set)
        self.casework: dict[UUID, set[UUID]] = defaultdict(set)
        self.supervised: dict[UUID, set[UUID]] = defaultdict(set)
        today = clock.today()
        held = Membership.objects.filter(user__in=people, ended_at__isnull=True)
        for who, office, role in held.values_list("user", "office", "role"):
            self.roles[who].add(Role(role))
            if role in CASEWORKING_ROLES:
                self.casework[who].add(office)
            if role == Role.SUPERVISOR:
                self.supervised[who].add(office)
        stand_in = Deputy.objects.filter(user__in=people, starts_on__lte=today, ends_on__gte=today)
        for who, office in stand_in.values_list("user", "office"):
            self.supervised[who].add(office)

    def all_offices(self) -> set[UUID]:
        return {office for offices in self.casework.values() for office in offices}


class _OfCase:
    """What the case says of who stands to it how, whoever they are."""

    def __init__(self, case: Case) -> None:
        self.case, now, today = case, clock.now(), clock.today()
        self.in_emergency = set(
            Emergency.objects.filter(case=case, until_at__gt=now).values_list("recorded_by", flat=True)
        )
        self.gave = set(protected.live().filter(case=case).values_list("recorded_by", flat=True))
        handed = Handover.objects.filter(case=case, status__in=UNRECEIVED, case__received_at__isnull=True)
        self.is_kept = Handover.objects.filter(case=case, status=HandoverStatus.KEPT).exists()
        self.handed_to = set(handed.values_list("to_office", flat=True))
        may_be_offered = case.received_at is not None and case.stage in PROTECTED_AT
        offered = (
            Transfer.objects.filter(transfers.live(today=today), case=case)
            if may_be_offered
            else Transfer.objects.none()
        )
        self.offered_to = set(offered.values_list("to_office", flat=True))
        self.identifying = self._identifying()
        known = approvers.Known(cases=[case.pk])
        self.asked = {one.pk for row in approvers.pending(case=case) for one in approvers.asked_now(row, known=known)}
        models = (AgeDetermination, BestInterests) if case.is_child else (AgeDetermination,)
        self.proposed_by = {
            by
            for model in models
            for by in model.objects.filter(case=case, confirmed_at__isnull=True).values_list("recorded_by", flat=True)
        }
        self.complaints = list(Complaint.objects.filter(case=case, decision="").values_list("office", "recorded_by"))
        live = Grant.objects.filter(grants.live(today=today), case=case)
        self.grants = list(live.values_list("office", "status", "named"))

    def _identifying(self) -> set[Tie]:
        if self.case.stage != Stage.IDENTIFICATION:
            return set()
        found = {Tie.IDENTIFYING} if Deadline.objects.filter(**FINDING_AWAITED, case=self.case).exists() else set()
        proposed = Finding.objects.filter(case=self.case, status=FindingStatus.PROPOSED).exists()
        return found | {Tie.CONFIRMER} if proposed else found

    def ties(self, user: User, offices: set[UUID], supervised: set[UUID], protecting: UUID | None) -> set[Tie | None]:
        """Of somebody who does casework in ``offices``; ``protecting`` is the one that protects the children there."""
        case, who = self.case, user.pk
        found = {_author_tie(user, case)} | _worker_ties(user, case, is_kept=self.is_kept)
        judges = any(office in supervised and by != who for office, by in self.complaints)
        holds: tuple[tuple[Tie, bool], ...] = (
            (Tie.EMERGENCY, who in self.in_emergency),
            (Tie.GIVER, who in self.gave),
            (Tie.SUPERVISOR, case.responsible_office_id in supervised),
            (Tie.OFFICE_ASKED, bool(self.handed_to & offices)),
            (Tie.OFFERED, bool(self.offered_to & offices)),
            (Tie.APPROVER, bool(supervised) and who in self.asked),
            (Tie.SECOND_PERSON, protecting is not None and bool(self.proposed_by - {who})),
            (Tie.CHILD_PROTECTION, _protects(case, by=protecting)),
            (Tie.JUDGE, judges and who not in (case.responsible_id, case.specialist_id)),
        )
        found |= {tie for tie, is_so in holds if is_so}
        found |= self.identifying if case.identifying_office_id in supervised else set()
        for office, status, named in self.grants:
            if office in offices:
                found |= {Tie.REFERRED} | ({Tie.HELPER} if (status, named) == (GrantStatus.ACCEPTED, who) else set())
        return found
