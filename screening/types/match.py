"""Which codes does the match desk use?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Fact(TextChoices):
    """What of two people can be compared without reading it. What says most comes first."""

    DOCUMENT = "document", _("Number of a paper")
    TELEPHONE = "telephone", _("Telephone number")
    NAME_AND_YEAR = "name_and_year", _("A name, or a part of it, with the year of birth")
    NAME = "name", _("A whole name, however it is spelled")


class MatchAnswer(TextChoices):
    """What the match desk finds of two cases."""

    SAME = "same", _("The same person: link the two cases")
    NOT_SAME = "not_same", _("Not the same person")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")
