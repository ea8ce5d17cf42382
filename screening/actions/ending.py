"""How does a screening end without a hand-over? Its author sends it and takes the closing step."""

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Approval, Case
from ..types import ApprovalKind
from ..workflow import LEAVE_SCREENING, TRANSITION_BY_CODE, Approver
from . import handover, moves, requests, sending
from .acting import working

ENDINGS = ("close_few_or_no", "close_not_enough", "close_said_no", "close_signs_not_referred")


def end(
    *, by: User, case: Case, transition: str, why: str = "", reason: str = "", not_asked_why: str = ""
) -> Approval | None:
    """Send the screening and close, or ask the supervisor who must answer for not referring signs.

    Raises `GateRefused`: a child is never closed here (G5), nor is anyone with signs without a supervisor.
    """
    row = TRANSITION_BY_CODE[transition]
    if transition not in ENDINGS:
        raise Refused(_("A screening does not end this way."), why="step")
    with working("screening.ended", by=by, case=case, permission=LEAVE_SCREENING, why=transition) as work:
        sending.send(work, handed_over=False, not_asked_why=not_asked_why)
        moves.check(work, row, reason=reason)
        if row.approver is Approver.NOBODY:
            moves.step(work, row, why=why or transition, reason=reason)
            return None
        handover.send_line(work, why=why or "not_referred")
        return requests.ask(work, kind=ApprovalKind.MOVE, subject=transition, reason=reason)
