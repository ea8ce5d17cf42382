"""Who is this about, at which stage, and who answers for them now?"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orgs import clock
from orgs.fields import CodedField
from orgs.history import History
from orgs.models import Office, Province
from orgs.types import Gender, WishedGender

from .. import safety
from ..fields import SensitiveDateField, SensitiveJSONField, SensitiveTextField
from ..sections import Section
from ..types import AgeBand, ContactWay, Relation, Result, Stage, WishAnswer
from .record import CaseRecord, staff


class Case(models.Model):
    """One person's case. Lists and gates read its coded columns; nothing typed stands here.

    ``author`` began it. ``responsible`` answers for it now and is never empty while it is open;
    ``caseworker`` and ``specialist`` are the assigned ones. ``event`` links people of one event.
    """

    SECTION = Section.C1

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True)
    codename = models.CharField(max_length=40)
    national_code = models.CharField(max_length=30, blank=True)
    stage = CodedField(choices=Stage, default=Stage.SCREENING)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    responsible = staff()
    responsible_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    caseworker = staff()
    specialist = staff()
    identifying_office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = staff()
    event = models.UUIDField(null=True, blank=True)
    is_child = models.BooleanField(default=True, help_text=_("Under 18, may be, or not yet asked."))
    said_age = CodedField(choices=safety.Under18, blank=True)
    age_band = CodedField(choices=AgeBand, default=AgeBand.NOT_KNOWN)
    gender = CodedField(choices=Gender, default=Gender.NOT_SAID)
    nationality = models.CharField(max_length=2, blank=True)
    forms = models.JSONField(default=list, blank=True)
    result = CodedField(choices=Result, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = staff()
    closed_why = models.CharField(max_length=40, blank=True)
    history = History()

    # Set by `access.open_case` on the case it returns, and on no other.
    opened: frozenset[Section]
    opened_by: uuid.UUID
    ties: frozenset[Any]
    summary_only: bool
    asks_purpose: bool

    class Meta:
        ordering = ["-opened_at", "id"]
        indexes = [
            models.Index(fields=["responsible_office", "stage"], name="case_by_office"),
            models.Index(fields=["responsible"], name="case_by_responsible"),
            # Child protection of a province, beside the office that answers for the case.
            models.Index(fields=["province", "responsible_office"], name="case_of_child", condition=Q(is_child=True)),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_open_case_has_a_responsible_person",
                condition=Q(stage=Stage.CLOSED) | Q(responsible__isnull=False),
            ),
            models.CheckConstraint(
                name="a_closed_case_has_its_moment_author_and_reason",
                condition=Q(stage=Stage.CLOSED, closed_at__isnull=False, closed_by__isnull=False) & ~Q(closed_why="")
                | ~Q(stage=Stage.CLOSED) & Q(closed_at__isnull=True, closed_by__isnull=True, closed_why=""),
            ),
            models.CheckConstraint(
                name="a_received_case_has_its_moment_and_its_author",
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__isnull=False, received_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Person(models.Model):
    """What the person said of themselves and wishes. One row a case; every change keeps the last."""

    SECTION = Section.C2

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="person")
    version = models.PositiveIntegerField(default=1)
    languages = models.JSONField(default=list, blank=True, help_text=_("ISO 639 codes, best first"))
    needs_interpreter = models.BooleanField(default=False)
    wished_interviewer = CodedField(choices=WishedGender, default=WishedGender.NOT_ASKED)
    wished_interpreter = CodedField(choices=WishedGender, default=WishedGender.NOT_ASKED)
    wished_escort = CodedField(choices=WishedGender, default=WishedGender.NOT_ASKED)
    wishes_honoured = models.BooleanField(null=True, blank=True)
    wishes_home = CodedField(choices=WishAnswer, default=WishAnswer.NOT_ASKED)
    wishes_police = CodedField(choices=WishAnswer, default=WishAnswer.NOT_ASKED)
    wishes_embassy = CodedField(choices=WishAnswer, default=WishAnswer.NOT_ASKED)
    special_needs = models.JSONField(default=list, blank=True)
    wishes_not_honoured_why = SensitiveTextField(section=Section.C3)
    wishes = SensitiveTextField(section=Section.C3)
    name_to_use = SensitiveTextField(section=Section.C4)
    official_name = SensitiveTextField(section=Section.C4)
    other_names = SensitiveTextField(section=Section.C4)
    born_on = SensitiveDateField(section=Section.C4)
    document_number = SensitiveTextField(section=Section.C4)
    nationality_as_said = SensitiveTextField(section=Section.C4)
    contact_way = CodedField(choices=ContactWay, blank=True)
    contact_details = SensitiveTextField(section=Section.C4)
    contact_hours = SensitiveTextField(section=Section.C4)
    contact_code_phrase = SensitiveTextField(section=Section.C4)
    voicemail_is_safe = models.BooleanField(null=True, blank=True)
    safe_to_write_said = models.BooleanField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = staff()
    history = History()

    def __str__(self) -> str:
        return f"person of {self.case_id}"


class RelatedPerson(CaseRecord):
    """Someone around the person. What they may not be asked or told is in ``screening.people``."""

    relation = CodedField(choices=Relation)
    is_implicated = models.BooleanField(default=False)
    must_not_be_told = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    name = SensitiveTextField(section=Section.C4)
    contact = SensitiveTextField(section=Section.C4)
    remarks = SensitiveTextField(section=Section.C3)
    implicated_why = SensitiveTextField(section=Section.C5)


class Draft(models.Model):
    """What was typed and not yet sent. Outside history and log; goes when the form is sent."""

    SECTION = Section.C3

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    form = models.SlugField(max_length=40)
    content = SensitiveJSONField(section=Section.C3)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_draft_per_form_and_person", fields=["case", "user", "form"])]

    def __str__(self) -> str:
        return f"draft {self.form}"
