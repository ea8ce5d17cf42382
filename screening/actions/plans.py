"""Which way is planned, what does the person need, and what do they aim at? (guidelines 40, 43)"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import AlternativePlan, Case, Goal, NeedsAssessment
from ..types import GoalStatus, NeedsDomain, ServiceKind
from . import deadlines
from .acting import change, check_version, working
from .interim import not_in_future


def write_alternative(
    *, by: User, case: Case, own_decision: bool, services: Iterable[ServiceKind], review_on: date, text: str
) -> AlternativePlan:
    """Support by another route, with a day on which it is looked at again."""
    with working("alternative_plan.written", by=by, case=case, permission="plan.write", guideline=40) as work:
        chosen = [str(ServiceKind(one)) for one in services]
        if not chosen or not text.strip():
            raise Refused(_("Write the plan, and at least one service of it."), why="empty")
        if review_on <= work.today:
            raise Refused(_("Choose a day that is still to come to review the plan."), why="past")
        row = work.add(AlternativePlan, own_decision=own_decision, services=chosen, review_on=review_on, text=text)
        deadlines.meet(work, "plan_review")
        deadlines.start(work, "plan_review", subject=row.pk, due_at=deadlines.end_of(review_on))
    return row


def assess_needs(
    *, by: User, case: Case, took_place_at: datetime, with_person: bool, words: Mapping[NeedsDomain, str]
) -> NeedsAssessment:
    """The seven headings of guideline 43, informed by the person."""
    with working("needs.assessed", by=by, case=case, permission="assessment.write", guideline=43) as work:
        not_in_future(work, took_place_at)
        said = {str(domain): text for domain, text in words.items() if text.strip()}
        if not said:
            raise Refused(_("Write under at least one heading."), why="empty")
        return work.add(
            NeedsAssessment, took_place_at=took_place_at, with_person=with_person, domains=sorted(said), words=said
        )


def add_goal(*, by: User, case: Case, domain: NeedsDomain, text: str) -> Goal:
    """One aim, in the person's words. The plan follows the assessment (guideline 43)."""
    with working("goal.added", by=by, case=case, permission="plan.write", guideline=43) as work:
        if not NeedsAssessment.objects.filter(case=work.case, with_person=True).exists():
            raise Refused(_("Assess needs with the person first (G43)."), why="no_assessment")
        if not text.strip():
            raise Refused(_("Write the goal."), why="empty")
        return work.add(Goal, domain=domain, text=text)


def settle_goal(*, by: User, goal: Goal, status: GoalStatus, settled_why: str = "", version: int | None = None) -> None:
    """Met; or not, and why."""
    with working("goal.settled", by=by, case=goal.case, permission="plan.write", guideline=43, why=status) as work:
        row = Goal.objects.select_for_update(of=("self",)).get(pk=goal.pk, case=work.case)
        check_version(row, version)
        if status == GoalStatus.NOT_MET and not settled_why.strip():
            raise Refused(_("Say why the goal was not met."), why="reason")
        is_open = status == GoalStatus.OPEN
        change(
            row,
            status=status,
            settled_why=settled_why,
            settled_at=None if is_open else work.now,
            settled_by=None if is_open else by,
            version=row.version + 1,
        )
