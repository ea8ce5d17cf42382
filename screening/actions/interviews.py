"""How is the formal interview held, by whom, and who was there? (guidelines 36, 37)"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from orgs import clock, people
from orgs.models import User
from orgs.refusals import Refused
from orgs.types import Course

from .. import facts, rules
from ..models import Case, FormalInterview, RelatedPerson
from ..people import Part
from ..types import Attended
from ..workflow import HOLD_INTERVIEW, PERIOD_OVER
from . import impartiality, interpreting, relatives
from .acting import GateRefused, Work, check_gates, working
from .interim import not_in_future
from .interpreting import Voice


def record(
    *,
    by: User,
    case: Case,
    took_place_at: datetime,
    attended: Iterable[Attended],
    account: str,
    voice: Voice | None = None,
    support_person: RelatedPerson | None = None,
) -> FormalInterview:
    """Never before the day after the last protected day: neither held then, nor recorded. Raises `GateRefused`."""
    with working("interview.recorded", by=by, case=case, permission="interview.record", guideline=37) as work:
        check_gates(HOLD_INTERVIEW, case_facts=work.facts)
        not_in_future(work, took_place_at)
        _check_day(work, took_place_at)
        impartiality.refuse_part_in_arrest(by, work.case)
        there = [Attended(one) for one in attended]
        _check_company(work, there, support_person)
        heard = interpreting.record_if_any(work, voice)
        if not facts.counts_as_interpreted(work.case.person, heard):
            raise Refused(
                _("A trained, independent interpreter must be there (G8, G22). Record who interpreted."),
                why="interpreter",
            )
        return work.add(
            FormalInterview,
            took_place_at=took_place_at,
            form_version=rules.FORM_VERSION,
            form_is_official=False,
            interpreting=heard,
            attended=[str(one) for one in there],
            support_person=support_person,
            account=account,
        )


def _check_day(work: Work, took_place_at: datetime) -> None:
    last = facts.last_protected_day(work.case)
    if last is None or clock.local_day(took_place_at) <= last:
        raise GateRefused([PERIOD_OVER])
    if facts.was_held_at(work.case, took_place_at):
        raise Refused(_("The person was held at that time: no interview held then counts (G17, G24)."), why="held")


def _check_company(work: Work, there: list[Attended], support_person: RelatedPerson | None) -> None:
    if not there or (Attended.NOT_WANTED in there and len(there) > 1):
        raise Refused(_("Say who was there, or that the person did not want anyone else there (G36)."), why="attended")
    if support_person is not None:
        relatives.require(work, Part.ACCOMPANY, support_person)
    if not work.case.is_child:
        return
    if Attended.SUPPORT_PERSON not in there or support_person is None:
        raise Refused(
            _("A child has a support person beside them, named among the people of the case (G36)."),
            why="support_person",
        )
    if not people.is_trained(work.by, Course.TRAUMA_INFORMED, work.today):
        raise Refused(_("Whoever interviews a child is trained for it (G36)."), why="training")
