"""What was written along the way, and who was in contact with the person when?"""

from datetime import datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, Note
from ..types import ContactWay, NoteKind, Stage
from . import deadlines
from .acting import working


def write(*, by: User, case: Case, text: str) -> Note:
    """A note: facts, and the person's words."""
    with working("note.written", by=by, case=case, permission="note.write", guideline=34) as work:
        return work.add(Note, kind=NoteKind.NOTE, text=_given(text))


def record_contact(*, by: User, case: Case, way: ContactWay, took_place_at: datetime, text: str) -> Note:
    """A contact with the person, when it happened and when it was written kept apart."""
    with working("contact.recorded", by=by, case=case, permission="contact.record", guideline=34) as work:
        if took_place_at > work.now:
            raise Refused(_("A contact is recorded after it happened."), why="future")
        if deadlines.meet(work, "safe_contact") and work.case.stage != Stage.CLOSED:
            # Somebody who is kept is contacted again, as agreed, until they are handed over or the case ends.
            deadlines.start(work, "safe_contact")
        return work.add(Note, kind=NoteKind.CONTACT, way=way, took_place_at=took_place_at, text=_given(text))


def add_afterwards(*, by: User, case: Case, text: str) -> Note:
    """An addition by the responder, for a day after the hand-over was received."""
    with working("addendum.written", by=by, case=case, permission="addendum.write", guideline=20) as work:
        return work.add(Note, kind=NoteKind.ADDENDUM, text=_given(text))


def _given(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write something first."), why="empty")
    return text
