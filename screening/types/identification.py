"""Which codes do findings and complaints use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FindingOutcome(TextChoices):
    IDENTIFIED = "identified", _("Identified")
    NOT_IDENTIFIED = "not_identified", _("Not formally identified, support continues by another route")
    MORE_TIME = "more_time", _("Needs more time")


class FindingStatus(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    SENT_BACK = "sent_back", _("Sent back")
    NOTED = "noted", _("Noted: more time, nobody else confirms it")
    LAPSED = "lapsed", _("Lapsed: nobody answered it before the identification ended or passed on")


class Attended(TextChoices):
    INTERPRETER = "interpreter", _("Interpreter")
    SERVICE_PROVIDER = "service_provider", _("Service provider")
    SUPPORT_PERSON = "support_person", _("Support person")
    NOT_WANTED = "not_wanted", _("The person did not want anyone else there")


class ComplaintAbout(TextChoices):
    FINDING = "finding", _("The finding")
    SERVICE = "service", _("A service")
    PROCESS = "process", _("The process")
    US = "us", _("Us")


class ComplaintDecision(TextChoices):
    UPHELD = "upheld", _("Upheld")
    NOT_UPHELD = "not_upheld", _("Not upheld")
