"""Who was the person handed over to, when was that received, and what was asked back?"""

from django.db import models
from django.db.models import Q

from orgs.fields import CodedField
from orgs.models import Office, Province

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import HandoverAnswer, HandoverKind, HandoverStatus, Result, Urgency
from .record import CaseRecord, staff, together


class Handover(CaseRecord):
    """Sent by a person (``recorded_by``), received and registered by a person (guidelines 20, 23)."""

    SECTION = Section.C1

    to_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    kind = CodedField(choices=HandoverKind)
    status = CodedField(choices=HandoverStatus, default=HandoverStatus.SENT)
    answer = CodedField(choices=HandoverAnswer, default=HandoverAnswer.NOT_ASKED)
    urgency = CodedField(choices=Urgency, default=Urgency.TODAY)
    child_was_heard = models.BooleanField(null=True, blank=True)
    identifying_office_told = models.BooleanField(default=False)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = staff()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = staff()
    remarks = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("received_at", "received_by", statement="a_receipt_has_its_moment_and_its_author"),
            together("accepted_at", "accepted_by", statement="an_acceptance_has_its_moment_and_its_author"),
            models.CheckConstraint(
                name="what_was_accepted_was_received",
                condition=Q(accepted_at__isnull=True) | Q(received_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_handover_is_under_way_per_case",
                fields=["case"],
                condition=Q(status__in=[HandoverStatus.SENT, HandoverStatus.SENT_BACK]),
            ),
        ]


class HandoverQuestion(CaseRecord):
    """A question sent back to the author, and the answer. It moves nothing."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="questions")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    question = SensitiveTextField(section=Section.C3)
    answer = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [together("answered_at", "answered_by", statement="an_answer_has_its_moment_and_its_author")]


class CoordinationLine(CaseRecord):
    """What the coordinating office learns of someone not referred: nothing that identifies."""

    SECTION = Section.C1

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+")
    result = CodedField(choices=Result)
    why = models.CharField(max_length=40)
