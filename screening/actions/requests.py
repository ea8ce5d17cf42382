"""How is a request made that someone else must answer? It is never answered by whoever makes it."""

from typing import Any

from django.utils.translation import gettext as _

from orgs.refusals import Refused

from ..access import approvers
from ..models import Approval
from ..types import ApprovalKind
from . import deadlines
from .acting import Work


def ask(
    work: Work,
    *,
    kind: ApprovalKind,
    subject: str,
    reason: str = "",
    terms: dict[str, Any] | None = None,
    other_organisation: bool = False,
    other_office: bool = False,
    due: str = "",
) -> Approval:
    """Record the request inside the act under way, and who must answer it until when: by the rule ``due`` if named."""
    if Approval.objects.filter(case=work.case, kind=kind, subject=subject, answer="").exists():
        raise Refused(_("This was asked already, and waits for an answer."), why="already")
    office = approvers.office_to_ask(
        work.case, by=work.by, other_organisation=other_organisation, other_office=other_office
    )
    approval = work.add(
        Approval,
        kind=kind,
        subject=subject,
        of_other_organisation=other_organisation,
        of_other_office=other_office,
        office=office,
        terms=terms or {},
        reason=reason,
    )
    if not approvers.asked_now(approval):
        raise Refused(_("Nobody can answer this request. Ask the national coordinating office."), why="nobody")
    if due:
        deadlines.start(work, due, subject=approval.pk, office=office)
    else:
        last = deadlines.after_working_days(work.today, 2)
        deadlines.start(work, "approval", subject=approval.pk, office=office, due_at=deadlines.end_of(last))
    return approval
