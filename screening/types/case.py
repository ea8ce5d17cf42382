"""Which codes say where a case stands, and what may follow?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    SCREENING = "screening", _("Screening")
    INTERIM = "interim", _("Interim help")
    REFLECTION = "reflection", _("Recovery and reflection")
    IDENTIFICATION = "identification", _("Identification")
    SUPPORT = "support", _("Support")
    CLOSED = "closed", _("Closed")


OPEN_STAGES = tuple(stage for stage in Stage if stage is not Stage.CLOSED)


class Result(TextChoices):
    PRESUME = "presume", _("Presume this person is a victim of trafficking")
    SIGNS = "signs", _("There are signs. Refer for a fuller interview")
    NOT_ENOUGH = "not_enough", _("Not enough information yet")
    FEW_OR_NO = "few_or_no", _("Few or no signs were recorded today")


class ApprovalKind(TextChoices):
    EXTENSION = "extension", _("Longer period")
    CORRECTION = "correction", _("Correct the start of the period")
    LATE_START = "late_start", _("Period that began more than three days ago")
    MOVE = "move", _("Step that a supervisor answers for")
    EMERGENCY = "emergency", _("Emergency access: was it in order?")
    PROTECTED = "protected", _("Read protected notes")


class ApprovalAnswer(TextChoices):
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    IN_ORDER = "in_order", _("In order")
    NOT_IN_ORDER = "not_in_order", _("Not in order")


# What may be answered, yes first. Of what has happened already nothing is approved, and nothing can be taken back.
OF_A_REQUEST = (ApprovalAnswer.APPROVED, ApprovalAnswer.DECLINED, ApprovalAnswer.WITHDRAWN)
OF_A_REVIEW = (ApprovalAnswer.IN_ORDER, ApprovalAnswer.NOT_IN_ORDER)
ANSWERS = dict.fromkeys(ApprovalKind, OF_A_REQUEST) | {ApprovalKind.EMERGENCY: OF_A_REVIEW}


class AccessAnswer(TextChoices):
    """What becomes of a request to see a case. It opens nothing: other acts do."""

    NOTED = "noted", _("Noted")
    DECLINED = "declined", _("Declined")


class DenialWhy(TextChoices):
    ACCUSED = "accused", _("Accused by the person")
    RELATIVE = "relative", _("Relative or close to someone in the case")
    CONFLICT = "conflict", _("Conflict of interest")
    FEARED = "feared", _("The person is afraid of them")
