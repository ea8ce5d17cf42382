"""What do all rows about a person share? A case, a moment, an author and a history."""

import uuid

from django.conf import settings
from django.db import models

from orgs import clock
from orgs.history import History

from ..sections import Section


class CaseRecord(models.Model):
    """One thing on record about one case. ``took_place_at`` (when it happened) is never ``recorded_at``.

    ``SECTION`` is the section of every column that does not name its own.
    """

    SECTION = Section.C2

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("screening.Case", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = History(inherit=True)

    class Meta:
        abstract = True
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def staff() -> models.ForeignKey:
    """A nullable reference to a member of staff."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )


def together(*names: str, statement: str) -> models.CheckConstraint:
    """A constraint: the named columns are all empty or all filled."""
    empty = models.Q(**{f"{name}__isnull": True for name in names})
    filled = models.Q(**{f"{name}__isnull": False for name in names})
    return models.CheckConstraint(name=statement, condition=empty | filled)
