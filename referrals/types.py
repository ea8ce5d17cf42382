"""Which codes do referrals, placements, visits, exchanges and the search for family use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# A transfer is declined for the same reasons as a referral.
from screening.types import DeclinedWhy as DeclinedWhy


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


class ExchangeWith(TextChoices):
    MISSION = "mission", _("A mission of that country here")
    CAMBODIAN_MISSION = "cambodian_mission", _("A Cambodian mission there")
    FOCAL_POINT = "focal_point", _("The national focal point there")


class ExchangeAbout(TextChoices):
    TRANSLATION = "translation", _("Help with translation")
    PAPERS = "papers", _("Who the person is, and papers")
    CASE = "case", _("What happened, for those who act there")
    RETURN = "return", _("Going home")
    FAMILY = "family", _("Family there")


class AskedFirst(TextChoices):
    PERSON = "person", _("The person asks for it")
    US = "us", _("We do, or another office here")
    THEM = "them", _("Nobody here: they came to us")


class Wish(TextChoices):
    YES = "yes", _("The person wishes it")
    NO = "no", _("The person does not wish it")
    NOT_ASKED = "not_asked", _("Not asked")


class Danger(TextChoices):
    NONE_FOUND = "none_found", _("None was found")
    POSSIBLE = "possible", _("It may put somebody at risk, or that is not known")


class TracingOutcome(TextChoices):
    FOUND = "found", _("Found")
    NOT_FOUND = "not_found", _("Not found")
    STOPPED = "stopped", _("Stopped")
