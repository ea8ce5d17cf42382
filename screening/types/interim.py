"""Which codes do needs, risks, detention and what was explained use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NeedKind(TextChoices):
    FOOD_WATER = "food_water", _("Food or water")
    MEDICINE = "medicine", _("Medicine or care for an injury")
    DOCTOR = "doctor", _("A doctor")
    WOMENS_HEALTH = "womens_health", _("Women's health")
    REST = "rest", _("Rest")
    SAFE_BED = "safe_bed", _("A safe bed")
    CLOTHES = "clothes", _("Clothes")
    PHONE_CALL = "phone_call", _("A phone call")
    CHILD_NEEDS = "child_needs", _("What their child needs")
    FEELS_UNSAFE = "feels_unsafe", _("Feels unsafe now")
    MENTAL_HEALTH = "mental_health", _("Someone to talk with about what happened")
    OTHER = "other", _("Something else")
    NOTHING = "nothing", _("Nothing today")


class NeedStatus(TextChoices):
    WANTED = "wanted", _("Wanted")
    MET = "met", _("Met")
    DECLINED = "declined", _("Declined for now")


class RiskLevel(TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class RiskOccasion(TextChoices):
    FIRST = "first", _("First look, after intake")
    CHECK_IN = "check_in", _("At a check-in")
    REFERRAL = "referral", _("Before a referral")
    RETURN = "return", _("Before a return")


class DetentionKind(TextChoices):
    DETENTION = "detention", _("Arrest or detention")
    CHARGE = "charge", _("Charge or fine")


class InformationTopic(TextChoices):
    RIGHTS = "rights", _("Rights, options and duties")
    PERIOD = "period", _("The 30 days and their dates")
    TIMELINE = "timeline", _("Timeline of support, and of return if wanted")
    NEXT_STEPS = "next_steps", _("What comes next")
    FINDING = "finding", _("The finding, and how to complain")
    PACKAGE = "package", _("Information package")
    CLOSING = "closing", _("What closing means and the way back")


class InformationWay(TextChoices):
    SPOKEN = "spoken", _("Spoken")
    RECORDED = "recorded", _("Recorded")
    SHOWN = "shown", _("Shown on the screen")
    PRINTED = "printed", _("On paper")


class PaperKept(TextChoices):
    TOOK_IT = "took_it", _("Took the paper")
    KEPT_FOR_THEM = "kept_for_them", _("We keep it for them")
    NOT_SAFE = "not_safe", _("Not safe to keep paper")
    NONE = "none", _("No paper")
