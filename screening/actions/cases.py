"""How does a case begin, and who is named to work on it?"""

from uuid import UUID, uuid4

from django.db.models import Q
from django.utils.translation import gettext as _

from orgs import clock, log, people
from orgs.models import Office, User
from orgs.refusals import NotPermitted, Refused
from orgs.types import Role

from .. import reference
from ..access import is_denied
from ..models import Case, Move, Person, Screening
from ..sections import opened
from ..types import Stage
from ..workflow import TRANSITION_BY_CODE
from . import case_keys, deadlines, indicator_sets
from .acting import Work, working


def begin(*, by: User, office: Office, event: UUID | None = None) -> Case:
    """A new case from the first page of a screening. ``event`` links people met together.

    Raises `NotPermitted` where office, role or training do not allow it (guidelines 14, 18).
    """
    with log.recording("screening.begun", by=by, guideline=18) as act:
        if office not in people.screening_offices(user=by):
            raise NotPermitted(_("You screen for an office of a body that screens, as responder or caseworker."))
        if not people.may_begin_screening(user=by, today=clock.today()):
            raise NotPermitted(
                _("Your training in indicators and screening is missing or has run out."), why="training"
            )
        case = Case(
            reference=_new_reference(),
            codename=_new_codename(),
            province=office.province,
            author=by,
            author_office=office,
            responsible=by,
            responsible_office=office,
            event=event,
        )
        case.save(force_insert=True)
        act.case = case
        case_keys.begin(case.pk)
        work = Work(case=case, act=act, by=by, today=clock.today(), now=clock.now())
        # No section opens; the key is unwrapped once for all that is sealed under it here.
        with opened(case_id=case.pk, sections=()):
            Person(case=case, changed_by=by).save(force_insert=True)
            work.add(Screening, indicator_set=indicator_sets.published(), took_place_at=work.now)
            work.add(Move, transition="begin", from_stage="", to_stage=TRANSITION_BY_CODE["begin"].to)
            deadlines.start(work, "send_screening")
    return case


def begin_beside(*, by: User, case: Case, office: Office) -> Case:
    """A screening of somebody else met at the same event: place and time are shared, nothing else."""
    with working("case.event_begun", by=by, case=case, permission="screening.fill") as work:
        event = work.case.event or uuid4()
        if work.case.event is None:
            work.save_case(event=event)
        return begin(by=by, office=office, event=event)


def name_caseworker(*, by: User, case: Case, caseworker: User) -> None:
    """Let ``caseworker``, of the office that answers for the case, work on it and answer for it."""
    with working("caseworker.named", by=by, case=case, permission="caseworker.name", guideline=25) as work:
        if not may_be_caseworker(caseworker, work.case):
            raise Refused(_("Choose an active caseworker of the office that answers for the case."), why="not_eligible")
        work.act.subject = caseworker.code
        work.save_case(caseworker=caseworker, responsible=caseworker)
        deadlines.meet(work, "name_caseworker")


def may_be_caseworker(user: User, case: Case) -> bool:
    """Active, not denied, and a caseworker (for a kept case also the author) of the responsible office."""
    if not user.is_active or is_denied(user, case):
        return False
    return people.holds(user, Role.CASEWORKER, case.responsible_office)


def possible_caseworkers(case: Case) -> list[User]:
    """Who may be named, by code."""
    rows = case.responsible_office.memberships.filter(role=Role.CASEWORKER, ended_at__isnull=True)
    users = {row.user.pk: row.user for row in rows.select_related("user")}
    return sorted((user for user in users.values() if may_be_caseworker(user, case)), key=lambda user: user.code)


def _new_reference() -> str:
    while Case.objects.filter(reference=(drawn := reference.draw())).exists():
        pass
    return drawn


def _new_codename() -> str:
    open_cases = Case.objects.filter(~Q(stage=Stage.CLOSED))
    while open_cases.filter(codename=(drawn := reference.draw_codename())).exists():
        pass
    return drawn
