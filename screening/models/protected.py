"""What is so dangerous to know that even those who work on the case are given it by name? (domain 9, C5)"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import ProtectedKind
from .record import CaseRecord, staff, together
from .reflection import Approval


class ProtectedNote(CaseRecord):
    """Written by many, and read back by nobody who was not given it."""

    SECTION = Section.C5

    kind = CodedField(choices=ProtectedKind)
    text = SensitiveTextField(section=Section.C5)


class ProtectedReading(CaseRecord):
    """``recorded_by`` gives ``named`` what is protected to read, until a moment, while they hold ``tie``."""

    SECTION = Section.C5

    approval = models.OneToOneField(Approval, on_delete=models.PROTECT)
    named = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=20)
    until_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = staff()

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="reading_what_is_protected_takes_two_people", condition=~Q(named=F("recorded_by"))
            ),
            models.CheckConstraint(
                name="reading_what_is_protected_ends_after_it_began", condition=Q(until_at__gt=F("recorded_at"))
            ),
            together("taken_back_at", "taken_back_by", statement="a_reading_taken_back_has_moment_and_author"),
        ]
