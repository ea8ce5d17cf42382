"""Which days are protected, why is each date what it is, and what did the person choose meanwhile?"""

from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import (
    ANSWERS,
    ApprovalAnswer,
    ApprovalKind,
    ChangeKind,
    CheckInHeld,
    CheckInKind,
    ChoiceMade,
    ServiceKind,
    SharingPurpose,
    WishAnswer,
)
from .record import CaseRecord, staff, together
from .screening import Interpreting


class ReflectionPeriod(CaseRecord):
    """The recovery and reflection period as it was granted and lengthened. Dates are stored.

    ``ends_on`` is the last protected day. ``ended_on`` is set when a later, fresh period replaces
    this one. ``days`` is the rule's number on the day it was granted: a later rule moves nobody.
    """

    SECTION = Section.C1

    explained_on = models.DateField()
    starts_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    extension_days = models.PositiveSmallIntegerField(default=0)
    detention_days = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = staff()
    paper_record = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                name="one_period_counts_per_case", fields=["case"], condition=Q(replaced_at__isnull=True)
            ),
            together("replaced_at", "replaced_by", statement="a_replaced_period_has_moment_and_author"),
            models.CheckConstraint(
                name="a_period_starts_no_earlier_than_it_was_explained",
                condition=Q(starts_on__gte=F("explained_on")),
            ),
            models.CheckConstraint(name="a_period_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))),
        ]


class Approval(CaseRecord):
    """A request (by ``recorded_by``) that someone else must answer. ``terms`` are codes and dates."""

    SECTION = Section.C1

    kind = CodedField(choices=ApprovalKind)
    subject = models.CharField(max_length=40)
    of_other_organisation = models.BooleanField(default=False)
    of_other_office = models.BooleanField(default=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    terms = models.JSONField(default=dict, blank=True)
    answer = CodedField(choices=ApprovalAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    reason = SensitiveTextField(section=Section.C3)
    answer_reason = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="an_answer_to_a_request_has_its_moment_and_its_author",
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_answers_what_they_asked_for",
                condition=Q(answer__in=("", ApprovalAnswer.WITHDRAWN)) | ~Q(answered_by=F("recorded_by")),
            ),
            models.CheckConstraint(
                name="an_emergency_is_looked_at_and_never_approved_or_withdrawn",
                condition=Q(answer="")
                | Q(kind=ApprovalKind.EMERGENCY, answer__in=ANSWERS[ApprovalKind.EMERGENCY])
                | ~Q(kind=ApprovalKind.EMERGENCY) & ~Q(answer__in=ANSWERS[ApprovalKind.EMERGENCY]),
            ),
            models.UniqueConstraint(
                name="one_request_of_a_kind_is_pending",
                fields=["case", "kind", "subject"],
                condition=Q(answer=""),
            ),
        ]


class PeriodChange(CaseRecord):
    """One change of the period: what, from, to, why, who, approved by, told to the person when."""

    SECTION = Section.C1

    period = models.ForeignKey(ReflectionPeriod, on_delete=models.PROTECT, related_name="changes")
    kind = CodedField(choices=ChangeKind)
    from_starts_on = models.DateField(null=True, blank=True)
    to_starts_on = models.DateField()
    from_ends_on = models.DateField(null=True, blank=True)
    to_ends_on = models.DateField()
    why = models.CharField(max_length=40, blank=True)
    approval = models.ForeignKey(Approval, null=True, blank=True, on_delete=models.PROTECT)
    told_on = models.DateField(null=True, blank=True)
    told_by = staff()
    told_language = models.CharField(max_length=12, blank=True)
    reason = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("told_on", "told_by", statement="a_change_told_has_its_day_and_its_author"),
            models.CheckConstraint(
                name="only_a_correction_makes_the_last_protected_day_earlier",
                condition=Q(kind=ChangeKind.CORRECTION)
                | Q(from_ends_on__isnull=True)
                | Q(to_ends_on__gte=F("from_ends_on")),
            ),
        ]


class CheckIn(CaseRecord):
    """A meeting during the period, or the day-25 review (guideline 34, local policy)."""

    period = models.ForeignKey(ReflectionPeriod, null=True, blank=True, on_delete=models.PROTECT)
    kind = CodedField(choices=CheckInKind)
    held = CodedField(choices=CheckInHeld, default=CheckInHeld.HELD)
    took_place_at = models.DateTimeField()
    wants_interview = CodedField(choices=WishAnswer, default=WishAnswer.NOT_ASKED)
    remarks = SensitiveTextField(section=Section.C3)


class Choice(CaseRecord):
    """What was offered and what the person said, each time: for which purpose, which help, at which office.

    The latest row of a help counts, whichever office was named (33).
    """

    # Where somebody is offered a place is where they may be found.
    SECTION_OF = {"office": Section.C4}

    purpose = CodedField(choices=SharingPurpose, default=SharingPurpose.HELP)
    service = CodedField(choices=ServiceKind, blank=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    choice = CodedField(choices=ChoiceMade)
    language = models.CharField(max_length=12, blank=True)
    interpreting = models.ForeignKey(Interpreting, null=True, blank=True, on_delete=models.PROTECT)
    offer_again_on = models.DateField(null=True, blank=True)
    adviser_is_independent = models.BooleanField(null=True, blank=True)
    remarks = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_choice_about_help_says_which",
                condition=Q(purpose=SharingPurpose.HELP) & ~Q(service="")
                | ~Q(purpose=SharingPurpose.HELP) & Q(service=""),
            )
        ]
