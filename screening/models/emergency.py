"""Who opened a case for an hour in an emergency, and who asked to see a case by its reference? (domain 9)"""

from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import AccessAnswer
from .record import CaseRecord, staff, together
from .reflection import Approval


class Emergency(CaseRecord):
    """``recorded_by`` reads the case until a moment. Why is what ``review`` says; somebody else looks at it there."""

    SECTION = Section.C1

    until_at = models.DateTimeField()
    review = models.OneToOneField(Approval, on_delete=models.PROTECT)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "emergencies"
        indexes = [models.Index(fields=["recorded_by", "until_at"], name="emergency_by_user")]
        constraints = [
            models.CheckConstraint(name="an_emergency_ends_after_it_began", condition=Q(until_at__gt=F("recorded_at"))),
        ]


class AccessRequest(CaseRecord):
    """``recorded_by`` typed a reference and says why they ask. Kept alike whether there is such a case or not."""

    SECTION = Section.C1

    # Unlike every other record of a case: of a reference that leads nowhere there is none.
    case = models.ForeignKey(  # type: ignore[assignment]
        "screening.Case", null=True, blank=True, on_delete=models.PROTECT
    )
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = CodedField(choices=AccessAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    reason = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("answered_at", "answered_by", statement="access_asked_for_and_answered_has_moment_and_author"),
            models.CheckConstraint(
                name="access_asked_for_is_open_or_answered",
                condition=Q(answer="", answered_at__isnull=True) | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_answers_their_own_request_for_access", condition=~Q(answered_by=F("recorded_by"))
            ),
        ]
