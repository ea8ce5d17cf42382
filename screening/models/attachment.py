"""What is attached to a case: a photograph of a paper, a document?"""

import hashlib
import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField

from ..fields import SensitiveBytesField, SensitiveTextField
from ..sealed import Sealed
from ..sections import Section
from ..types import AttachmentKind, ContentType
from .record import CaseRecord, staff, together

# They show who somebody is, and are opened only by whoever may know that as well.
SHOW_IDENTITY = frozenset({AttachmentKind.IDENTITY, AttachmentKind.PHOTO})


class Attachment(CaseRecord):
    """What was attached, by whom and when. Taken back, it stays on record with the reason, and opens no more.

    ``digest`` is that of its content as it is sealed: the record says what was attached, also to whoever has no key,
    and says nothing of it once the key is gone.
    """

    SECTION = Section.C3

    kind = CodedField(choices=AttachmentKind)
    title = SensitiveTextField(section=Section.C3)
    content_type = CodedField(choices=ContentType)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = staff()
    taken_back_why = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("taken_back_at", "taken_back_by", statement="an_attachment_taken_back_has_moment_and_author"),
        ]

    @property
    def sections(self) -> frozenset[Section]:
        """All that must be open to whoever opens it."""
        return frozenset({Section.C3, Section.C4} if self.kind in SHOW_IDENTITY else {Section.C3})


class AttachmentContent(models.Model):
    """The file itself, sealed, apart from what is said of it: it is written once, and no history repeats it.

    Its key is that of its attachment, so that it opens as the content of that one and of no other.
    """

    SECTION = Section.C3
    append_only = True
    kept_for = "attachment"  # whose history answers for it (orgs.reconciling)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("screening.Case", on_delete=models.PROTECT)
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="content")
    content = SensitiveBytesField(section=Section.C3)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_content_has_the_key_of_its_attachment", condition=Q(id=F("attachment"))),
        ]

    def __str__(self) -> str:
        return f"content of {self.attachment_id}"

    def digest(self) -> str:
        """SHA-256 (hex) of the content as it stands sealed; no key is needed, but where it is not sealed yet."""
        column: Any = self._meta.get_field("content")
        held = self.__dict__["content"]
        sealed = held if isinstance(held, Sealed) else column.pre_save(self, add=True)
        return hashlib.sha256(sealed.encode()).hexdigest()
