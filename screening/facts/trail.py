"""What has a case come through: its steps, and the period that counts now?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import FilteredRelation, Q, QuerySet

from orgs.asking import CASE, written_once

from .. import models
from ..models import Case
from ..types import Stage


@dataclass(frozen=True)
class Trail:
    """What a case has come through: its steps, newest first, and the period that counts now.

    Facts rest on it and pages show it, so that a page reads it once and hands it on.
    """

    moves: tuple[models.Move, ...]
    period: models.ReflectionPeriod | None = None

    @property
    def reopened_at(self) -> datetime | None:
        """When the case was last opened again after it was closed."""
        return next((move.recorded_at for move in self.moves if move.from_stage == Stage.CLOSED), None)

    @property
    def entered_identification(self) -> datetime | None:
        """When the case last came to identification from another stage."""
        into = (move for move in self.moves if move.to_stage == Stage.IDENTIFICATION)
        return next((move.recorded_at for move in into if move.from_stage != Stage.IDENTIFICATION), None)


def trail_of(case: Case) -> Trail:
    rows = _trail(case=case.pk)
    moves = tuple(row.step for row in rows if hasattr(row, "step"))
    return Trail(moves=moves, period=getattr(rows[0], "counts", None))


def moves_of(case: Case) -> tuple[models.Move, ...]:
    return tuple(models.Move.objects.filter(case=case).order_by("-recorded_at"))


def period_of(case: Case) -> models.ReflectionPeriod | None:
    """The period that counts now."""
    return models.ReflectionPeriod.objects.filter(case=case, replaced_at__isnull=True).first()


@written_once
def _trail() -> QuerySet[Case]:
    """A row for each step, the newest first, each with the period that counts now; one row where there was no step."""
    counts = FilteredRelation("reflectionperiod", condition=Q(reflectionperiod__replaced_at__isnull=True))
    rows = Case.objects.filter(pk=CASE).annotate(step=FilteredRelation("move"), counts=counts)
    return rows.only("pk").select_related("step", "counts").order_by("-step__recorded_at")  # type: ignore[misc]  # annotated
