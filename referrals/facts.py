"""What do gates need to know of referrals and visits? No referral counts as ended."""

from datetime import date
from typing import Any

from screening.access.grants import live
from screening.models import Case

from .models import FollowUp, Referral
from .types import GOING_ON, SETTLES, VisitKind


def facts(case: Case, *, today: date, **_read: Any) -> dict[str, Any]:
    """``referrals_ended`` and ``last_visit_settled`` for the closing gates. What was read already is not needed."""
    last = FollowUp.objects.filter(case=case, kind=VisitKind.DAY_180, outcome__in=SETTLES)
    going_on = Referral.objects.filter(live(today=today, prefix="grant__"), case=case, status__in=GOING_ON)
    return {"referrals_ended": not going_on.exists(), "last_visit_settled": last.exists()}
