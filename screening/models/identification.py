"""What was found formally, by which two people, on which grounds, and was it complained of?"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import ComplaintAbout, ComplaintDecision, FindingOutcome, FindingStatus
from .case import RelatedPerson
from .record import CaseRecord, staff
from .screening import Interpreting


class FormalInterview(CaseRecord):
    """The interview, by the specialist (``recorded_by``), on the form and its version (36, 37)."""

    SECTION = Section.C3

    took_place_at = models.DateTimeField()
    form_version = models.CharField(max_length=40)
    form_is_official = models.BooleanField(default=False)
    interpreting = models.ForeignKey(Interpreting, null=True, blank=True, on_delete=models.PROTECT)
    attended = models.JSONField(default=list)
    support_person = models.ForeignKey(RelatedPerson, null=True, blank=True, on_delete=models.PROTECT)
    account = SensitiveTextField(section=Section.C3)


class Finding(CaseRecord):
    """Proposed by the specialist (``recorded_by``), confirmed by a supervisor who is someone else.

    Act, means and purpose each with what supports it (35); for a child means are not needed.
    """

    SECTION = Section.C3

    interview = models.ForeignKey(FormalInterview, null=True, blank=True, on_delete=models.PROTECT)
    outcome = CodedField(choices=FindingOutcome)
    status = CodedField(choices=FindingStatus, default=FindingStatus.PROPOSED)
    act = models.BooleanField(default=False)
    means = models.BooleanField(default=False)
    purpose = models.BooleanField(default=False)
    of_child = models.BooleanField(default=False)
    new_date = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    act_support = SensitiveTextField(section=Section.C3)
    means_support = SensitiveTextField(section=Section.C3)
    purpose_support = SensitiveTextField(section=Section.C3)
    answer_reason = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="identified_needs_act_and_purpose_and_means_unless_a_child",
                condition=~Q(outcome=FindingOutcome.IDENTIFIED)
                | Q(act=True, purpose=True) & (Q(means=True) | Q(of_child=True)),
            ),
            models.CheckConstraint(
                name="not_identified_lacks_an_element",
                condition=~Q(outcome=FindingOutcome.NOT_IDENTIFIED)
                | Q(act=False)
                | Q(purpose=False)
                | Q(means=False, of_child=False),
            ),
            models.CheckConstraint(
                name="the_proposer_does_not_answer",
                condition=~Q(status__in=[FindingStatus.CONFIRMED, FindingStatus.SENT_BACK])
                | ~Q(answered_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="a_finding_answered_has_its_moment_and_its_author",
                condition=Q(
                    status__in=[FindingStatus.PROPOSED, FindingStatus.NOTED],
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                )
                | Q(
                    status__in=[FindingStatus.CONFIRMED, FindingStatus.SENT_BACK, FindingStatus.LAPSED],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="more_time_names_a_new_date_and_nothing_else_does",
                condition=Q(outcome=FindingOutcome.MORE_TIME, status=FindingStatus.NOTED, new_date__isnull=False)
                | ~Q(outcome=FindingOutcome.MORE_TIME) & ~Q(status=FindingStatus.NOTED) & Q(new_date__isnull=True),
            ),
            models.UniqueConstraint(
                name="one_finding_is_proposed_at_a_time",
                fields=["case"],
                condition=Q(status=FindingStatus.PROPOSED),
            ),
        ]


class Complaint(CaseRecord):
    """What the person complained of, in their words, and the answer."""

    SECTION = Section.C3

    about = CodedField(choices=ComplaintAbout)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", help_text=_("Asked to decide."))
    received_at = models.DateTimeField()
    decision = CodedField(choices=ComplaintDecision, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = staff()
    text = SensitiveTextField(section=Section.C3)
    decision_reason = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_complaint_decided_has_its_moment_and_its_author",
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | ~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_decides_a_complaint_they_recorded_and_answer_for",
                condition=~Q(decided_by=F("recorded_by")),
            ),
        ]
