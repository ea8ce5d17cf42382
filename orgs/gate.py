"""Who may open the pages about people? Anyone else gets the answer of a page that does not exist."""

from django.http import Http404

from . import clock, log, people
from .models import User
from .types import Role


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


def _refuse(user: User, *, subject: str) -> None:
    log.refused("people.refused", by=user, subject=subject, why="role")
    raise Http404
