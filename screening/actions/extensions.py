"""What lengthens the period? What a supervisor grants for a reason, and every day on which the person was held."""

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import facts, rules
from ..fields import held
from ..models import Approval, Case
from ..types import ApprovalKind, ChangeKind, ExtensionWhy
from . import reflection, requests
from .acting import Work, working


def ask_extension(*, by: User, case: Case, why: ExtensionWhy, days: int, reason: str = "") -> Approval:
    """Ask for ``days`` more. While nobody has answered, the formal interview stays closed."""
    with working("period.extension_asked", by=by, case=case, permission="period.change", guideline=30, why=why) as work:
        row = reflection.current(work)
        if not 1 <= days <= rules.LONGEST_EXTENSION_DAYS:
            raise Refused(
                _("Ask for 1 to %(most)d days; another request may follow.") % {"most": rules.LONGEST_EXTENSION_DAYS},
                why="days",
            )
        return requests.ask(
            work,
            kind=ApprovalKind.EXTENSION,
            subject="extension",
            reason=reason,
            terms={"days": days, "why": str(why), "period": str(row.pk)},
        )


def extension_approved(work: Work, approval: Approval) -> None:
    """Lengthen the period, from its end as it is on the day of the answer."""
    row = reflection.asked_about(work, approval)
    reflection.set_dates(
        work,
        row,
        starts_on=row.starts_on,
        kind=ChangeKind.EXTENSION,
        extension_days=row.extension_days + approval.terms["days"],
        why=approval.terms["why"],
        approval=approval,
        reason=held(approval, "reason"),
    )


def count_detention(work: Work) -> None:
    """Count every day since the start that a detention touched, each once, late records included.

    While somebody is held no end is shown at all; those days are counted on release, when they are known.
    """
    row = facts.period_of(work.case)
    if row is None:
        return
    days = reflection.days_held(work, starts_on=row.starts_on)
    if days > row.detention_days:
        reflection.set_dates(
            work, row, starts_on=row.starts_on, kind=ChangeKind.DETENTION, why="detention", detention_days=days
        )
