"""Who stands in for the supervisors of an office, from which day to which?"""

from datetime import date

from django.utils.translation import gettext as _

from .. import clock, hierarchy, log, people
from ..models import Deputy, Office, User
from ..refusals import NotPermitted, Refused
from ..types import Role, incompatible


def name(*, by: User | None, office: Office, user: User, starts_on: date, ends_on: date, today: date) -> Deputy:
    """Name a deputy of an office. By an administrator or a supervisor of that office. Raises `Refused`."""
    with log.recording("deputy.named", by=by, subject=user.code):
        _require_say(by=by, office=office)
        people.require_other(by=by, user=user)
        if ends_on < starts_on or ends_on < today:
            raise Refused(_("The last day must lie ahead, and not before the first."), why="order")
        if not user.is_active or user.organisation_id != office.organisation_id:
            raise Refused(_("Choose an active member of the same organisation."), why="other_body")
        if incompatible(roles={*user.roles_now(), Role.SUPERVISOR}) is not None:
            raise Refused(_("An administrator or auditor cannot stand in for a supervisor."), why="incompatible_roles")
        deputy = Deputy(
            office=office, user=user, starts_on=starts_on, ends_on=ends_on, named_at=clock.now(), named_by=by
        )
        deputy.save(force_insert=True)
    return deputy


def end(*, by: User | None, deputy: Deputy, today: date) -> None:
    """Let today be the last day; a time that has not begun keeps its first day only."""
    with log.recording("deputy.ended", by=by, subject=deputy.user.code):
        _require_say(by=by, office=deputy.office)
        row = Deputy.objects.select_for_update().get(pk=deputy.pk)
        if row.ends_on <= today:
            raise Refused(_("This time has ended already."), why="already")
        row.ends_on = max(today, row.starts_on)
        row.save(update_fields=["ends_on"])
    deputy.refresh_from_db()


def _require_say(*, by: User | None, office: Office) -> None:
    if by is None or people.holds(by, Role.ADMINISTRATOR):
        return
    if not by.is_active or by not in hierarchy.supervisors(office):
        raise NotPermitted(_("Only an administrator, or a supervisor of this office, may do this."))
