"""How does a case go from stage to stage? Along a row of ``workflow.TRANSITIONS``, and no other way."""

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Approval, Case, Move
from ..types import ApprovalKind, GrantEnd, Stage
from ..workflow import TRANSITION_BY_CODE, Approver, Transition, refused_from
from . import deadlines, entering, grants, requests, transfers
from .acting import Work, check_gates, working

# Where the protection of the 30 days is left behind, if they have not run out.
ENDS_A_PERIOD = (Stage.SUPPORT, Stage.CLOSED)


def move(*, by: User, case: Case, transition: str, why: str = "", reason: str = "") -> Approval | None:
    """Take the step, or ask for the approval it needs; the request is returned then.

    Raises `GateRefused` with every gate that does not hold, `Refused` from a wrong stage.
    """
    row = TRANSITION_BY_CODE[transition]
    needs_approval = row.approver is not Approver.NOBODY
    kind = "case.step_asked" if needs_approval else "case.stage.moved"
    permission = row.permission_at(Stage(case.stage))
    with working(kind, by=by, case=case, permission=permission, why=why or transition, subject=transition) as work:
        check(work, row, reason=reason)
        if not needs_approval:
            step(work, row, why=why, reason=reason)
            return None
        return requests.ask(
            work,
            kind=ApprovalKind.MOVE,
            subject=transition,
            reason=reason,
            other_office=row.approver is Approver.SUPERVISOR_OF_ANOTHER_OFFICE,
        )


def check(work: Work, row: Transition, *, reason: str = "given") -> None:
    """Raise what refuses the step now."""
    known = work.facts
    if refused_from(row, facts=known):
        raise Refused(
            _("“%(step)s” does not start at the stage “%(stage)s”.")
            % {"step": row.label, "stage": Stage(work.case.stage).label},
            why="stage",
        )
    check_gates(row.gates, case_facts=known)
    if row.needs_reason and not reason:
        raise Refused(_("Give a reason: it is asked for this step."), why="reason")


def step(work: Work, row: Transition, *, why: str = "", reason: str = "", approval: Approval | None = None) -> Move:
    """Write the step inside the act under way. The gates were checked by the caller."""
    from_stage = Stage(work.case.stage)
    work.act.details["from"], work.act.details["to"] = from_stage, row.to
    work.act.guideline = work.act.guideline or next((gate.guideline for gate in row.gates if gate.guideline), None)
    if from_stage is Stage.REFLECTION and row.to in ENDS_A_PERIOD and not work.facts.period_over:
        work.act.details["period_ended_early"] = True
    done = work.add(
        Move, transition=row.code, from_stage=from_stage, to_stage=row.to, why=why, approval=approval, reason=reason
    )
    if row.to is Stage.CLOSED:
        grants.end_all(work, GrantEnd.CASE_CLOSED)
        transfers.lapse(work)
        deadlines.drop(work)
        work.save_case(stage=row.to, closed_at=work.now, closed_by=work.by, closed_why=row.code)
    elif from_stage is Stage.CLOSED:
        work.save_case(stage=row.to, closed_at=None, closed_by=None, closed_why="")
    else:
        work.save_case(stage=row.to)
    entering.enter(work, row, from_stage=from_stage)
    return done


def approved(work: Work, approval: Approval) -> None:
    """The step that somebody else has now answered for; its gates must hold today."""
    row = TRANSITION_BY_CODE[approval.subject]
    check(work, row)
    step(work, row, approval=approval)
