"""Which codes does a hand-over use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HandoverAnswer(TextChoices):
    AGREES = "agrees", _("Agrees")
    DOES_NOT_AGREE = "does_not_agree", _("Does not agree")
    THINKING = "thinking", _("Wants to think")
    NOT_ASKED = "not_asked", _("Not asked")


class HandoverKind(TextChoices):
    AGREED = "agreed", _("With the person's agreement")
    CHILD = "child", _("To child protection, whatever was answered")
    LIFE_AT_RISK = "life_at_risk", _("Life at risk: separate act with a second person")
    KEPT = "kept", _("Kept here: a line without identity goes to the coordinating office")


class HandoverStatus(TextChoices):
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received and registered")
    ACCEPTED = "accepted", _("Accepted")
    SENT_BACK = "sent_back", _("Sent back with a question")
    KEPT = "kept", _("Kept")


class Urgency(TextChoices):
    NOW = "now", _("Now")
    TODAY = "today", _("Today")
    PLANNED = "planned", _("Planned")
