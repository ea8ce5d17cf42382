"""Which codes say what may be known by whom, and until when?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SharedGroup(TextChoices):
    """What is shared with an office that helps, least first (domain 8)."""

    CODED = "coded", _("Needs, age, gender, languages and wishes")
    WRITTEN = "written", _("Notes, assessments and goals")
    IDENTITY = "identity", _("Name, contact and place")


class SharingPurpose(TextChoices):
    """What somebody is told for. Each asks for its own yes (domain 7, 8)."""

    HELP = "help", _("An office helps")
    TAKE_OVER = "take_over", _("Another office answers for the person")
    EXCHANGE = "exchange", _("A mission or focal point of a country is asked")
    TRACING = "tracing", _("A relative is looked for")
    SEARCH = "search", _("The police look for a missing person")


# Which columns name who is told, for each purpose; the others are empty.
NAMED_FOR: dict[SharingPurpose, tuple[str, ...]] = {
    SharingPurpose.HELP: ("service", "office"),
    SharingPurpose.TAKE_OVER: ("office",),
    SharingPurpose.EXCHANGE: ("country",),
    SharingPurpose.TRACING: ("relative",),
    SharingPurpose.SEARCH: ("office",),
}


class GivenBy(TextChoices):
    SELF = "self", _("The person")
    GUARDIAN = "guardian", _("A guardian, and the person was asked")


class GrantStatus(TextChoices):
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    ENDED = "ended", _("Ended")


class GrantEnd(TextChoices):
    DECLINED = "grant_declined", _("The office declined")
    TAKEN_BACK = "grant_taken_back", _("Taken back before an answer")
    REFERRAL_ENDED = "referral_ended", _("The referral ended")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("The person withdrew their consent")
    SHUT_OUT = "shut_out", _("The office or the person named was shut out")
    CASE_CLOSED = "case_closed", _("The case was closed")


class GivenBack(TextChoices):
    RETURNED = "returned", _("Given back")
    DELETED = "deleted", _("Deleted")
    KEPT_BY_LAW = "kept_by_law", _("Kept, because a law asks for it")


class SharingGround(TextChoices):
    LIFE_AT_RISK = "life_at_risk", _("A life is at risk")
    CHILD_PROTECTION = "child_protection", _("Protection of a child")
    LAW = "law", _("A law asks for it")


class DeclinedWhy(TextChoices):
    FULL = "full", _("No place or time now")
    NOT_FOR = "not_for", _("Not for this age, gender or situation")
    NOT_OFFERED = "not_offered", _("The service is not offered any more")
    CONFLICT = "conflict", _("Too near to somebody involved")
    NOT_SAFE = "not_safe", _("It would not be safe here")
    OTHER = "other", _("Another reason")


class TransferStatus(TextChoices):
    OFFERED = "offered", _("Offered, waits for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken_back", _("Taken back")
    LAPSED = "lapsed", _("Lapsed: what it rested on no longer stands")
