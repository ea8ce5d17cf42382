"""Why does somebody read a case? (domain 9)"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Inferred for those who are assigned, and in an emergency; others choose."""

    CARE = "care", _("Care for the person")
    SUPERVISION = "supervision", _("Supervision of the work")
    ASSIGNING = "assigning", _("Naming who works on it")
    REQUEST = "request", _("Answering a request or a complaint")
    SAFETY = "safety", _("Safety of the person")
    VISIT = "visit", _("A follow-up visit")
    MATCH = "match", _("Finding out whether a person is known already")
    EMERGENCY = "emergency", _("An emergency")


# Care and an emergency are inferred from the tie; matching has pages of its own.
INFERRED_PURPOSES = frozenset({Purpose.CARE, Purpose.EMERGENCY, Purpose.MATCH})
CHOSEN_PURPOSES = tuple(purpose for purpose in Purpose if purpose not in INFERRED_PURPOSES)
