"""What is attached to a case, and in which form is it kept?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AttachmentKind(TextChoices):
    IDENTITY = "identity_paper", _("Identity paper")
    MEDICAL = "medical_paper", _("Medical paper")
    STATEMENT = "written_statement", _("Statement")
    PHOTO = "photograph", _("Photograph")
    OTHER = "other_attachment", _("Something else")


class ContentType(TextChoices):
    """All that is taken; which one it is, its first bytes say, never its name."""

    JPEG = "image/jpeg", _("Picture (JPEG)")
    PNG = "image/png", _("Picture (PNG)")
    PDF = "application/pdf", _("Document (PDF)")
