"""Which office was offered to answer for the person from now on, and what did it say?"""

from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import DeclinedWhy, TransferStatus
from .record import CaseRecord, staff, together
from .sharing import Consent, SharingWithoutConsent


class Transfer(CaseRecord):
    """One office offers another to answer for the person. Until it is accepted nothing moves."""

    # Which office helps next says where the person will be.
    SECTION = Section.C4

    from_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT)
    without_consent = models.ForeignKey(SharingWithoutConsent, null=True, blank=True, on_delete=models.PROTECT)
    until_on = models.DateField()
    status = CodedField(choices=TransferStatus, default=TransferStatus.OFFERED)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    declined_why = CodedField(choices=DeclinedWhy, blank=True)
    words = SensitiveTextField(section=Section.C3)
    answer_words = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                name="a_case_is_offered_to_one_office_at_a_time",
                fields=["case"],
                condition=Q(status=TransferStatus.OFFERED),
            ),
            models.CheckConstraint(
                name="a_transfer_rests_on_one_consent_or_one_named_act",
                condition=Q(consent__isnull=False, without_consent__isnull=True)
                | Q(consent__isnull=True, without_consent__isnull=False),
            ),
            models.CheckConstraint(name="a_transfer_goes_to_another_office", condition=~Q(to_office=F("from_office"))),
            models.CheckConstraint(
                name="a_transfer_declined_says_why",
                condition=~Q(status=TransferStatus.DECLINED) | ~Q(declined_why=""),
            ),
            models.CheckConstraint(
                name="a_transfer_is_open_or_answered",
                condition=Q(status=TransferStatus.OFFERED, answered_at__isnull=True)
                | ~Q(status=TransferStatus.OFFERED) & Q(answered_at__isnull=False),
            ),
            together("answered_at", "answered_by", statement="a_transfer_answered_has_moment_and_author"),
        ]
