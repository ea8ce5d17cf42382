"""Which rows of a case stand on its first page? For a case that was opened through `open_case`."""

from django.db.models import QuerySet

from orgs.asking import CASE, written_once
from orgs.models import User

from ..models import Approval, Case, Choice, Deadline, Handover, Note
from ..types import ApprovalKind
from . import approvers
from .matrix import Tie

NOTES_SHOWN = 3


def due_of(case: Case) -> list[Deadline]:
    """What is open for one case, most urgent first.

    A request to read what is protected stands on the pages of those who are asked, and not here for everybody.
    """
    return _due(case=case.pk)


def choices_of(case: Case) -> list[Choice]:
    return _choices(case=case.pk)


def last_notes_of(case: Case) -> list[Note]:
    return _last_notes(case=case.pk)


def last_handover_of(case: Case) -> Handover:
    """Of a case that was handed over, or kept."""
    [row] = _last_handover(case=case.pk)
    return row


def requests_of(user: User, case: Case) -> list[tuple[Approval, bool]]:
    """What waits for an answer, each with whether it is for ``user`` to give."""
    rows = _requests(case=case.pk)
    for row in rows:
        row.case = case
    theirs = [row for row in rows if row.recorded_by_id != user.pk]
    # Whether any is for them to answer was found when the case was opened; among several it is asked which.
    if Tie.APPROVER not in case.ties:  # type: ignore[attr-defined]
        theirs = []
    elif len(theirs) > 1:
        theirs = approvers.to_answer(user, theirs)
    return [(row, row in theirs) for row in rows]


@written_once
def _due() -> QuerySet[Deadline]:
    kept = Approval.objects.filter(case=CASE, kind=ApprovalKind.PROTECTED, answer="").values("pk")
    rows = Deadline.objects.filter(case=CASE, met_at__isnull=True, dropped_at__isnull=True).exclude(subject_id__in=kept)
    return rows.select_related("office").order_by("due_at")


@written_once
def _choices() -> QuerySet[Choice]:
    return Choice.objects.filter(case=CASE)


@written_once
def _last_notes() -> QuerySet[Note]:
    return Note.objects.filter(case=CASE).select_related("recorded_by").order_by("-recorded_at")[:NOTES_SHOWN]


@written_once
def _last_handover() -> QuerySet[Handover]:
    return Handover.objects.filter(case=CASE).select_related("to_office").order_by("-recorded_at")[:1]


@written_once
def _requests() -> QuerySet[Approval]:
    return Approval.objects.filter(case=CASE, answer="").select_related("recorded_by", "office")
