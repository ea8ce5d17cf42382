"""What is due and whose task is it, who must never see the case, and what was written along the way?"""

from django.db import models
from django.db.models import Q

from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import ContactWay, DenialWhy, NoteKind, Stage
from .record import CaseRecord, staff, together
from .reflection import Approval


class Move(CaseRecord):
    """One step from stage to stage, under one row of ``workflow.TRANSITIONS``."""

    SECTION = Section.C1

    transition = models.CharField(max_length=40)
    from_stage = CodedField(choices=Stage, blank=True)
    to_stage = CodedField(choices=Stage)
    why = models.CharField(max_length=40, blank=True)
    approval = models.ForeignKey(Approval, null=True, blank=True, on_delete=models.PROTECT)
    reason = SensitiveTextField(section=Section.C3)


class Deadline(CaseRecord):
    """Our task, never the person's. ``office`` must do it; ``kind`` is a row of ``rules.DEADLINES``.

    ``subject_id`` is what it is about: a hand-over, a check-in day, or the case itself.
    """

    SECTION = Section.C1

    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = staff()
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = staff()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="deadline_open",
                condition=Q(met_at__isnull=True, dropped_at__isnull=True),
            )
        ]
        constraints = [
            together("met_at", "met_by", statement="a_deadline_met_has_its_moment_and_its_author"),
            together("dropped_at", "dropped_by", statement="a_deadline_dropped_has_moment_and_author"),
            models.UniqueConstraint(
                name="one_deadline_of_a_kind_and_subject_is_open",
                fields=["case", "kind", "subject_id"],
                condition=Q(met_at__isnull=True, dropped_at__isnull=True),
            ),
        ]


class Denial(CaseRecord):
    """A person or an office that may see nothing of this case, whatever else holds (domain 9)."""

    SECTION = Section.C5

    user = staff()
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = CodedField(choices=DenialWhy)
    lift_asked_at = models.DateTimeField(null=True, blank=True)
    lift_asked_by = staff()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = staff()
    reason = SensitiveTextField(section=Section.C5)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_denial_is_of_one_person_or_one_office",
                condition=Q(user__isnull=False, office__isnull=True) | Q(user__isnull=True, office__isnull=False),
            ),
            together("lift_asked_at", "lift_asked_by", statement="a_lifting_asked_has_moment_and_author"),
            models.CheckConstraint(
                name="lifting_a_denial_takes_two_people",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False, lift_asked_by__isnull=False)
                & ~Q(lifted_by=models.F("lift_asked_by")),
            ),
        ]


class Note(CaseRecord):
    """Facts and the person's words. Others will read this, and one day the person may."""

    SECTION = Section.C3

    kind = CodedField(choices=NoteKind, default=NoteKind.NOTE)
    took_place_at = models.DateTimeField(null=True, blank=True)
    way = CodedField(choices=ContactWay, blank=True)
    text = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        # The first page of a case shows the last three, however many there are.
        indexes = [models.Index(fields=["case", "-recorded_at"], name="note_latest")]
