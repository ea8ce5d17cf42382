"""What does a supervisor say of what stands in the review queue?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reviewed(TextChoices):
    OK = "ok", _("In order")
    ASKED = "asked", _("I will ask about it")
    ESCALATED = "escalated", _("Hand it to whoever is above me")
