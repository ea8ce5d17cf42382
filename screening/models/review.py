"""What did a supervisor say of what stood in the review queue, and which periods did they sign for?"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from orgs import clock
from orgs.fields import CodedField
from orgs.history import History
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import Reviewed
from .record import CaseRecord, staff


class ReviewAnswer(CaseRecord):
    """What ``recorded_by`` says of one thing done by ``person``: of the event ``event_id``, or of their day ``on``.

    There is no person where it was done by nobody who was signed in.

    ``key`` is that thing (`access.review`), ``step`` counts from 0: each escalation lets somebody above answer next.
    No event names the case, so that whoever works on it does not read here that they were looked at.
    """

    append_only = True
    SECTION = Section.C1

    # Unlike every other record of a case: what is about a whole day of one person has none.
    case = models.ForeignKey(  # type: ignore[assignment]  # may be none
        "screening.Case", null=True, blank=True, on_delete=models.PROTECT
    )
    reason = models.CharField(max_length=40)
    key = models.UUIDField()
    step = models.PositiveSmallIntegerField(default=0)
    event_id = models.UUIDField(null=True)
    person = staff()
    on = models.DateField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    answer = CodedField(choices=Reviewed)
    escalated_to = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        indexes = [models.Index(fields=["reason", "event_id"], name="review_answer_by_event")]
        constraints = [
            models.UniqueConstraint(name="what_is_reviewed_is_answered_once_a_step", fields=["key", "step"]),
            models.CheckConstraint(name="nobody_reviews_their_own", condition=~Q(recorded_by=F("person"))),
            models.CheckConstraint(
                name="what_is_escalated_goes_to_an_office",
                condition=Q(answer=Reviewed.ESCALATED, escalated_to__isnull=False)
                | ~Q(answer=Reviewed.ESCALATED) & Q(escalated_to__isnull=True),
            ),
        ]


class ReviewSignOff(models.Model):
    """A supervisor signs that nothing is open in the review of an office for some days, and quotes the checkpoint.

    ``answers`` counts what they answered, by answer.
    """

    append_only = True
    SECTION = Section.C1

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    answers = models.JSONField(default=dict)
    checkpoint = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta:
        ordering = ["-ends_on", "id"]
        constraints = [
            models.UniqueConstraint(name="a_period_is_signed_once", fields=["office", "starts_on", "ends_on"]),
            models.CheckConstraint(
                name="a_period_signed_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id}: {self.starts_on}–{self.ends_on}"
