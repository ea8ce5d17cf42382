"""Which power over other people's cases was asked for by one administrator, and given by another?"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..history import History
from ..types import POWERS, Role
from .people import User
from .places import Office


class ElevationAnswer(models.TextChoices):
    GIVEN = "given", _("given")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken_back", _("taken back")


class Elevation(models.Model):
    """A role that opens other people's cases, or standing in for a supervisor: with a first and a last day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="elevations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=ElevationAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(name="an_elevation_is_of_a_power", condition=Q(role__in=POWERS)),
            models.CheckConstraint(
                name="standing_in_has_a_first_and_a_last_day",
                condition=Q(starts_on__isnull=True, ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="an_elevation_answered_has_moment_author_and_answer",
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(answer__in=ElevationAnswer.values, answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_power_is_given_by_another_than_asked_and_never_to_oneself",
                condition=~Q(answer=ElevationAnswer.GIVEN)
                | ~Q(answered_by=F("asked_by")) & ~Q(answered_by=F("user")) & ~Q(asked_by=F("user")),
            ),
            models.UniqueConstraint(
                name="a_power_is_asked_for_once", fields=["user", "office", "role"], condition=Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"
