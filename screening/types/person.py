"""Which codes say who the person is and what they wish?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgeBand(TextChoices):
    UNDER_12 = "under_12", _("Under 12")
    FROM_12_TO_15 = "12_15", _("12 to 15")
    FROM_16_TO_17 = "16_17", _("16 to 17")
    FROM_18_TO_24 = "18_24", _("18 to 24")
    FROM_25_TO_34 = "25_34", _("25 to 34")
    FROM_35_TO_49 = "35_49", _("35 to 49")
    FROM_50 = "50_plus", _("50 and over")
    NOT_KNOWN = "not_known", _("Not known")


class WishAnswer(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    LATER = "later", _("Later")
    UNSURE = "unsure", _("Not sure")
    NOT_ASKED = "not_asked", _("Not asked")


class ContactWay(TextChoices):
    IN_PERSON = "in_person", _("In person")
    CALL = "call", _("Phone call")
    MESSAGE = "message", _("Message")
    THROUGH_SOMEONE = "through_someone", _("Through someone the person chose")


class Relation(TextChoices):
    GUARDIAN = "guardian", _("Guardian")
    SUPPORT_PERSON = "support_person", _("Support person")
    FAMILY = "family", _("Family")
    CHILD = "child", _("Child of the person")
    EMPLOYER = "employer", _("Employer")
    RECRUITER = "recruiter", _("Recruiter")
    FEARED = "feared", _("Feared")
    OTHER = "other", _("Someone else")
