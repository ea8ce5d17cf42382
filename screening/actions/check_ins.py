"""How is the person during the period? Days 7, 14, 21 and a review on day 25 (guideline 34, local policy)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import User
from orgs.refusals import Refused

from .. import facts, rules
from ..models import Case, CheckIn
from ..types import CheckInHeld, CheckInKind, WishAnswer
from . import deadlines, missing
from .acting import Work, working
from .interim import not_in_future

DEADLINE = {
    CheckInKind.DAY_7: "check_in_7",
    CheckInKind.DAY_14: "check_in_14",
    CheckInKind.DAY_21: "check_in_21",
    CheckInKind.REVIEW_25: "review_25",
}


def record(
    *,
    by: User,
    case: Case,
    kind: CheckInKind,
    took_place_at: datetime,
    held: CheckInHeld = CheckInHeld.HELD,
    wants_interview: WishAnswer = WishAnswer.NOT_ASKED,
    remarks: str = "",
) -> CheckIn:
    """Keep one check-in. Two missed in a row open a missing-person alert at once."""
    with working("check_in.recorded", by=by, case=case, permission="check_in.record", guideline=34, why=kind) as work:
        not_in_future(work, took_place_at)
        period = facts.period_of(work.case)
        if kind != CheckInKind.OTHER and period is None:
            raise Refused(_("No period was granted yet."), why="no_period")
        if kind == CheckInKind.REVIEW_25 and period is not None:
            first = period.starts_on + timedelta(days=rules.REVIEW_DAY)
            if clock.local_day(took_place_at) < first:
                raise Refused(_("The review is held on day 25 or later."), why="too_early")
        if held == CheckInHeld.MISSED and wants_interview != WishAnswer.NOT_ASKED:
            raise Refused(_("Whoever could not be met was not asked."), why="not_met")
        row = work.add(
            CheckIn,
            period=period,
            kind=kind,
            held=held,
            took_place_at=took_place_at,
            wants_interview=wants_interview,
            remarks=remarks,
        )
        if held == CheckInHeld.HELD and kind in DEADLINE:
            deadlines.meet(work, DEADLINE[kind])
        if _missed_in_a_row(work) >= rules.MISSED_CHECK_INS_FOR_ALERT:
            missing.open_alert(work)
    return row


def _missed_in_a_row(work: Work) -> int:
    count = 0
    for row in CheckIn.objects.filter(case=work.case).order_by("-took_place_at", "-recorded_at"):
        if row.held != CheckInHeld.MISSED:
            break
        count += 1
    return count
