"""What was explained at intake, which risks were weighed, and is the person held anywhere?"""

from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import (
    DetentionKind,
    InformationTopic,
    InformationWay,
    PaperKept,
    RiskLevel,
    RiskOccasion,
    TeachBack,
)
from .record import CaseRecord, staff, together
from .screening import Interpreting


class InformationGiven(CaseRecord):
    """One thing explained to the person, in which language, and whether they said it back (7, 31, 42)."""

    topic = CodedField(choices=InformationTopic)
    took_place_at = models.DateTimeField()
    language = models.CharField(max_length=12)
    way = CodedField(choices=InformationWay, default=InformationWay.SPOKEN)
    sheet_version = models.CharField(max_length=40, blank=True)
    teach_back = CodedField(choices=TeachBack)
    paper = CodedField(choices=PaperKept, default=PaperKept.NONE)
    interpreting = models.ForeignKey(Interpreting, null=True, blank=True, on_delete=models.PROTECT)
    review_on = models.DateField(null=True, blank=True)
    questions = SensitiveTextField(section=Section.C3)


class Intake(CaseRecord):
    """Rights, options and duties explained in a language fully understood (guidelines 7, 27)."""

    took_place_at = models.DateTimeField()
    language = models.CharField(max_length=12)
    interpreting = models.ForeignKey(Interpreting, null=True, blank=True, on_delete=models.PROTECT)
    rights_explained = models.BooleanField(default=False)
    options_explained = models.BooleanField(default=False)
    duties_explained = models.BooleanField(default=False)
    teach_back = CodedField(choices=TeachBack)
    remarks = SensitiveTextField(section=Section.C3)


class RiskAssessment(CaseRecord):
    """Health, safety and security, weighed with the person: a level and a response each (29)."""

    took_place_at = models.DateTimeField()
    occasion = CodedField(choices=RiskOccasion, default=RiskOccasion.FIRST)
    with_person = models.BooleanField(default=False)
    health = CodedField(choices=RiskLevel)
    safety = CodedField(choices=RiskLevel)
    security = CodedField(choices=RiskLevel)
    health_response = SensitiveTextField(section=Section.C3)
    safety_response = SensitiveTextField(section=Section.C3)
    security_response = SensitiveTextField(section=Section.C3)


class Detention(CaseRecord):
    """An arrest, detention or charge. ``office`` is the one that did it: none of its members decides."""

    kind = CodedField(choices=DetentionKind)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    release_recorded_at = models.DateTimeField(null=True, blank=True)
    release_recorded_by = staff()
    for_what = SensitiveTextField(section=Section.C3)
    place = SensitiveTextField(section=Section.C4)
    released_to = SensitiveTextField(section=Section.C4)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_release_has_its_moment_and_author_and_follows_the_start",
                condition=Q(
                    released_at__isnull=True,
                    release_recorded_at__isnull=True,
                    release_recorded_by__isnull=True,
                )
                | Q(
                    released_at__gte=F("started_at"),
                    release_recorded_at__isnull=False,
                    release_recorded_by__isnull=False,
                ),
            )
        ]


class NonPunishmentNotice(CaseRecord):
    """A notice that names the guideline, to whom it went, and what they answered (guideline 24)."""

    detention = models.ForeignKey(Detention, on_delete=models.PROTECT, related_name="notices")
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    addressed_to = SensitiveTextField(section=Section.C4)
    answer = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [together("answered_at", "answered_by", statement="a_notice_answered_has_moment_and_author")]
