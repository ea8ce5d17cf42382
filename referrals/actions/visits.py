"""Which visits are due after arriving home or leaving the shelter, and what came of each? (local policy)"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused
from screening import rules
from screening.actions import deadlines
from screening.actions.acting import working
from screening.actions.interim import not_in_future
from screening.models import Case

from ..models import FollowUp
from ..rules import AGAIN_AFTER
from ..types import PLANNED, SETTLES, VisitKind, VisitOutcome


def plan(*, by: User, case: Case, arrived_on: date) -> None:
    """Set the three visits, counted from the day of arriving home or leaving the shelter."""
    with working("visits.planned", by=by, case=case, permission="visit.record", guideline=44) as work:
        if arrived_on > work.today:
            raise Refused(_("This day is still to come. Plan the visits once the person has arrived."), why="future")
        for kind in PLANNED:
            due = deadlines.end_of(arrived_on + rules.DEADLINE_BY_KIND[kind].within)
            deadlines.start(work, kind, due_at=due)


def record(
    *, by: User, case: Case, kind: VisitKind, outcome: VisitOutcome, took_place_at: datetime, remarks: str = ""
) -> FollowUp:
    """Made, declined by the person, or not met; a closed case may be visited too."""
    with working("visit.recorded", by=by, case=case, permission="visit.record", guideline=44, why=outcome) as work:
        not_in_future(work, took_place_at)
        row = work.add(FollowUp, kind=kind, outcome=outcome, took_place_at=took_place_at, remarks=remarks)
        if outcome in SETTLES:
            deadlines.meet(work, kind)
        else:
            deadlines.move_to(work, kind, due_at=deadlines.end_of(work.today + AGAIN_AFTER))
    return row


def of(case: Case) -> list[FollowUp]:
    """The visits of a case that was opened, latest first."""
    return list(FollowUp.objects.filter(case=case).select_related("recorded_by").order_by("-took_place_at"))
