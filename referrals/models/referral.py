"""Who was asked to help, with what, and what came of it?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orgs.fields import CodedField
from orgs.models import Office
from screening.fields import SensitiveTextField
from screening.models import CaseRecord, Consent, Grant, SharingWithoutConsent
from screening.models.record import staff, together
from screening.sections import Section
from screening.types import ServiceKind, Urgency

from ..types import DeclinedWhy, EndedWhy, Outcome, PlacementKind, ReferralStatus


class Referral(CaseRecord):
    """One service asked of one office. What it opens, and when that ends, stands in its grant (domain 8)."""

    # Where someone is referred to is where they can be found.
    SECTION = Section.C4

    service = CodedField(choices=ServiceKind)
    to_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT)
    without_consent = models.ForeignKey(SharingWithoutConsent, null=True, blank=True, on_delete=models.PROTECT)
    grant = models.OneToOneField(Grant, null=True, blank=True, on_delete=models.PROTECT, related_name="referral")
    status = CodedField(choices=ReferralStatus, default=ReferralStatus.DRAFT)
    urgency = CodedField(choices=Urgency, default=Urgency.TODAY)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = staff()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    declined_why = CodedField(choices=DeclinedWhy, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    begun_by = staff()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = staff()
    ended_why = CodedField(choices=EndedWhy, blank=True)
    outcome = CodedField(choices=Outcome, blank=True)
    words = SensitiveTextField(section=Section.C3, help_text=_("What is asked, for whoever helps."))
    answer_words = SensitiveTextField(section=Section.C3)
    outcome_words = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("sent_at", "sent_by", statement="a_referral_sent_has_its_moment_and_its_author"),
            together("answered_at", "answered_by", statement="a_referral_answered_has_moment_and_author"),
            together("begun_at", "begun_by", statement="a_service_begun_has_its_moment_and_its_author"),
            together("ended_at", "ended_by", statement="a_referral_ended_has_its_moment_and_its_author"),
            models.CheckConstraint(
                name="a_referral_that_was_sent_has_its_grant",
                condition=Q(status=ReferralStatus.DRAFT, grant__isnull=True)
                | ~Q(status=ReferralStatus.DRAFT) & Q(grant__isnull=False, sent_at__isnull=False)
                | Q(status=ReferralStatus.WITHDRAWN),
            ),
            models.CheckConstraint(
                name="a_referral_declined_says_why",
                condition=~Q(status=ReferralStatus.DECLINED) | ~Q(declined_why=""),
            ),
            models.CheckConstraint(
                name="a_referral_completed_has_its_outcome",
                condition=~Q(status=ReferralStatus.COMPLETED) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="a_referral_rests_on_one_consent_or_one_named_act",
                condition=Q(consent__isnull=False, without_consent__isnull=True)
                | Q(consent__isnull=True, without_consent__isnull=False),
            ),
        ]

    @property
    def sent_grant(self) -> Grant:
        """What it opens, of a referral that was sent. Raises `Grant.DoesNotExist` before."""
        if self.grant is None:
            raise Grant.DoesNotExist
        return self.grant


class ReferralQuestion(CaseRecord):
    """A question of the office asked, before or after it accepts, and the answer."""

    SECTION = Section.C3

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="questions")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    question = SensitiveTextField(section=Section.C3)
    answer = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [together("answered_at", "answered_by", statement="a_question_answered_has_moment_and_author")]


class ServiceNote(CaseRecord):
    """What whoever helps wrote of the service: their own notes."""

    SECTION = Section.C3

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="notes")
    text = SensitiveTextField(section=Section.C3)


class Placement(CaseRecord):
    """Where the person lives: family, community, shelter, on their own (Appendix 3 counts them)."""

    SECTION = Section.C4

    kind = CodedField(choices=PlacementKind)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    where = SensitiveTextField(section=Section.C4)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_placement_does_not_end_before_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("began_on")),
            ),
            models.UniqueConstraint(
                name="one_placement_at_a_time", fields=["case"], condition=Q(ended_on__isnull=True)
            ),
        ]
