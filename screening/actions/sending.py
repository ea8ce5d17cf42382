"""When is a screening closed, and with which result? Inside the act that hands the case over or ends it."""

from django.utils.translation import gettext as _

from orgs.models import AuditEvent
from orgs.models.event import Outcome
from orgs.refusals import Refused

from .. import checklist, review_rules
from ..models import Screening
from ..types import Result
from . import conclusions, drafts, safety_check
from .acting import Work
from .checklist import locked, save


def send(work: Work, *, handed_over: bool, not_asked_why: str = "") -> Screening:
    """Close the form. Handing over raises a low result to signs."""
    row = locked(work)
    if safety_check.latest(work.case) is None:
        raise Refused(_("Record the safety check first (G18)."), why="no_safety_check")
    said = conclusions.of(work.case)
    if row.sent_at is None:
        _count_all_no(work, row)
    outcome = said.result
    if handed_over and outcome not in (Result.PRESUME, Result.SIGNS):
        outcome = Result.SIGNS
    save(
        row,
        result=outcome,
        conclusion=conclusions.stored(said),
        not_asked_why=not_asked_why or row.not_asked_why,
        declared=True,
        # Sent before and now handed over after all: the moment of sending stays.
        sent_at=row.sent_at or work.now,
        sent_by=row.sent_by or work.by,
    )
    work.save_case(result=outcome)
    drafts.drop(work)
    return row


def _count_all_no(work: Work, row: Screening) -> None:
    """How many screenings in a row, with this one, their author sent in which nothing but no was answered."""
    answers = set(row.answers.exclude(answer=checklist.Answer.NOT_ASKED).values_list("answer", flat=True))
    if answers != {checklist.Answer.NO} or row.observations.filter(answer=checklist.ObservationAnswer.SAW_IT).exists():
        return
    sent = AuditEvent.objects.filter(actor_id=work.by.pk, kind__in=review_rules.SENT, outcome=Outcome.DONE)
    last = sent.order_by("-at", "-id").first()
    work.act.details["all_no_in_a_row"] = 1 + (last.details.get("all_no_in_a_row", 0) if last else 0)
