"""May an office be told without the person's consent? Only as its own named act, by two people (domain 8)."""

from datetime import date

from django.utils.translation import gettext as _

from orgs.models import Office, User
from orgs.refusals import Refused

from ..models import Case, SharingWithoutConsent
from ..types import ServiceKind, SharedGroup, SharingGround
from . import deadlines, grants
from .acting import Work, change, working


def propose(
    *,
    by: User,
    case: Case,
    service: ServiceKind,
    office: Office,
    groups: list[SharedGroup],
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
        if not groups:
            raise Refused(_("Tick what is shared, and no more than is needed."), why="groups")
        row = work.add(
            SharingWithoutConsent,
            service=service,
            office=office,
            groups=groups,
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


def require_standing(work: Work, sharing: SharingWithoutConsent) -> SharingWithoutConsent:
    """The act as it is now. Raises `Refused` where no second person stands behind it, or it has run out."""
    rows = SharingWithoutConsent.objects.select_for_update(of=("self",)).select_related("office")
    row = rows.get(pk=sharing.pk, case=work.case)
    if row.confirmed_at is None:
        raise Refused(_("A second person has to confirm this first."), why="second_person")
    if row.until_on < work.today:
        raise Refused(_("This has run out. Propose it again where it is still needed."), why="expired")
    return row


def standing(case: Case, *, today: date) -> list[SharingWithoutConsent]:
    """Those that two people stand behind, and that have not run out."""
    return [row for row in of(case) if row.confirmed_at is not None and row.until_on >= today]
