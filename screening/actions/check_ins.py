"""How is the person during the period? Days 7, 14, 21 and a review on day 25 (guideline 34, local policy)."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import User
from orgs.refusals import Refused

from .. import facts, rules
from ..models import Case, CheckIn, ReflectionPeriod
from ..types import CheckInHeld, CheckInKind, Stage, WishAnswer
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
        if kind != CheckInKind.OTHER:
            _check_day(period, kind=kind, day=clock.local_day(took_place_at))
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
        if held == CheckInHeld.HELD:
            _settle(work, row)
        if _missed_in_a_row(work) >= rules.MISSED_CHECK_INS_FOR_ALERT:
            missing.open_alert(work)
    return row


def _check_day(period: ReflectionPeriod | None, *, kind: CheckInKind, day: date) -> None:
    if period is None:
        raise Refused(_("No period was granted yet."), why="no_period")
    if day < period.starts_on:
        raise Refused(_("This day lies before the period. Choose “Another check-in”."), why="too_early")
    if kind == CheckInKind.REVIEW_25 and day < period.starts_on + timedelta(days=rules.REVIEW_DAY):
        raise Refused(_("The review is held on day 25 or later."), why="too_early")


def _settle(work: Work, row: CheckIn) -> None:
    """Its own task is met; one that was due before it, and missed, is no longer asked for."""
    due = list(DEADLINE.values())
    if row.kind in DEADLINE:
        here = DEADLINE[CheckInKind(row.kind)]
        deadlines.meet(work, here)
        earlier = due[: due.index(here)]
        if earlier:
            deadlines.drop(work, *earlier)
    ended = row.period is not None and clock.local_day(row.took_place_at) >= row.period.ends_on
    if work.case.stage == Stage.SUPPORT and ended:
        deadlines.meet(work, "last_protected_day")


def _missed_in_a_row(work: Work) -> int:
    count = 0
    for row in CheckIn.objects.filter(case=work.case).order_by("-took_place_at", "-recorded_at"):
        if row.held != CheckInHeld.MISSED:
            break
        count += 1
    return count
