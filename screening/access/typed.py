"""What may somebody do with a case of which they typed the reference? The answer never says whether there is one."""

from django.db.models import Exists, OuterRef, Q

from orgs import log
from orgs.models import Membership, User
from orgs.types import CASE_ROLES

from ..models import AccessRequest, Case, Denial
from .doors import _fetched
from .matrix import ROW_BY_TIE
from .ties import is_denied, shut_out_of, supervised_offices, ties


def find(reference: str) -> Case | None:
    """For an act that answers alike whether it is there or not."""
    return _fetched(reference)


def reads(user: User, case: Case) -> bool:
    """Whether ``user`` reads more of the case than a summary already."""
    return any(not ROW_BY_TIE[tie].only_summary for tie in ties(user, case))


def emergency_refusal(user: User, case: Case | None) -> str:
    """The true reason, for the record alone, why ``user`` does not open this in an emergency; empty where they may."""
    if not user.is_active or not user.roles_now() & CASE_ROLES:
        return "no_role_in_cases"
    is_shut_out = is_denied(user, case or Case())
    if case is None:
        return "unknown_reference"
    return "shut_out_of_case" if is_shut_out else ""


def access_requests(user: User) -> list[AccessRequest]:
    """Who asks to see a case that an office answers for which ``user`` supervises, oldest first; the look is recorded.

    Nothing of whoever is shut out of the case, or holds no role in cases any more, nor one's own.
    """
    offices = supervised_offices(user)
    rows = AccessRequest.objects.filter(answer="", case__responsible_office__in=offices, recorded_by__is_active=True)
    rows = rows.exclude(recorded_by=user).exclude(case__in=shut_out_of(user)).filter(_has_role(), ~_is_denied())
    found = list(rows.select_related("case", "office", "recorded_by")) if offices else []
    log.seen("access.listed", by=user, details=log.listed(row.pk for row in found))
    return found


def _has_role() -> Exists:
    now = Membership.objects.filter(user=OuterRef("recorded_by"), ended_at__isnull=True, role__in=CASE_ROLES)
    return Exists(now)


def _is_denied() -> Exists:
    """As `is_denied` finds it of one: the asker, or an office in which they work now."""
    of_office = Q(office__memberships__user=OuterRef("recorded_by"), office__memberships__ended_at__isnull=True)
    theirs = Q(user=OuterRef("recorded_by")) | of_office
    return Exists(Denial.objects.filter(theirs, case=OuterRef("case"), lifted_at__isnull=True))
