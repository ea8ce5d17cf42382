"""What does the database say of how somebody stands to a case? All of it in one query, the same whatever the case is.

Of a stranger, and of a case that does not exist, as much is asked as of anybody: there is nothing to be told apart.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, Q, QuerySet, Subquery

from orgs import clock
from orgs.asking import CASE, NOW, TODAY, USER, Later, written_once
from orgs.models import Deputy, Membership, Office, User
from orgs.places import provinces_in_which_protects
from orgs.types import CASE_ROLES, CASEWORKING_ROLES, Role

from ..models import (
    AgeDetermination,
    Approval,
    BestInterests,
    Case,
    Complaint,
    Deadline,
    Denial,
    Finding,
    Handover,
)
from ..types import FindingStatus, GrantStatus, HandoverStatus
from . import emergencies, grants, protected, transfers

# Until a finding is proposed, the office asked for it names, and may have to replace, who examines.
FINDING_AWAITED = {"kind": "finding", "met_at__isnull": True, "dropped_at__isnull": True}
UNRECEIVED = (HandoverStatus.SENT, HandoverStatus.SENT_BACK)


@dataclass(frozen=True)
class Known:
    """Each a question about one person and one case, by the time at which it was asked."""

    has_role: bool
    is_shut_out: bool
    in_emergency: bool
    gave_protected: bool
    is_kept: bool  # handed over to nobody: whoever began it went on
    supervises: bool  # an office, or stands in for a supervisor today
    supervises_responsible: bool
    supervises_identifying: bool
    finding_awaited: bool
    finding_proposed: bool
    handed_to_office: bool
    offered_to_office: bool
    request_waits: bool
    judged_by_office: bool  # a complaint that somebody else recorded
    age_waits: bool  # for a second person who is not whoever proposed it
    best_interests_wait: bool
    is_referred: bool
    is_named_helper: bool
    # The office in which they work that protects the children of the province of the case.
    protecting_office: UUID | None


def known(user: User, case: Case) -> Known:
    [row] = _known(user=user.pk, case=case.pk, now=clock.now(), today=clock.today())
    return Known(**row)


def denials_of(user: User | UUID | Later) -> QuerySet[Denial]:
    """Those that hold now, of ``user`` or of an office in which they work now."""
    return denials_of_any(user, Membership.objects.filter(user=user, ended_at__isnull=True).values("office"))


def denials_of_any(user: User | UUID | Later, offices: Any) -> QuerySet[Denial]:
    """The same, where it is known in which ``offices`` they work now."""
    return Denial.objects.filter(Q(user=user) | Q(office__in=offices), lifted_at__isnull=True)


@written_once
def _known() -> QuerySet[User, Any]:
    now = Membership.objects.filter(user=USER, ended_at__isnull=True)
    works_in = now.filter(role__in=CASEWORKING_ROLES).values("office")
    helps = grants.of_offices(USER, today=TODAY).filter(case=CASE)
    of_case = Case.objects.filter(pk=CASE).values("province")
    protecting = provinces_in_which_protects(works_in).filter(pk__in=of_case).values("protects")
    asked: dict[str, QuerySet[Any]] = {
        "has_role": now.filter(role__in=CASE_ROLES),
        "is_shut_out": denials_of(USER).filter(case=CASE),
        "in_emergency": emergencies.live(USER, now=NOW).filter(case=CASE),
        "gave_protected": protected.given_by(USER, now=NOW).filter(case=CASE),
        "is_kept": Handover.objects.filter(case=CASE, status=HandoverStatus.KEPT),
        "supervises": Office.objects.filter(_supervised("pk")),
        "supervises_responsible": Case.objects.filter(_supervised("responsible_office"), pk=CASE),
        "supervises_identifying": Case.objects.filter(_supervised("identifying_office"), pk=CASE),
        "finding_awaited": Deadline.objects.filter(**FINDING_AWAITED, case=CASE),
        "finding_proposed": Finding.objects.filter(case=CASE, status=FindingStatus.PROPOSED),
        "handed_to_office": Handover.objects.filter(case=CASE, to_office__in=works_in, status__in=UNRECEIVED),
        "offered_to_office": transfers.to_offices_of(USER, today=TODAY).filter(case=CASE),
        "request_waits": Approval.objects.filter(case=CASE, answer=""),
        "judged_by_office": _of_others(Complaint).filter(_supervised("office"), decision=""),
        "age_waits": _of_others(AgeDetermination).filter(confirmed_at__isnull=True),
        "best_interests_wait": _of_others(BestInterests).filter(confirmed_at__isnull=True),
        "is_referred": helps,
        "is_named_helper": helps.filter(status=GrantStatus.ACCEPTED, named=USER),
    }
    answers: dict[str, Any] = {name: Exists(rows) for name, rows in asked.items()}
    answers["protecting_office"] = Subquery(protecting[:1])
    return User.objects.filter(pk=USER).order_by().values(**answers)


def _supervised(office: str) -> Q:
    """That the column ``office`` is one which they supervise now, or in which they stand in today."""
    supervised = Membership.objects.filter(user=USER, role=Role.SUPERVISOR, ended_at__isnull=True)
    stands_in = Deputy.objects.filter(user=USER, starts_on__lte=TODAY, ends_on__gte=TODAY)
    either = (supervised.values("office"), stands_in.values("office"))
    return Q(**{f"{office}__in": either[0]}) | Q(**{f"{office}__in": either[1]})


def _of_others(model: type[Model]) -> QuerySet[Any]:
    """Rows of the case that somebody else recorded."""
    rows: QuerySet[Any] = model._default_manager.filter(case=CASE)
    return rows.exclude(recorded_by=USER)
