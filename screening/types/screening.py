"""Which codes does a screening use, beside the checklist and the safety gate?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Agreement(TextChoices):
    """Outcome of explain-and-agree (ux 2.3)."""

    AGREED = "agreed", _("Agreed to talk")
    SOME_TOPICS = "some_topics", _("Agreed to talk, but not about some topics")
    NOT_TODAY = "not_today", _("Not today")
    SAID_NO = "said_no", _("Said no to talking")
    NOT_ASKED = "not_asked", _("Could not be asked")


# The person's own word: nothing is asked until they say otherwise.
AGREEMENTS_THAT_CLOSE = (Agreement.NOT_TODAY, Agreement.SAID_NO)


class TeachBack(TextChoices):
    UNDERSTOOD = "understood", _("Said it back in their own words: understood")
    PARTLY = "partly", _("Partly, explained again")
    NOT_CHECKED = "not_checked", _("Could not check")


TEACH_BACK_COUNTS = (TeachBack.UNDERSTOOD, TeachBack.PARTLY)


class PauseWhy(TextChoices):
    BREAK = "break", _("A break")
    ANOTHER_DAY = "another_day", _("To be finished another day")


class ResponseAnswer(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_NEEDED = "not_needed", _("Not needed")
    NOT_RECORDED = "not_recorded", _("Not recorded")


class ArrivedAt(TextChoices):
    """What kind of place: never which (domain 3)."""

    OFFICE = "office", _("Office")
    SHELTER = "shelter", _("Place to stay")
    CLINIC = "clinic", _("Clinic or hospital")
    TRANSIT_CENTRE = "transit_centre", _("Transit centre")
    POLICE_POST = "police_post", _("Police post")
    OTHER = "other", _("Another place")
