"""Who may open the pages about people and offices? Anyone else gets the answer of a page that does not exist."""

from typing import NoReturn
from uuid import UUID

from django.http import Http404

from . import clock, hierarchy, log, people
from .models import Office, Organisation, User
from .types import CASE_ROLES, Role


def require_administrator(user: User, *, subject: str) -> None:
    """Raise `Http404`, on record, for anyone but an administrator."""
    if not people.holds(user, Role.ADMINISTRATOR):
        _refuse(user, subject=subject)


def require_say_over(user: User, other: User) -> None:
    """An administrator, or a supervisor of an office in which ``other`` works."""
    today = clock.today()
    if not (
        people.holds(user, Role.ADMINISTRATOR) or people.supervises_someone_of(user=user, other=other, today=today)
    ):
        _refuse(user, subject=other.code)


def require_case_role(user: User, *, subject: str) -> None:
    """Anyone with a role in cases now, or an administrator."""
    if not user.roles_now() & {*CASE_ROLES, Role.ADMINISTRATOR}:
        _refuse(user, subject=subject)


def offices_open_to(user: User) -> list[Office]:
    """Every office to an administrator; to a supervisor, or who stands in for one today, their own."""
    if people.holds(user, Role.ADMINISTRATOR):
        return list(Office.objects.all())
    found = hierarchy.supervised_by(user, today=clock.today())
    return found or _refuse(user, subject="offices")


def office_open_to(user: User, pk: UUID) -> Office:
    """The office ``pk``, if its page is open to ``user``."""
    found = next((office for office in offices_open_to(user) if office.pk == pk), None)
    return found or _refuse(user, subject=str(pk), why="not_theirs")


def own_office(user: User, pk: UUID | str) -> Office:
    """The office ``pk``, if ``user`` works there now."""
    found = Office.objects.select_related("organisation").filter(pk=pk).first()
    return found if found is not None and people.works_in(user, found) else _refuse(user, subject=str(pk))


def offices_worked_in(user: User, body: Organisation) -> list[Office]:
    """The offices of ``body`` in which ``user`` works now."""
    rows = Office.objects.filter(organisation=body, memberships__user=user, memberships__ended_at__isnull=True)
    return list(rows.distinct()) if user.is_active else []


def office_with_say(user: User, pk: UUID) -> Office:
    """The office ``pk``, if ``user`` may name and end its deputies."""
    office = office_open_to(user, pk)
    if not people.has_say_over(user=user, office=office):
        _refuse(user, subject=str(pk))
    return office


def _refuse(user: User, *, subject: str, why: str = "role") -> NoReturn:
    log.refused("people.refused", by=user, subject=subject, why=why)
    raise Http404
