"""May an office be told without the person's consent? Only as its own named act, by two people (domain 8)."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, SharingWithoutConsent
from ..types import SharedGroup, SharingGround, SharingPurpose
from . import deadlines, grants, recipients
from .acting import change, working
from .recipients import Recipient


def propose(
    *,
    by: User,
    case: Case,
    to: Recipient,
    groups: Iterable[SharedGroup],
    until_on: date,
    ground: SharingGround,
    reason: str,
) -> SharingWithoutConsent:
    """The first of two: a ground, and why asking the person does not do. Nothing is shared yet."""
    with working("sharing.proposed", by=by, case=case, permission="sharing.propose", guideline=3, why=ground) as work:
        if not reason.strip():
            raise Refused(_("Write why this cannot wait for the person's consent."), why="reason")
        if ground == SharingGround.CHILD_PROTECTION and not work.case.is_child:
            raise Refused(_("This ground is for a child."), why="ground")
        if to.purpose == SharingPurpose.TRACING:
            raise Refused(_("Nobody is looked for against the person's will (G41)."), why="purpose")
        row = work.add(
            SharingWithoutConsent,
            **recipients.checked(work, to, groups),
            until_on=grants.last_day(until_on, today=work.today),
            ground=ground,
            reason=reason,
        )
        deadlines.start(work, "confirm_sharing", subject=row.pk)
    return row


def confirm(*, by: User, sharing: SharingWithoutConsent) -> None:
    """The second: a supervisor who did not propose it. The office can be asked from now on."""
    case = sharing.case
    with working("sharing.confirmed", by=by, case=case, permission="sharing.confirm", guideline=3) as work:
        row = SharingWithoutConsent.objects.select_for_update(of=("self",)).get(pk=sharing.pk, case=work.case)
        if row.confirmed_at is not None:
            raise Refused(_("This was confirmed already."), why="already")
        if row.recorded_by_id == by.pk:
            raise Refused(_("Whoever proposed it does not confirm it. Another supervisor must."), why="self")
        change(row, confirmed_at=work.now, confirmed_by=by)
        deadlines.meet(work, "confirm_sharing", subject=row.pk)


def of(case: Case) -> list[SharingWithoutConsent]:
    """Every such act of a case that was opened, latest first."""
    rows = SharingWithoutConsent.objects.filter(case=case).select_related("office", "recorded_by", "confirmed_by")
    return list(rows.order_by("-recorded_at"))
