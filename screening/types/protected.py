"""Which codes do protected notes use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProtectedKind(TextChoices):
    OFFICIAL = "official", _("Allegation against an official")
    INFORMANT = "informant", _("Someone who gave information")
    NO_CONTACT = "no_contact", _("Reason not to contact somebody")
    OTHER = "other_protected", _("Something else that must be protected")
