"""What follows from entering a stage? Who answers for the case, and what is due from then on."""

from .. import facts
from ..models import MissingAlert
from ..types import Stage
from ..workflow import Transition
from . import deadlines, identifying, responsibility
from .acting import Work, change

FIRST_HELP = ("intake", "risk")
CHECK_INS = ("check_in_7", "check_in_14", "check_in_21", "review_25")


def enter(work: Work, row: Transition, *, from_stage: Stage) -> None:
    """Do what the new stage asks, inside the step under way."""
    if from_stage is Stage.SCREENING:
        deadlines.meet(work, "send_screening")
    if from_stage is Stage.CLOSED:
        _answer_for_it_again(work)
    last = facts.last_protected_day(work.case)
    if last is not None and last < work.today:
        # The day has passed as it should; only what was to be done on the way can be late.
        deadlines.meet(work, "last_protected_day")
    if from_stage is Stage.IDENTIFICATION and row.to is not Stage.IDENTIFICATION:
        identifying.lapse(work)
    match row.to:
        case Stage.INTERIM if from_stage is Stage.CLOSED:
            _begin_afresh(work)
        case Stage.IDENTIFICATION if from_stage is Stage.IDENTIFICATION:
            pass  # more time was taken: who examines stays
        case Stage.IDENTIFICATION:
            _end_of_period(work)
            _ask_for_finding(work, again=from_stage in (Stage.SUPPORT, Stage.CLOSED))
        case Stage.CLOSED if row.code == "close_missing":
            _keep_looking(work)
        case Stage.SUPPORT:
            _end_of_period(work)
            deadlines.meet(work, "finding")
        case Stage.SCREENING | Stage.INTERIM | Stage.REFLECTION | Stage.CLOSED:
            pass


def _answer_for_it_again(work: Work) -> None:
    caseworker = work.case.caseworker
    keeps = caseworker if caseworker and responsibility.may_answer_for(caseworker, work.case) else None
    work.save_case(caseworker=keeps, responsible=keeps or work.by)
    if keeps is None:
        deadlines.start(work, "name_caseworker")


def _begin_afresh(work: Work) -> None:
    """No finding was made, so a fresh full period will follow; the old one stays on record."""
    old = facts.period_of(work.case)
    if old is not None:
        change(old, replaced_at=work.now, replaced_by=work.by)
    for kind in FIRST_HELP:
        deadlines.start(work, kind)


def _end_of_period(work: Work) -> None:
    """What follows the last protected day is decided by the step itself; a period still running keeps its tasks."""
    last = facts.last_protected_day(work.case)
    if last is not None and last < work.today:
        deadlines.meet(work, "last_protected_day")
        deadlines.drop(work, *CHECK_INS)


def _ask_for_finding(work: Work, *, again: bool) -> None:
    office = identifying.office_for(work.case)
    # Another specialist, another confirmer: whoever made the last finding does not make the next.
    specialist = None if again else work.case.specialist
    work.save_case(identifying_office=office, specialist=specialist)
    # Due after the last protected day, however late the case comes; after new facts, from the day it comes back.
    identifying.ask(work, office, since=None if again else facts.last_protected_day(work.case))


def _keep_looking(work: Work) -> None:
    alert = MissingAlert.objects.filter(case=work.case, found_at__isnull=True).first()
    if alert is not None:
        deadlines.start(work, "missing_look", subject=alert.pk, due_at=deadlines.end_of(alert.next_look_on))
