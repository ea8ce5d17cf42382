"""Who stands in for the supervisors of an office, from which day to which?"""

from datetime import date

from django.utils.translation import gettext as _

from .. import clock, hierarchy, log, people
from ..models import Deputy, Office, User
from ..refusals import NotPermitted, Refused
from ..types import CASE_ROLES, Role, incompatible


def name(
    *,
    by: User | None,
    office: Office,
    user: User,
    starts_on: date,
    ends_on: date,
    today: date,
    asked_by: User | None = None,
) -> Deputy:
    """Name a deputy of an office: a supervisor of it, or two administrators (`elevations`). Raises `Refused`."""
    with log.recording("deputy.named", by=by, subject=user.code):
        _require_say(by=by, office=office)
        people.require_other(by=by, user=user)
        if by is not None and asked_by in (None, by) and not people.holds(by, Role.SUPERVISOR, office):
            raise NotPermitted(_("One administrator asks for this, another one gives it."), why="second")
        user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        refuse(office=office, user=user, starts_on=starts_on, ends_on=ends_on, today=today)
        deputy = Deputy(
            office=office, user=user, starts_on=starts_on, ends_on=ends_on, named_at=clock.now(), named_by=by
        )
        deputy.save(force_insert=True)
    return deputy


def refuse(*, office: Office, user: User, starts_on: date, ends_on: date, today: date) -> None:
    """Raise `Refused` where ``user`` cannot stand in for ``office`` on these days."""
    if ends_on < starts_on or ends_on < today:
        raise Refused(_("The last day must lie ahead, and not before the first."), why="order")
    if not user.is_active or user.organisation_id != office.organisation_id:
        raise Refused(_("Choose an active member of the same organisation."), why="other_body")
    _refuse_without_case_role(user)
    if office.deputies.filter(user=user, starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Refused(_("This person stands in for this office on some of these days already."), why="already")


def end(*, by: User | None, deputy: Deputy, today: date) -> None:
    """Let today be the last day; a time that has not begun is called off, and its history says that it stood here."""
    with log.recording("deputy.ended", by=by, subject=deputy.user.code):
        _require_say(by=by, office=deputy.office)
        row = Deputy.objects.select_for_update().filter(pk=deputy.pk).first()
        if row is None or row.ends_on <= today:
            raise Refused(_("This time has ended already, or ends today."), why="already")
        if row.starts_on > today:
            row.delete()
            return
        row.ends_on = today
        row.save(update_fields=["ends_on"])
    deputy.refresh_from_db()


def possible(*, by: User | None, office: Office) -> list[User]:
    """Who may be named, by code: of the same body, at work on cases, and no supervisor of the office already."""
    not_asked = {by, *hierarchy.supervisors(office)}
    rows = User.objects.filter(organisation=office.organisation_id, is_active=True).order_by("code")
    return [user for user in rows if user not in not_asked and _may_stand_in(user)]


def _may_stand_in(user: User) -> bool:
    roles = user.roles_now()
    return bool(roles & CASE_ROLES) and incompatible(roles={*roles, Role.SUPERVISOR}) is None


def _refuse_without_case_role(user: User) -> None:
    """Whoever has no role in cases could open none of those that wait for the supervisor."""
    if incompatible(roles={*user.roles_now(), Role.SUPERVISOR}) is not None:
        raise Refused(_("An administrator or auditor cannot stand in for a supervisor."), why="incompatible_roles")
    if not _may_stand_in(user):
        raise Refused(_("Choose someone who has a role in cases now."), why="no_case_role")


def _require_say(*, by: User | None, office: Office) -> None:
    if by is not None and not people.has_say_over(user=by, office=office):
        raise NotPermitted(_("Only an administrator, or a supervisor of this office, may do this."))
