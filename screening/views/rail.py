"""How far is a case? Its stages in order, each with a date or a word: reached, where it is now, not before when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs import clock, wording

from .. import period
from ..facts import Trail
from ..models import Case, ReflectionPeriod
from ..types import Stage
from ..workflow import CaseFacts


def rail(case: Case, trail: Trail, case_facts: CaseFacts) -> list[dict[str, Any]]:
    """The stages with what is known of each: when it was reached, where it is now, not before when."""
    reached = {Stage.SCREENING: case.opened_at} | {
        Stage(move.to_stage): move.recorded_at for move in reversed(trail.moves)
    }
    order, here = list(Stage), Stage(case.stage)
    stages = []
    for stage in order:
        is_done = stage in reached and order.index(stage) < order.index(here)
        note = _note(case, stage, trail=trail, case_facts=case_facts, reached=reached, is_done=is_done)
        stages.append({"name": stage.label, "is_now": stage is here, "is_done": is_done, "note": note})
    return stages


def _note(
    case: Case, stage: Stage, *, trail: Trail, case_facts: CaseFacts, reached: Mapping[Stage, datetime], is_done: bool
) -> Any:
    if is_done:
        return wording.short_day(reached[stage])
    row = trail.period
    if stage is Stage(case.stage):
        if stage is Stage.REFLECTION and row is not None:
            return _now_on(row)
        return _("Now, since %(day)s") % {"day": wording.short_day(reached.get(stage, case.opened_at))}
    if list(Stage).index(stage) < list(Stage).index(Stage(case.stage)):
        return _("Not taken")
    if stage is Stage.IDENTIFICATION and row is not None:
        if case_facts.last_protected_day is None:
            return _("No date while held")
        opens = period.first_open_day(ends_on=case_facts.last_protected_day)
        return _("Not before %(day)s") % {"day": wording.short_day(opens)}
    return _("Not started")


def _now_on(row: ReflectionPeriod) -> Any:
    return _("Now: day %(day)d") % {"day": period.day_of_period(starts_on=row.starts_on, today=clock.today())}
