"""Which office examines a case formally, and who there may? Never one that held the person, never a dead end.

The province's identifying office examines; where it cannot (it held the person, it is shut out, nobody there is
trained, or the same people made the earlier finding) the national office names somebody of any office that can.
"""

from datetime import date

from django.utils.translation import gettext as _

from orgs import clock, hierarchy, people, places
from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import IDENTIFIES, Course, Role

from .. import facts, rules
from ..access import is_denied
from ..models import Case, Finding
from ..types import FindingStatus, Stage
from . import deadlines
from .acting import Work, change, working
from .impartiality import works_where_held


def office_for(case: Case) -> Office:
    """Whom the case is to be examined by: as asked before, else the province's office, else the national one."""
    named = places.identifying_office(case.province)[0]
    for office in (case.identifying_office, named):
        if office is not None and is_able(office, case):
            return office
    return hierarchy.national_office() or named


def offices_able() -> list[Office]:
    """Every office of a body that identifies, by name."""
    rows = Office.objects.select_related("organisation").order_by("name")
    return [row for row in rows if row.organisation.can(IDENTIFIES)]


def is_able(office: Office, case: Case) -> bool:
    """Whether a specialist and somebody else who confirms may both take part there."""
    if not office.organisation.can(IDENTIFIES):
        return False
    confirm = confirmers(office, case)
    return any(one != other for one in specialists(office, case) for other in confirm)


def specialists(office: Office, case: Case) -> list[User]:
    """Trained specialists of ``office`` who may examine ``case``, by code."""
    rows = office.memberships.filter(role=Role.SPECIALIST, ended_at__isnull=True).select_related("user")
    users = {row.user.pk: row.user for row in rows}.values()
    return sorted((user for user in users if may_examine(user, case)), key=lambda user: user.code)


def may_examine(user: User, case: Case) -> bool:
    trained = people.is_trained(user, Course.FORMAL_IDENTIFICATION, clock.today())
    return trained and _may_take_part(user, case)


def confirmers(office: Office, case: Case) -> list[User]:
    """Supervisors of ``office`` and their deputies today who may answer a finding of ``case``."""
    asked = [*hierarchy.supervisors(office), *hierarchy.deputies(office, today=clock.today())]
    return [user for user in asked if _may_take_part(user, case)]


def pass_on(*, by: User, case: Case) -> None:
    """This office cannot examine the person: the national one names somebody of another."""
    with working(
        "identification.passed_on", by=by, case=case, permission="identification.pass_on", guideline=21
    ) as work:
        if facts.finding_now(work.case) is not None:
            raise Refused(_("The finding is confirmed already."), why="already")
        national = hierarchy.national_office()
        if national is None or national.pk == work.case.identifying_office_id:
            raise Refused(
                _("The national office was asked already. It names somebody of another office."), why="national"
            )
        move_to(work, national)


def reconsider(work: Work) -> None:
    """After a denial or an arrest came to be known: the office asked may be able to examine no longer."""
    case = work.case
    if case.stage != Stage.IDENTIFICATION or case.identifying_office is None or facts.finding_now(case):
        return
    if case.specialist is not None and not may_examine(case.specialist, case):
        lapse(work)
        work.save_case(specialist=None)
        ask(work, case.identifying_office)
    office = office_for(case)
    if office.pk != case.identifying_office_id:
        move_to(work, office)


def move_to(work: Work, office: Office) -> None:
    """Let ``office`` be asked; what was proposed at the one before counts no longer."""
    lapse(work)
    work.save_case(identifying_office=office, specialist=None)
    ask(work, office)


def ask(work: Work, office: Office, *, since: date | None = None) -> None:
    """A finding is awaited of ``office``, ten working days after ``since`` (today) where none was awaited yet."""
    due = deadlines.after_working_days(since or work.today, rules.FINDING_WORKING_DAYS)
    deadlines.start(work, "finding", office=office, due_at=deadlines.end_of(due))
    deadlines.hand_to(work, office, "finding")


def lapse(work: Work) -> None:
    """A finding that nobody answered ends with the identification it was made in."""
    for row in Finding.objects.filter(case=work.case, status=FindingStatus.PROPOSED):
        change(row, status=FindingStatus.LAPSED, answered_at=work.now, answered_by=work.by)
        deadlines.drop(work, "confirm_finding", subject=row.pk)


def _may_take_part(user: User, case: Case) -> bool:
    """Active, not denied, of no office that held the person, and without a part in an earlier finding."""
    return user.is_active and not is_denied(user, case) and not works_where_held(user, case) and _is_new(user, case)


def _is_new(user: User, case: Case) -> bool:
    """Nobody who proposed or confirmed an earlier finding makes the next one."""
    earlier = Finding.objects.filter(case=case, status=FindingStatus.CONFIRMED)
    return user.pk not in {pk for row in earlier for pk in (row.recorded_by_id, row.answered_by_id)}
