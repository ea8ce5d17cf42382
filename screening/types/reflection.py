"""Which codes do the period and the choices in it use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeKind(TextChoices):
    GRANT = "grant", _("Period granted")
    EXTENSION = "extension", _("Extension")
    DETENTION = "detention", _("Detention days added")
    CORRECTION = "correction", _("Start corrected")


class ExtensionWhy(TextChoices):
    HEALTH = "health", _("Health")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    SAFETY = "safety", _("Safety")
    BEST_INTERESTS = "best_interests", _("Best interests of the child")
    GUARDIAN = "guardian", _("A guardian is awaited")
    INTERPRETER = "interpreter", _("An interpreter is awaited")
    WAS_DETAINED = "was_detained", _("Was detained")
    PERSON_ASKS = "person_asks", _("The person asks")


class CheckInKind(TextChoices):
    DAY_7 = "day_7", _("Day 7 check-in")
    DAY_14 = "day_14", _("Day 14 check-in")
    DAY_21 = "day_21", _("Day 21 check-in")
    REVIEW_25 = "review_25", _("Day 25 review")
    OTHER = "other", _("Another check-in")


class CheckInHeld(TextChoices):
    HELD = "held", _("Talked with the person")
    MISSED = "missed", _("The person could not be met")


class ChoiceMade(TextChoices):
    OFFERED = "offered", _("Offered")
    WANTS = "wants", _("Wants")
    NOT_NOW = "not_now", _("Not now")
    THINKING = "thinking", _("Wants to think")
    CHANGED_MIND = "changed_mind", _("Changed their mind")
