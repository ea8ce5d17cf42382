"""Which codes do follow-up visits use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VisitKind(TextChoices):
    DAY_30 = "visit_30", _("Day 30")
    DAY_90 = "visit_90", _("Day 90")
    DAY_180 = "visit_180", _("Day 180")
    OTHER = "other", _("Another visit")


class VisitOutcome(TextChoices):
    MADE = "made", _("Made")
    DECLINED = "declined", _("The person did not want it")
    NOT_MET = "not_met", _("The person could not be met")


SETTLES = (VisitOutcome.MADE, VisitOutcome.DECLINED)
PLANNED = (VisitKind.DAY_30, VisitKind.DAY_90, VisitKind.DAY_180)
