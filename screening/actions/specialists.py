"""Who may examine the case formally, and confirm? Trained, of an identifying body, and never who held the person."""

from django.utils.translation import gettext as _

from orgs import clock, people
from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import IDENTIFIES, Course, Role

from ..access import is_denied
from ..models import Case, Finding
from ..types import FindingStatus
from . import detention
from .acting import working


def name(*, by: User, case: Case, specialist: User) -> None:
    """Let ``specialist`` examine the case. The national office may name one of any identifying office."""
    with working("specialist.named", by=by, case=case, permission="specialist.name", guideline=37) as work:
        if specialist not in possible(work.case):
            raise Refused(
                _("Choose a trained specialist of the identifying office who has had no part in this case."),
                why="not_eligible",
            )
        work.act.subject = specialist.code
        work.save_case(specialist=specialist, identifying_office=office_of(specialist, work.case))


def possible(case: Case) -> list[User]:
    """Who may be named, by code."""
    users = {row.user for office in _offices(case) for row in _specialists(office)}
    return sorted((user for user in users if may_take_part(user, case) and _is_new(user, case)), key=lambda u: u.code)


def office_of(specialist: User, case: Case) -> Office:
    return next(office for office in _offices(case) if people.holds(specialist, Role.SPECIALIST, office))


def may_take_part(user: User, case: Case) -> bool:
    """Not denied, trained, and of no office that arrested, charged or detained the person (17, 24, 37)."""
    return (
        user.is_active
        and people.is_trained(user, Course.FORMAL_IDENTIFICATION, clock.today())
        and not is_denied(user, case)
        and not detention.holds_someone_of(user, case)
    )


def refuse_part_in_arrest(user: User, case: Case) -> None:
    if detention.holds_someone_of(user, case):
        raise Refused(
            _("Your office arrested, charged or detained the person: none of its members decides here (G17, G24)."),
            why="arrested",
        )


def _offices(case: Case) -> list[Office]:
    office = case.identifying_office
    if office is not None and office.organisation.can(IDENTIFIES):
        return [office]
    # None is configured, or the one that was is shut out: the national office chooses among all.
    rows = Office.objects.select_related("organisation").order_by("name")
    return [row for row in rows if row.organisation.can(IDENTIFIES)]


def _specialists(office: Office):  # type: ignore[no-untyped-def]
    return office.memberships.filter(role=Role.SPECIALIST, ended_at__isnull=True).select_related("user")


def _is_new(user: User, case: Case) -> bool:
    """Nobody who proposed or confirmed an earlier finding makes the next one."""
    earlier = Finding.objects.filter(case=case, status=FindingStatus.CONFIRMED)
    return user.pk not in {pk for row in earlier for pk in (row.recorded_by_id, row.answered_by_id)}
