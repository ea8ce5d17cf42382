"""Who writes what is too dangerous to be known, who is given it to read, and who ends that? (domain 9, C5)"""

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import access, rules
from ..access import Tie
from ..models import Approval, Case, ProtectedNote, ProtectedReading
from ..types import ApprovalKind, ProtectedKind
from . import requests
from .acting import Work, change, working


def write(*, by: User, case: Case, kind: ProtectedKind, text: str) -> ProtectedNote:
    """A protected note. Whoever wrote it does not read it back by that; the record of the act does not say its kind."""
    with working("protected.written", by=by, case=case, permission="protected.write") as work:
        if not text.strip():
            raise Refused(_("Write something first."), why="empty")
        return work.add(ProtectedNote, kind=kind, text=text)


def ask(*, by: User, case: Case, reason: str) -> Approval:
    """Ask to read what is protected: the first of two people. Somebody else gives it, or does not."""
    with working("protected.asked", by=by, case=case, permission="protected.ask") as work:
        if not reason.strip():
            raise Refused(_("Say why: whoever answers needs to know."), why="reason")
        if access.protected.live().filter(case=work.case, named=by).exists():
            raise Refused(_("You may read it already."), why="already")
        return requests.ask(work, kind=ApprovalKind.PROTECTED, subject=by.code, reason=reason)


def given(work: Work, approval: Approval) -> ProtectedReading:
    """The second of two people said yes: it is open by name from now, for a day, while the tie holds."""
    asker = approval.recorded_by
    held = access.ties(asker, work.case, among=access.PROTECTED_READERS)
    if not held:
        raise Refused(_("Whoever asked does not work on this case any more."), why="no_tie")
    tie = min(held, key=list(Tie).index)
    until_at = work.now + rules.PROTECTED_READING_LASTS
    return work.add(ProtectedReading, approval=approval, named=asker, tie=str(tie), until_at=until_at)


def take_back(*, by: User, reading: ProtectedReading) -> None:
    """End it at once: by whoever gave it, or by whoever was given it."""
    with working("protected.taken_back", by=by, case=reading.case, permission="protected.take_back") as work:
        row = ProtectedReading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
        if by.pk not in (row.recorded_by_id, row.named_id):
            raise Refused(_("Only whoever gave it, or was given it, ends it."), why="not_theirs")
        if row.taken_back_at is not None:
            raise Refused(_("This was taken back already."), why="already")
        change(row, taken_back_at=work.now, taken_back_by=by)
