"""What is open on one page to those it concerns, whatever else of the case is closed to them?

What a page opened already is on record with the case; what is opened here beside it is recorded here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from orgs.models import User

from ..models import AccessRequest, Approval, Case, SharingWithoutConsent
from ..sections import Section, are_open, opened
from . import approvers
from .doors import UNKNOWN, Denied, record_look, refusal
from .matrix import HELPS, Tie
from .purposes import Purpose
from .ties import ties


@contextmanager
def questions_open(user: User, case: Case) -> Iterator[bool]:
    """The questions sent back are open to both who asked and who answers.

    Yields whether ``user`` may read them; to others only that there are some is known.
    """
    either = ("handover.ask", "handover.answer")
    allowed = any(refusal(user, permission, case) is None for permission in either)
    with _open(user, case, {Section.C3} if allowed else set(), subject="handover.questions"):
        yield Section.C3 in are_open(case_id=case.pk)


def request_to_answer(user: User, case: Case, pk: UUID) -> Approval:
    """The request ``pk`` of ``case``, for whoever is asked to answer it now.

    Raises `Denied`: being asked about one request tells nothing of another, which answers as an unknown reference.
    """
    row = case.approval_set.select_related("office", "recorded_by", "case").filter(pk=pk).first()
    if row is None or not approvers.may_answer(user, row):
        raise Denied(UNKNOWN, case=case, act="approval.answer", may_know=False)
    return row


@contextmanager
def request_open(user: User, approval: Approval) -> Iterator[None]:
    """What a request says is open to whoever is asked to answer it, and to whoever asked."""
    allowed = user.pk == approval.recorded_by_id or approvers.may_answer(user, approval)
    with _open(user, approval.case, {Section.C3} if allowed else set(), subject="approval.answer"):
        yield


@contextmanager
def sharing_open(user: User, sharing: SharingWithoutConsent) -> Iterator[bool]:
    """Why, and with whom, is shared without consent: open to whoever may be its second person, until one confirmed.

    Yields whether ``user`` may read it.
    """
    waits = sharing.confirmed_at is None and sharing.recorded_by_id != user.pk
    allowed = waits and refusal(user, "sharing.confirm", sharing.case) is None
    with _open(user, sharing.case, {Section.C3, Section.C4} if allowed else set(), subject="sharing.confirm"):
        yield allowed


@contextmanager
def helping_open(user: User, case: Case) -> Iterator[None]:
    """What the office asked to help and the caseworker wrote to one another is open to that office, while it helps."""
    with _open(user, case, {Section.C3} if case.ties & HELPS else set(), subject="referral.answer"):
        yield


@contextmanager
def access_request_open(user: User, asked: AccessRequest) -> Iterator[None]:
    """Why somebody asks to see a case is open to whoever answers it."""
    if asked.case is None or refusal(user, "access.answer", asked.case) is not None:
        raise Denied(UNKNOWN, case=asked.case, act="access.answer", may_know=False)
    with _open(user, asked.case, {Section.C3}, subject="access.answer"):
        yield


@contextmanager
def _open(user: User, case: Case, sections: set[Section], *, subject: str) -> Iterator[None]:
    """Open ``sections`` until the block ends, once it is on record which of them were closed."""
    more = sections - are_open(case_id=case.pk)
    if more:
        relation = min(ties(user, case), key=list(Tie).index, default="")
        record_look(user, case, subject=subject, relation=relation, purpose=Purpose.CARE, sections=more)
    with opened(case_id=case.pk, sections=sections):
        yield
