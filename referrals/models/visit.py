"""How is the person after arriving home or leaving the shelter?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from orgs.fields import CodedField
from screening.fields import SensitiveTextField
from screening.models import CaseRecord
from screening.sections import Section

from ..types import VisitKind, VisitOutcome


class FollowUp(CaseRecord):
    """One visit: when it happened and when it was written are kept apart."""

    kind = CodedField(choices=VisitKind)
    outcome = CodedField(choices=VisitOutcome)
    took_place_at = models.DateTimeField()
    remarks = SensitiveTextField(section=Section.C3, help_text=_("Facts, and the person's words."))
