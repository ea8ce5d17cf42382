"""What do gates need to know of referrals and visits? No referral counts as ended."""

from datetime import date
from typing import Any

from screening.models import Case

from .models import FollowUp
from .types import SETTLES, VisitKind


def facts(case: Case, *, today: date, **_read: Any) -> dict[str, Any]:
    """``referrals_ended`` and ``last_visit_settled`` for the closing gates. What was read already is not needed."""
    last = FollowUp.objects.filter(case=case, kind=VisitKind.DAY_180, outcome__in=SETTLES)
    return {"referrals_ended": True, "last_visit_settled": last.exists()}
