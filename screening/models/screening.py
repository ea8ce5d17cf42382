"""What was asked, seen and answered at the first conversation, and what followed from it?"""

import uuid

from django.db import models
from django.db.models import F, Q

from orgs import clock
from orgs.fields import CodedField
from orgs.history import History
from orgs.models import Interpreter

from .. import checklist, safety
from ..fields import SensitiveTextField
from ..sections import Section
from ..types import (
    Agreement,
    ArrivedAt,
    NeedKind,
    NeedStatus,
    ResponseAnswer,
    Result,
    TeachBack,
)
from .record import CaseRecord, staff, together


class IndicatorSet(models.Model):
    """A published, versioned checklist as data, with its source. A screening pins one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40)
    version = models.CharField(max_length=20)
    official = models.BooleanField(default=False)
    content = models.JSONField()
    is_published = models.BooleanField(default=False)
    loaded_at = models.DateTimeField(default=clock.now)
    loaded_by = staff()
    history = History()

    class Meta:
        ordering = ["-loaded_at"]
        constraints = [
            models.UniqueConstraint(name="a_set_has_each_version_once", fields=["code", "version"]),
            models.UniqueConstraint(
                name="one_checklist_is_published", fields=["is_published"], condition=Q(is_published=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class Interpreting(CaseRecord):
    """Who interpreted one conversation, judged for that conversation (guidelines 8, 11, 22)."""

    kind = CodedField(choices=safety.InterpreterKind)
    language = models.CharField(max_length=12)
    interpreter = models.ForeignKey(Interpreter, null=True, blank=True, on_delete=models.PROTECT)
    member = staff()
    independence = models.JSONField(default=list, blank=True)
    gender_accepted = models.BooleanField(default=False)
    embassy_wish = CodedField(choices=safety.EmbassyWish, blank=True)
    rules_held = models.BooleanField(default=False)


class SafetyCheck(CaseRecord):
    """The five answers of the gate, and the outcome they were judged to. A re-check is a new row."""

    took_place_at = models.DateTimeField()
    answers = models.JSONField()
    outcome = CodedField(choices=safety.Outcome)
    reasons = models.JSONField(default=list, blank=True)
    interpreting = models.ForeignKey(Interpreting, null=True, blank=True, on_delete=models.PROTECT)


class Screening(CaseRecord):
    """The conversation. ``sent_at`` is empty in a draft; the conclusion is stored when it is sent."""

    indicator_set = models.ForeignKey(IndicatorSet, on_delete=models.PROTECT)
    version = models.PositiveIntegerField(default=1)
    took_place_at = models.DateTimeField()
    from_paper = models.BooleanField(default=False)
    agreement = CodedField(choices=Agreement, blank=True)
    teach_back = CodedField(choices=TeachBack, blank=True)
    refused_topics = models.JSONField(default=list, blank=True)
    sectors = models.JSONField(default=list, blank=True)
    own_view = models.BooleanField(null=True, blank=True)
    raised_to = CodedField(choices=Result, blank=True)
    not_asked_why = CodedField(choices=checklist.NotAskedReason, blank=True)
    result = CodedField(choices=Result, blank=True)
    conclusion = models.JSONField(default=dict, blank=True)
    declared = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = staff()
    place = SensitiveTextField(section=Section.C4)
    narrative = SensitiveTextField(section=Section.C3)
    could_not_ask_why = SensitiveTextField(section=Section.C3)
    raised_why = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.UniqueConstraint(name="a_case_has_one_screening", fields=["case"]),
            together("sent_at", "sent_by", statement="a_sent_screening_has_its_moment_and_its_author"),
            models.CheckConstraint(
                name="a_sent_screening_has_a_result", condition=Q(sent_at__isnull=True) | ~Q(result="")
            ),
        ]


class Answer(CaseRecord):
    """One item of the checklist. Five answers, never merged; a yes carries how it is known."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="answers")
    item = models.CharField(max_length=12)
    answer = CodedField(choices=checklist.Answer)
    sources = models.JSONField(default=list, blank=True)
    whens = models.JSONField(default=list, blank=True)
    extent = CodedField(choices=checklist.Extent, blank=True)
    clarity = CodedField(choices=checklist.Clarity, blank=True)
    not_asked_why = CodedField(choices=checklist.NotAskedReason, blank=True)
    words = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [models.UniqueConstraint(name="an_item_is_answered_once", fields=["screening", "item"])]


class Observation(CaseRecord):
    """What a camera would have recorded."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="observations")
    item = models.CharField(max_length=12)
    answer = CodedField(choices=checklist.ObservationAnswer)
    words = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [models.UniqueConstraint(name="an_observation_is_made_once", fields=["screening", "item"])]


class Removal(CaseRecord):
    """How the person came away from those who controlled them (guideline 16)."""

    took_place_at = models.DateTimeField()
    arrived_at_kind = CodedField(choices=ArrivedAt)
    left_what = SensitiveTextField(section=Section.C3)
    with_whom = SensitiveTextField(section=Section.C3)


class Response(CaseRecord):
    """How officers responded (guideline 15)."""

    woman_officer_offered = CodedField(choices=ResponseAnswer, default=ResponseAnswer.NOT_RECORDED)
    searched = CodedField(choices=ResponseAnswer, default=ResponseAnswer.NOT_RECORDED)
    escorted = CodedField(choices=ResponseAnswer, default=ResponseAnswer.NOT_RECORDED)
    transported = CodedField(choices=ResponseAnswer, default=ResponseAnswer.NOT_RECORDED)
    remarks = SensitiveTextField(section=Section.C3)


class Need(CaseRecord):
    """What the person needs, from the first minute, approved by nobody (guidelines 2, 28)."""

    kind = CodedField(choices=NeedKind)
    status = CodedField(choices=NeedStatus, default=NeedStatus.WANTED)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = staff()
    given = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_need_met_or_declined_has_its_moment_and_its_author",
                condition=Q(status=NeedStatus.WANTED, settled_at__isnull=True, settled_by__isnull=True)
                | ~Q(status=NeedStatus.WANTED) & Q(settled_at__gte=F("recorded_at"), settled_by__isnull=False),
            )
        ]


__all__ = [
    "Answer",
    "IndicatorSet",
    "Interpreting",
    "Need",
    "Observation",
    "Removal",
    "Response",
    "SafetyCheck",
    "Screening",
]
