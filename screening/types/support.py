"""Which codes do plans, goals, notes and the protection of a child use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NeedsDomain(TextChoices):
    """The seven headings of guideline 43, as domain 7 lists them."""

    SAFETY = "safety", _("Safety")
    HEALTH = "health", _("Health")
    ECONOMIC = "economic", _("Work and money")
    EMOTIONAL = "emotional", _("Feelings")
    SOCIAL = "social", _("Family and others")
    JUSTICE = "justice", _("Justice")
    VALUES = "values", _("What matters to them")


class GoalStatus(TextChoices):
    OPEN = "open", _("Under way")
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met, and why")


class AgeConclusion(TextChoices):
    CHILD = "child", _("Under 18, or in doubt: child")
    ADULT = "adult", _("18 or over")


class AgeGround(TextChoices):
    DOCUMENT = "document", _("Document")
    SAID = "said", _("What the person says")
    FAMILY = "family", _("What family says, where safe to ask")
    SCHOOL_RECORD = "school_record", _("School or health record")
    LOOKS = "looks", _("Looks")
    EXAMINATION = "examination", _("Examination")


class BestInterestsAbout(TextChoices):
    NO_INTERVIEW = "no_interview", _("Not holding the formal interview")
    GOING_HOME = "going_home", _("Going home")
    TRANSFER_ABROAD = "transfer_abroad", _("Transfer abroad")
    CARE = "care", _("Care and placement")
    OTHER = "other", _("Something else")


class Safe(TextChoices):
    YES = "yes", _("Safe")
    WITH_SUPPORT = "with_support", _("Safe with support")
    NO = "no", _("Not safe")


class NoteKind(TextChoices):
    NOTE = "note", _("Note")
    ADDENDUM = "addendum", _("Addition by the responder")
    CONTACT = "contact", _("Contact")
