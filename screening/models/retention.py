"""What may not be destroyed, though its time has come?"""

from django.db import models
from django.db.models import Q

from ..fields import SensitiveTextField
from ..sections import Section
from .record import CaseRecord, staff, together


class Hold(CaseRecord):
    """Somebody has to be able to read it, a court for one. As long as it lasts nothing of the case is destroyed."""

    SECTION = Section.C1

    reason = SensitiveTextField(section=Section.C3)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = staff()

    class Meta(CaseRecord.Meta):
        constraints = [
            together("ended_at", "ended_by", statement="a_hold_that_ended_has_its_moment_and_its_author"),
            models.UniqueConstraint(
                name="a_case_has_one_hold_at_a_time", fields=["case"], condition=Q(ended_at__isnull=True)
            ),
        ]
