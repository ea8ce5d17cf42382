"""How is a request answered? By someone whom it has reached, who is not who asked; the act follows at once."""

from datetime import date

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..access import approvers
from ..models import Approval
from ..types import ANSWERS, ApprovalAnswer, ApprovalKind
from . import corrections, deadlines, extensions, findings, moves, protected, reflection
from .acting import Work, change, working


def answer(*, by: User, approval: Approval, answer: ApprovalAnswer, reason: str = "") -> None:
    """Approve, and let happen what was asked for, or decline; or say whether what happened was in order.

    Raises `Refused`, `GateRefused`.
    """
    with working(
        "request.answered", by=by, case=approval.case, permission="approval.answer", why=answer, subject=approval.kind
    ) as work:
        row = _pending(approval)
        if not approvers.may_answer(by, row):
            raise Refused(_("This request is not yours to answer."), why="not_asked")
        if answer not in ANSWERS[ApprovalKind(row.kind)] or answer == ApprovalAnswer.WITHDRAWN:
            raise Refused(_("This is not one of the answers."), why="answer")
        if answer != ApprovalAnswer.APPROVED and not reason.strip():
            raise Refused(_("Say why: whoever asked needs to know."), why="reason")
        _settle(work, row, answer=answer, reason=reason)
        if answer == ApprovalAnswer.APPROVED:
            _let_happen(work, row)


def withdraw(*, by: User, approval: Approval) -> None:
    """Take one's own request back."""
    with working(
        "request.withdrawn", by=by, case=approval.case, permission="approval.withdraw", subject=approval.kind
    ) as work:
        row = _pending(approval)
        if row.recorded_by_id != by.pk:
            raise Refused(_("Only whoever asked takes a request back."), why="not_theirs")
        if ApprovalAnswer.WITHDRAWN not in ANSWERS[ApprovalKind(row.kind)]:
            raise Refused(_("What has happened is looked at, and is not taken back."), why="happened")
        _settle(work, row, answer=ApprovalAnswer.WITHDRAWN, reason="")


def _pending(approval: Approval) -> Approval:
    row = (
        Approval.objects.select_for_update(of=("self",))
        .select_related("office", "recorded_by", "case")
        .get(pk=approval.pk)
    )
    if row.answer:
        raise Refused(_("This request was answered already."), why="already")
    return row


def _settle(work: Work, row: Approval, *, answer: ApprovalAnswer, reason: str) -> None:
    work.act.details["asked_by"] = str(row.recorded_by_id)
    change(row, answer=answer, answered_at=work.now, answered_by=work.by, answer_reason=reason)
    deadlines.meet(work, "approval", "emergency_review", subject=row.pk)


def _let_happen(work: Work, row: Approval) -> None:
    match ApprovalKind(row.kind):
        case ApprovalKind.MOVE:
            moves.approved(work, row)
            if "new_date" in row.terms:
                findings.note_more_time(work, new_date=date.fromisoformat(row.terms["new_date"]))
        case ApprovalKind.EXTENSION:
            extensions.extension_approved(work, row)
        case ApprovalKind.CORRECTION:
            corrections.correction_approved(work, row)
        case ApprovalKind.LATE_START:
            reflection.late_start_approved(work, row)
        case ApprovalKind.PROTECTED:
            protected.given(work, row)
        case ApprovalKind.EMERGENCY:
            pass  # It has happened already.
