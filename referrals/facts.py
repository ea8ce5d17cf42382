"""What do gates need to know of referrals and visits? No referral counts as ended."""

from datetime import date
from typing import Any

from screening.access.grants import live
from screening.facts.asking import CASE, TODAY, Asked, answers
from screening.models import Case

from .models import FollowUp, Referral
from .types import GOING_ON, SETTLES, VisitKind


def facts(case: Case, *, today: date, **_read: Any) -> dict[str, Any]:
    """``referrals_ended`` and ``last_visit_settled`` for the closing gates. What was read already is not needed."""
    found = answers(_of_referrals, case=case.pk, today=today)
    return {"referrals_ended": not found.pop("going_on"), **found}


def _of_referrals() -> Asked:
    going_on = Referral.objects.filter(live(today=TODAY, prefix="grant__"), case=CASE, status__in=GOING_ON)
    last = FollowUp.objects.filter(case=CASE, kind=VisitKind.DAY_180, outcome__in=SETTLES)
    return Asked({"going_on": going_on, "last_visit_settled": last}, {})
