"""Who examines the case formally? Named by the identifying office, or by the national one (guideline 37)."""

from django.utils.translation import gettext as _

from orgs import people
from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import Role

from .. import facts
from ..models import Case, Finding
from ..types import FindingStatus
from . import identifying
from .acting import working


def name(*, by: User, case: Case, specialist: User) -> None:
    """Let ``specialist`` examine the case, first or in place of another. The national office may name anybody's."""
    with working("specialist.named", by=by, case=case, permission="specialist.name", guideline=37) as work:
        if Finding.objects.filter(case=work.case, status=FindingStatus.PROPOSED).exists():
            raise Refused(_("A finding waits for its answer. Answer it first."), why="proposed")
        if facts.finding_now(work.case) is not None:
            raise Refused(_("The finding is confirmed already."), why="already")
        if specialist not in possible(work.case):
            raise Refused(
                _("Choose a trained specialist of the identifying office who has had no part in this case."),
                why="not_eligible",
            )
        work.act.subject = specialist.code
        office = _office_of(specialist, work.case)
        work.save_case(specialist=specialist, identifying_office=office)
        identifying.ask(work, office)


def possible(case: Case) -> list[User]:
    """Who may be named, by code: in an office that can also confirm what they find."""
    found = {user.pk: user for office in _offices(case) for user in identifying.specialists(office, case)}
    return sorted(found.values(), key=lambda user: user.code)


def _office_of(specialist: User, case: Case) -> Office:
    return next(office for office in _offices(case) if people.holds(specialist, Role.SPECIALIST, office))


def _offices(case: Case) -> list[Office]:
    """The office asked; where that is the national one, every office that can examine."""
    asked = case.identifying_office
    offices = identifying.offices_able()
    return [row for row in offices if identifying.is_able(row, case) and (asked not in offices or row == asked)]
