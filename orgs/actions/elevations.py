"""How does somebody come to a power over other people's cases? One administrator asks, another one gives it."""

from datetime import date

from django.utils.translation import gettext as _

from .. import clock, log, people
from ..models import Elevation, Office, User
from ..models.elevation import ElevationAnswer
from ..refusals import NotPermitted, Refused
from ..types import POWERS, Role
from . import deputies, members


def ask(
    *, by: User, user: User, office: Office, role: Role, starts_on: date | None = None, ends_on: date | None = None
) -> Elevation:
    """The first of the two. With days it is standing in for a supervisor. Nothing changes yet."""
    with log.recording("elevation.asked", by=by, subject=user.code, details={"role": role}):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        if role not in POWERS or (starts_on is not None and role != Role.SUPERVISOR):
            raise Refused(_("This role is given by one administrator."), why="no_power")
        if Elevation.objects.filter(user=user, office=office, role=role, answer="").exists():
            raise Refused(_("This was asked for already, and waits for another administrator."), why="already")
        if starts_on is None or ends_on is None:
            members.refuse_role(user=user, office=office, role=role)
        else:
            deputies.refuse(office=office, user=user, starts_on=starts_on, ends_on=ends_on, today=clock.today())
        row = Elevation(user=user, office=office, role=role, starts_on=starts_on, ends_on=ends_on, asked_by=by)
        row.save(force_insert=True)
    return row


def give(*, by: User, elevation: Elevation) -> None:
    """The second of the two. Whoever asked must still be an administrator. Raises `Refused`."""
    with log.recording("elevation.given", by=by, subject=elevation.user.code, details={"role": elevation.role}):
        people.require_administrator(by=by)
        people.require_other(by=by, user=elevation.user)
        row = _open(elevation)
        people.require_administrator(by=row.asked_by)
        if row.asked_by_id == by.pk:
            raise NotPermitted(_("Whoever asked for it does not give it. Another administrator must."), why="self")
        if row.starts_on is not None and row.ends_on is not None:
            days = {"starts_on": row.starts_on, "ends_on": row.ends_on, "today": clock.today()}
            deputies.name(by=by, asked_by=row.asked_by, office=row.office, user=row.user, **days)
        else:
            members.give_role(by=by, asked_by=row.asked_by, user=row.user, office=row.office, role=Role(row.role))
        _answer(row, by=by, answer=ElevationAnswer.GIVEN)
    elevation.refresh_from_db()


def refuse(*, by: User, elevation: Elevation) -> None:
    """Declined by another administrator, or taken back by whoever asked."""
    with log.recording("elevation.refused", by=by, subject=elevation.user.code, details={"role": elevation.role}):
        people.require_administrator(by=by)
        row = _open(elevation)
        own = row.asked_by_id == by.pk
        _answer(row, by=by, answer=ElevationAnswer.TAKEN_BACK if own else ElevationAnswer.DECLINED)
    elevation.refresh_from_db()


def waiting() -> list[Elevation]:
    """What waits for a second administrator, the oldest first."""
    return list(Elevation.objects.filter(answer="").select_related("user", "office", "asked_by"))


def _open(elevation: Elevation) -> Elevation:
    rows = Elevation.objects.select_for_update(of=("self",)).select_related("user", "office", "asked_by")
    row = rows.get(pk=elevation.pk)
    if row.answer:
        raise Refused(_("This was answered already."), why="already")
    return row


def _answer(row: Elevation, *, by: User, answer: ElevationAnswer) -> None:
    row.answer, row.answered_at, row.answered_by = answer, clock.now(), by
    row.save(update_fields=["answer", "answered_at", "answered_by"])
