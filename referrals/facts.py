"""What do gates need to know of referrals and visits? No referral counts as ended."""

from typing import Any

from screening.access.grants import live
from screening.facts.asking import CASE, TODAY, Asked, are_there

from .models import FollowUp, Referral
from .types import GOING_ON, SETTLES, VisitKind


def asked(**_shape: bool) -> Asked:
    going_on = Referral.objects.filter(live(today=TODAY, prefix="grant__"), case=CASE, status__in=GOING_ON)
    last = FollowUp.objects.filter(case=CASE, kind=VisitKind.DAY_180, outcome__in=SETTLES)
    return are_there({"going_on": going_on, "last_visit_settled": last})


def facts(*_case: Any, found: dict[str, Any], **_read: Any) -> dict[str, Any]:
    """For the closing gates. What was read already is not needed."""
    return {"referrals_ended": not found.pop("going_on")}
