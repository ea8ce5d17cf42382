"""Which days are protected? Granted and told; every change is a row (guideline 30)."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import User
from orgs.refusals import Refused

from .. import facts, period, rules
from ..fields import held
from ..models import Approval, Case, InformationGiven, PeriodChange, ReflectionPeriod
from ..types import ApprovalKind, ChangeKind, InformationTopic, Stage
from ..workflow import TRANSITION_BY_CODE, Transition
from . import deadlines, moves, requests
from .acting import Work, change, working

CHECK_INS = {f"check_in_{day}": day for day in rules.CHECK_IN_DAYS} | {"review_25": rules.REVIEW_DAY}


def grant(*, by: User, case: Case, starts_on: date, paper_record: str = "") -> ReflectionPeriod | Approval:
    """Begin the period, and go to REFLECTION with it; or ask, where it began long before it is recorded.

    ``starts_on`` lies between the day the period was explained (or the last release, if later) and
    today. Raises `GateRefused` with the open gates, `Refused` for a day that cannot be.
    """
    with working("period.granted", by=by, case=case, permission="period.grant", guideline=30) as work:
        moves.check(work, _step(work))
        _check_start(work, starts_on=starts_on)
        if (work.today - starts_on).days <= rules.LATE_START_DAYS:
            return _begin(work, starts_on=starts_on, paper_record=paper_record)
        work.act.kind = "period.late_start_asked"
        _check_late(work, starts_on=starts_on, paper_record=paper_record)
        return requests.ask(
            work,
            kind=ApprovalKind.LATE_START,
            subject="start",
            reason=paper_record,
            terms={"starts_on": starts_on.isoformat()},
            other_organisation=True,
        )


def late_start_approved(work: Work, approval: Approval) -> None:
    """Begin the period that a supervisor of another body has now answered for."""
    starts_on = date.fromisoformat(approval.terms["starts_on"])
    # The request itself is answered by now, so it no longer holds anything.
    moves.check(work, _step(work))
    _check_start(work, starts_on=starts_on)
    paper_record = held(approval, "reason")
    _check_late(work, starts_on=starts_on, paper_record=paper_record)
    _begin(work, starts_on=starts_on, paper_record=paper_record, approval=approval)


def _begin(work: Work, *, starts_on: date, paper_record: str, approval: Approval | None = None) -> ReflectionPeriod:
    if facts.period_of(work.case) is not None:
        raise Refused(_("A period was granted already. Change that one."), why="already")
    detained = days_held(work, starts_on=starts_on)
    ends_on = period.ends_on(starts_on=starts_on, days=rules.REFLECTION_DAYS, extension_days=0, detention_days=detained)
    row = work.add(
        ReflectionPeriod,
        explained_on=_explained_on(work),
        starts_on=starts_on,
        days=rules.REFLECTION_DAYS,
        detention_days=detained,
        ends_on=ends_on,
        paper_record=paper_record,
    )
    work.add(
        PeriodChange, period=row, kind=ChangeKind.GRANT, to_starts_on=starts_on, to_ends_on=ends_on, approval=approval
    )
    for kind, day in CHECK_INS.items():
        deadlines.start(work, kind, subject=row.pk, due_at=deadlines.end_of(starts_on + timedelta(days=day)))
    deadlines.start(work, "last_protected_day", subject=row.pk, due_at=deadlines.end_of(ends_on))
    moves.step(work, _step(work), approval=approval)
    return row


def _step(work: Work) -> Transition:
    return TRANSITION_BY_CODE["reflect_from_support" if work.case.stage == Stage.SUPPORT else "reflect"]


def earliest_start(work: Work, *, explained_on: date) -> date:
    """The first day on which the period could have begun: a fresh one not before the case was opened again."""
    released = [span.last for span in facts.detention_spans(work.case)]
    again = facts.reopened_at(work.case)
    return max([explained_on, *released, *([clock.local_day(again)] if again else [])])


def _explained_on(work: Work) -> date:
    """The first day, since the case was last opened, on which the period was explained and said back."""
    told = InformationGiven.objects.filter(
        case=work.case, topic=InformationTopic.PERIOD, recorded_at__gte=facts.opened_since(work.case)
    )
    days = [clock.local_day(row.took_place_at) for row in told if facts.counts_as_told(work.case, row)]
    if not days:
        raise Refused(_("The 30 days and their dates have to be explained first, and said back."), why="explained")
    return min(days)


def _check_start(work: Work, *, starts_on: date) -> None:
    if starts_on > work.today:
        raise Refused(_("The period cannot begin on a day that is still to come."), why="future")
    if starts_on < earliest_start(work, explained_on=_explained_on(work)):
        raise Refused(
            _("The period cannot begin before it was explained, or before the last release from detention."),
            why="too_early",
        )


def _check_late(work: Work, *, starts_on: date, paper_record: str) -> None:
    if not paper_record.strip():
        raise Refused(
            _("A start more than %(days)d days ago needs a named paper record.") % {"days": rules.LATE_START_DAYS},
            why="paper",
        )
    detained = days_held(work, starts_on=starts_on)
    ends_on = period.ends_on(starts_on=starts_on, days=rules.REFLECTION_DAYS, extension_days=0, detention_days=detained)
    check_days_ahead(work, ends_on=ends_on)


def check_days_ahead(work: Work, *, ends_on: date) -> None:
    if (ends_on - work.today).days < rules.LEAST_DAYS_AHEAD:
        raise Refused(
            _("The last protected day must lie at least %(days)d days ahead.") % {"days": rules.LEAST_DAYS_AHEAD},
            why="days_ahead",
        )


def tell_change(*, by: User, case: Case, change_row: PeriodChange, language: str, told_on: date) -> None:
    """The person was told of this change, on which day and in which language."""
    with working("period.change_told", by=by, case=case, permission="period.change", guideline=31) as work:
        row = PeriodChange.objects.select_for_update(of=("self",)).get(pk=change_row.pk, case=work.case)
        if row.told_on is not None:
            raise Refused(_("This was told already."), why="already")
        # The dates of a new period are told when it is explained, which may be before it is written down.
        granted = row.kind == ChangeKind.GRANT
        first = row.period.explained_on if granted else clock.local_day(row.recorded_at)
        if not first <= told_on <= work.today:
            raise Refused(_("Tell the day between the change and today."), why="impossible")
        change(row, told_on=told_on, told_by=by, told_language=language)


def days_held(work: Work, *, starts_on: date) -> int:
    """Days since ``starts_on`` that lengthen the period because the person was held."""
    return period.detention_days(facts.detention_spans(work.case), starts_on=starts_on)


def current(work: Work) -> ReflectionPeriod:
    row = (
        ReflectionPeriod.objects.select_for_update(of=("self",))
        .filter(case=work.case, replaced_at__isnull=True)
        .first()
    )
    if row is None:
        raise Refused(_("No period was granted yet."), why="no_period")
    return row


def asked_about(work: Work, approval: Approval) -> ReflectionPeriod:
    """The period that a request was made about, where it is still the one that counts."""
    row = current(work)
    if str(row.pk) != approval.terms["period"]:
        raise Refused(_("This was asked about an earlier period. Decline it, so that it can be asked anew."), why="old")
    return row


def set_dates(
    work: Work,
    row: ReflectionPeriod,
    *,
    starts_on: date,
    kind: ChangeKind,
    why: str,
    approval: Approval | None = None,
    reason: str = "",
    **counted: int,
) -> None:
    """Store the new dates and the change that made them; the deadlines follow."""
    before = (row.starts_on, row.ends_on)
    values = {"extension_days": row.extension_days, "detention_days": row.detention_days} | counted
    ends_on = period.ends_on(starts_on=starts_on, days=row.days, **values)
    change(row, starts_on=starts_on, ends_on=ends_on, **counted)
    work.add(
        PeriodChange,
        period=row,
        kind=kind,
        from_starts_on=before[0],
        to_starts_on=starts_on,
        from_ends_on=before[1],
        to_ends_on=ends_on,
        why=why,
        approval=approval,
        reason=reason,
    )
    deadlines.move_to(work, "last_protected_day", due_at=deadlines.end_of(ends_on))
    finding_due = deadlines.after_working_days(ends_on, rules.FINDING_WORKING_DAYS)
    deadlines.put_off(work, "finding", due_at=deadlines.end_of(finding_due))
