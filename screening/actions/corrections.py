"""How is a wrong start of the period put right, without taking a day from the person that was promised?"""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import facts, period, rules
from ..fields import held
from ..models import Approval, Case, ReflectionPeriod
from ..types import ApprovalKind, ChangeKind
from . import deadlines, reflection, requests
from .acting import Work, working


def ask_correction(*, by: User, case: Case, starts_on: date, reason: str, paper_record: str = "") -> Approval:
    """Ask to correct the first day. Never earlier than told, unless paper is named and another body answers."""
    with working("period.correction_asked", by=by, case=case, permission="period.change", guideline=30) as work:
        row = reflection.current(work)
        if not reason.strip():
            raise Refused(_("Say why the start is corrected."), why="reason")
        if starts_on == row.starts_on:
            raise Refused(_("This is the start that is recorded already."), why="same")
        earlier = _check_correction(work, row, starts_on=starts_on, paper_record=paper_record)
        return requests.ask(
            work,
            kind=ApprovalKind.CORRECTION,
            subject="start",
            reason=f"{reason}\n{paper_record}".strip(),
            terms={"starts_on": starts_on.isoformat(), "has_paper": bool(paper_record.strip()), "period": str(row.pk)},
            other_organisation=earlier,
        )


def correction_approved(work: Work, approval: Approval) -> None:
    """Correct the start; everything is looked at again on the day of the answer."""
    row = reflection.asked_about(work, approval)
    starts_on = date.fromisoformat(approval.terms["starts_on"])
    paper = "named" if approval.terms["has_paper"] else ""
    earlier = _check_correction(work, row, starts_on=starts_on, paper_record=paper)
    if earlier and not approval.of_other_organisation:
        raise Refused(_("Since then the end was told to the person. Ask again, with a paper record."), why="told_since")
    reflection.set_dates(
        work,
        row,
        starts_on=starts_on,
        kind=ChangeKind.CORRECTION,
        why="correction",
        approval=approval,
        reason=held(approval, "reason"),
        detention_days=reflection.days_held(work, starts_on=starts_on),
    )
    _shift_check_ins(work, row)


def _check_correction(work: Work, row: ReflectionPeriod, *, starts_on: date, paper_record: str) -> bool:
    """Whether the last protected day would be earlier than the one last told. Raises what refuses it."""
    if not row.explained_on <= starts_on <= work.today:
        raise Refused(
            _("The period begins on or after the day it was explained, and not after today."), why="impossible"
        )
    first = reflection.earliest_start(work, explained_on=row.explained_on)
    if starts_on < min(first, row.starts_on):
        raise Refused(_("The period cannot begin before the last release from detention."), why="too_early")
    ends_on = period.ends_on(
        starts_on=starts_on,
        days=row.days,
        extension_days=row.extension_days,
        detention_days=reflection.days_held(work, starts_on=starts_on),
    )
    if ends_on >= last_told(row):
        return False
    if not paper_record.strip():
        raise Refused(
            _("The last protected day would be earlier than the person was told. That needs a named paper record."),
            why="earlier",
        )
    reflection.check_days_ahead(work, ends_on=ends_on)
    return True


def last_told(row: ReflectionPeriod) -> date:
    """The last protected day as it was last told to the person; as it is recorded where nothing was told.

    The latest change that was told counts, whenever it was told: an older one noted late takes nothing away.
    """
    told = row.changes.filter(told_on__isnull=False).order_by("-recorded_at").first()
    return told.to_ends_on if told else row.ends_on


def _shift_check_ins(work: Work, row: ReflectionPeriod) -> None:
    for kind, day in reflection.CHECK_INS.items():
        deadlines.move_to(work, kind, due_at=deadlines.end_of(row.starts_on + timedelta(days=day)))
    if not facts.is_reviewed(row):
        due = deadlines.end_of(row.starts_on + timedelta(days=rules.REVIEW_DAY))
        deadlines.start(work, "review_25", subject=row.pk, due_at=due)
