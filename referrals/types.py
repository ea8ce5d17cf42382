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


class ReferralStatus(TextChoices):
    DRAFT = "draft", _("Not sent")
    SENT = "sent", _("Sent, waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    UNDER_WAY = "under_way", _("Under way")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")
    COMPLETED = "completed", _("Completed")
    ENDED = "ended", _("Ended")


class DeclinedWhy(TextChoices):
    FULL = "full", _("No place or time now")
    NOT_FOR = "not_for", _("Not for this age, gender or situation")
    NOT_OFFERED = "not_offered", _("The service is not offered any more")
    CONFLICT = "conflict", _("Too near to somebody involved")
    NOT_SAFE = "not_safe", _("It would not be safe here")
    OTHER = "other", _("Another reason")


class Outcome(TextChoices):
    RECEIVED = "received", _("The person got what was agreed")
    PARTLY = "partly", _("The person got part of it")
    NOT_RECEIVED = "not_received", _("The person did not get it")


class EndedWhy(TextChoices):
    PERSON_WANTED = "person_wanted", _("The person wanted it to end")
    LEFT = "left", _("The person left or went elsewhere")
    CANNOT_GO_ON = "cannot_go_on", _("The office cannot go on")
    OTHER = "other", _("Another reason")


WAITING = (ReferralStatus.SENT,)
HELPING = (ReferralStatus.ACCEPTED, ReferralStatus.UNDER_WAY)
GOING_ON = (*WAITING, *HELPING)


class PlacementKind(TextChoices):
    FAMILY = "family", _("With family")
    COMMUNITY = "community", _("In a community or foster family")
    SHELTER = "shelter", _("In a shelter")
    INDEPENDENT = "independent", _("On their own")
