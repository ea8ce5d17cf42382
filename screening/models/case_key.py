"""Under which key is what is typed about a case sealed?"""

import uuid

from django.db import models
from django.db.models import Q

from orgs import clock

from ..sections import Section
from .record import staff


class CaseKey(models.Model):
    """One key of one case, wrapped by a master key (`orgs.master`); what is new is sealed under the highest number.

    A destroyed key has no ``wrapped`` any more: what was sealed under it is gone, in history and backups as well.
    """

    SECTION = Section.C1

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("screening.Case", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(default=1)
    master = models.PositiveSmallIntegerField()
    wrapped = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    destroyed_by = staff()

    class Meta:
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(name="a_case_has_one_key_of_a_number", fields=["case", "number"]),
            models.CheckConstraint(
                name="a_destroyed_key_is_gone_and_no_other",
                condition=Q(destroyed_at__isnull=True) & ~Q(wrapped="") | Q(destroyed_at__isnull=False, wrapped=""),
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.number} of {self.case_id}"
