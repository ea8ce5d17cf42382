"""What is attached to a case, and what was attached to it by mistake?"""

from uuid import uuid4

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..cleaning import Cleaned
from ..models import Attachment, AttachmentContent, Case
from ..types import AttachmentKind
from .acting import change, working


def add(*, by: User, case: Case, kind: AttachmentKind, title: str, file: Cleaned) -> Attachment:
    """Attach a file that was cleaned. It is sealed before it reaches the database."""
    with working("attachment.added", by=by, case=case, permission="attachment.write", guideline=34) as work:
        if not title.strip():
            raise Refused(_("Say in a few words what it is."), why="empty")
        key = uuid4()
        content = AttachmentContent(id=key, case=work.case, attachment_id=key, content=file.data)
        row = work.add(
            Attachment,
            id=key,
            kind=kind,
            title=title,
            content_type=file.content_type,
            size=len(file.data),
            digest=content.digest(),
        )
        content.save(force_insert=True)
        return row


def take_back(*, by: User, attachment: Attachment, why: str) -> None:
    """It stays on record with the reason, and nobody opens it any more."""
    with working("attachment.taken_back", by=by, case=attachment.case, permission="attachment.write") as work:
        row = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
        if not why.strip():
            raise Refused(_("Say why: whoever looks for it needs to know."), why="reason")
        if row.taken_back_at is not None:
            raise Refused(_("This was taken back already."), why="already")
        change(row, taken_back_at=work.now, taken_back_by=work.by, taken_back_why=why)
