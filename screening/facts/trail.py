"""What has a case come through: its steps, the period that counts now, and when the person was held or charged?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import FilteredRelation, Q, QuerySet

from orgs.asking import CASE, written_once

from .. import models
from ..models import Case
from ..types import Stage


@dataclass(frozen=True)
class Trail:
    """What a case has come through: its steps, newest first, the period that counts now, and each detention and charge.

    Facts rest on it and pages show it, so that a page reads it once and hands it on.
    """

    moves: tuple[models.Move, ...]
    period: models.ReflectionPeriod | None = None
    detentions: tuple[models.Detention, ...] = ()

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
    moves = {row.step.pk: row.step for row in rows if hasattr(row, "step")}
    detentions = {row.held.pk: row.held for row in rows if hasattr(row, "held")}
    return Trail(tuple(moves.values()), getattr(rows[0], "counts", None), tuple(detentions.values()))


def moves_of(case: Case) -> tuple[models.Move, ...]:
    return tuple(models.Move.objects.filter(case=case).order_by("-recorded_at"))


def period_of(case: Case) -> models.ReflectionPeriod | None:
    """The period that counts now."""
    return models.ReflectionPeriod.objects.filter(case=case, replaced_at__isnull=True).first()


@written_once
def _trail() -> QuerySet[Case]:
    """A row for each step and each detention beside it, all with the period that counts now; one where there is none.

    There are few of either: what a case has much of is read elsewhere.
    """
    now = Q(reflectionperiod__replaced_at__isnull=True)
    rows = Case.objects.filter(pk=CASE).annotate(
        step=FilteredRelation("move"),
        counts=FilteredRelation("reflectionperiod", condition=now),
        held=FilteredRelation("detention"),
    )
    rows = rows.only("pk").select_related("step", "counts", "held")  # type: ignore[misc]  # annotated
    return rows.order_by("-step__recorded_at", "held__recorded_at", "held__pk")
