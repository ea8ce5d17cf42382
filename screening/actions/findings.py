"""What is found, by which two people, and on what does each element rest? (guidelines 35, 37)"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from orgs import hierarchy
from orgs.models import User
from orgs.refusals import Refused

from .. import facts, rules
from ..models import Approval, Case, Finding, FormalInterview
from ..types import ApprovalKind, FindingOutcome, FindingStatus
from ..workflow import CONFIRM_FINDING, PROPOSE_FINDING, TRANSITION_BY_CODE, unmet
from . import deadlines, impartiality, moves, requests
from .acting import Work, change, check_gates, working

ELEMENTS = ("act", "means", "purpose")


def propose(
    *,
    by: User,
    case: Case,
    outcome: FindingOutcome,
    act: bool,
    means: bool,
    purpose: bool,
    act_support: str = "",
    means_support: str = "",
    purpose_support: str = "",
) -> Finding:
    """Act, means and purpose, each with what supports it or why not; means are not needed for a child."""
    with working("finding.proposed", by=by, case=case, permission="finding.propose", guideline=35, why=outcome) as work:
        check_gates(PROPOSE_FINDING, case_facts=work.facts)
        impartiality.refuse_part_in_arrest(by, work.case)
        supports = {"act_support": act_support, "means_support": means_support, "purpose_support": purpose_support}
        _check_grounds(work.case, outcome, {"act": act, "means": means, "purpose": purpose}, supports)
        _check_nothing_waits(work)
        row = work.add(
            Finding,
            interview=_interview(work),
            outcome=outcome,
            act=act,
            means=means,
            purpose=purpose,
            of_child=work.case.is_child,
            **supports,
        )
        deadlines.meet(work, "finding")
        deadlines.start(work, "confirm_finding", subject=row.pk, office=work.case.identifying_office)
    return row


def confirm(*, by: User, finding: Finding) -> None:
    """The second person: a supervisor of the identifying office who did not propose it."""
    with working("finding.confirmed", by=by, case=finding.case, permission="finding.confirm", guideline=37) as work:
        row = _proposed(work, finding)
        check_gates(CONFIRM_FINDING, case_facts=work.facts)
        _check_second_person(work, row)
        change(row, status=FindingStatus.CONFIRMED, answered_at=work.now, answered_by=by)
        work.act.why = row.outcome
        deadlines.meet(work, "confirm_finding")
        deadlines.start(work, "tell_finding", subject=row.pk)


def send_back(*, by: User, finding: Finding, reason: str) -> None:
    """Not yet convincing: the specialist proposes again."""
    with working("finding.sent_back", by=by, case=finding.case, permission="finding.confirm", guideline=37) as work:
        row = _proposed(work, finding)
        _check_second_person(work, row)
        if not reason.strip():
            raise Refused(_("Say what is missing."), why="reason")
        change(row, status=FindingStatus.SENT_BACK, answered_at=work.now, answered_by=by, answer_reason=reason)
        deadlines.meet(work, "confirm_finding")
        due = deadlines.after_working_days(work.today, rules.FINDING_WORKING_DAYS)
        deadlines.start(work, "finding", office=work.case.identifying_office, due_at=deadlines.end_of(due))


def take_more_time(*, by: User, case: Case, new_date: date, reason: str) -> Finding | Approval:
    """A new date; after the second time a supervisor of another office answers for it."""
    with working("finding.more_time", by=by, case=case, permission="finding.more_time", guideline=37) as work:
        impartiality.refuse_part_in_arrest(by, work.case)
        _check_new_date(work, new_date)
        _check_nothing_waits(work)
        row = TRANSITION_BY_CODE["more_time"]
        if unmet((row.gates[-1],), facts=work.facts):
            again = TRANSITION_BY_CODE["more_time_again"]
            moves.check(work, again, reason=reason)
            return requests.ask(
                work,
                kind=ApprovalKind.MOVE,
                subject=again.code,
                reason=reason,
                terms={"new_date": new_date.isoformat()},
                other_office=True,
            )
        moves.check(work, row, reason=reason)
        moves.step(work, row, reason=reason)
        return note_more_time(work, new_date=new_date)


def note_more_time(work: Work, *, new_date: date) -> Finding:
    """Keep the new date, still to come; the finding is due ten working days after it."""
    _check_new_date(work, new_date)
    row = work.add(
        Finding,
        outcome=FindingOutcome.MORE_TIME,
        status=FindingStatus.NOTED,
        new_date=new_date,
        of_child=work.case.is_child,
    )
    due = deadlines.end_of(deadlines.after_working_days(new_date, rules.FINDING_WORKING_DAYS))
    deadlines.start(work, "finding", office=work.case.identifying_office)
    deadlines.move_to(work, "finding", due_at=due)
    return row


def _check_nothing_waits(work: Work) -> None:
    if Finding.objects.filter(case=work.case, status=FindingStatus.PROPOSED).exists():
        raise Refused(_("A finding waits for its answer already."), why="already")


def _check_new_date(work: Work, new_date: date) -> None:
    if new_date <= work.today:
        raise Refused(_("Choose a new date that is still to come."), why="past")
    if not hierarchy.is_working_day(new_date):
        raise Refused(_("This is a holiday or a weekend. Choose a working day."), why="holiday")


def _check_grounds(case: Case, outcome: FindingOutcome, said: dict[str, bool], supports: dict[str, str]) -> None:
    if outcome == FindingOutcome.MORE_TIME:
        raise Refused(_("More time is taken on its own page, with a new date."), why="more_time")
    needed = [name for name in ELEMENTS if not (name == "means" and case.is_child)]
    if outcome == FindingOutcome.IDENTIFIED and not all(said[name] for name in needed):
        raise Refused(
            _("Identified needs an act and a purpose, and means unless the person is a child (G35)."), why="elements"
        )
    if outcome == FindingOutcome.NOT_IDENTIFIED and all(said[name] for name in needed):
        raise Refused(
            _("Every element is shown: that is “identified”. Say which one is missing, or take more time (G35)."),
            why="elements",
        )
    if any(not supports[f"{name}_support"].strip() for name in needed):
        raise Refused(_("Write what supports each element, or what is missing for it (G35)."), why="supports")


def _interview(work: Work) -> FormalInterview:
    """The interview of this identification; a finding rests on one."""
    entered: datetime | None = facts.entered_identification(work.case)
    rows = FormalInterview.objects.filter(case=work.case)
    found = rows.filter(recorded_at__gte=entered).order_by("-recorded_at").first() if entered else None
    if found is None:
        raise Refused(_("Record the formal interview first (G37)."), why="no_interview")
    return found


def _proposed(work: Work, finding: Finding) -> Finding:
    row = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk, case=work.case)
    if row.status != FindingStatus.PROPOSED:
        raise Refused(_("This finding was answered already."), why="already")
    return row


def _check_second_person(work: Work, row: Finding) -> None:
    if row.recorded_by_id == work.by.pk:
        raise Refused(_("Whoever proposed a finding does not answer it."), why="self")
    impartiality.refuse_part_in_arrest(work.by, work.case)
    earlier = Finding.objects.filter(case=work.case, status=FindingStatus.CONFIRMED, answered_by=work.by)
    if earlier.exists():
        raise Refused(_("You confirmed the earlier finding. Another supervisor answers this one."), why="earlier")
