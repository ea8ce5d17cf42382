"""What is true of this case today, as gates may know it? The only place that turns a case into `CaseFacts`.

The steps of a case and its period are read as rows (`Trail`); all else that gates ask is asked in one
query, a subquery each (`asking`), so that a page costs the same whatever the case has been through.
"""

from datetime import date
from typing import Any

from orgs import clock

from .. import models
from ..models import Case
from ..types import Agreement, BestInterestsAbout, FindingOutcome, Result, Stage
from ..workflow import CaseFacts
from . import questions, rows
from .asking import Asked, answers, modules
from .known import (
    counts_as_intake,
    counts_as_interpreted,
    counts_as_told,
    detention_spans,
    entered_identification,
    finding_now,
    is_detained,
    is_reviewed,
    last_protected_day,
    latest_finding,
    opened_since,
    reopened_at,
    was_held_at,
    was_told,
)
from .questions import ABOUT_PERIOD
from .trail import Trail, period_of, trail_of


def of(case: Case, *, today: date, trail: Trail | None = None) -> CaseFacts:
    """All facts of ``case``, from every module of ``settings.CASE_FACTS``."""
    trail = trail or trail_of(case)
    row, entered = trail.period, trail.entered_identification
    since = trail.reopened_at or case.opened_at
    found = answers(
        has_period=row is not None,
        has_entered=entered is not None,
        case=case.pk,
        today=today,
        since=since,
        entered=entered,
        period=row.pk if row else None,
        reviewed_from=rows.reviewed_from(row) if row else None,
        told_since=row.recorded_at if row else since,
    )
    known: dict[str, Any] = {}
    for facts_of in modules("facts"):
        known |= facts_of(case, trail=trail, found=found)
    return CaseFacts(today=today, **found | known)


def asked(*, has_period: bool, has_entered: bool) -> Asked:
    """What `screening` itself asks of a case."""
    return questions.of_case(has_period, has_entered)


def facts(case: Case, *, trail: Trail, found: dict[str, Any]) -> dict[str, Any]:
    """What `screening` itself knows. Of ``found`` it takes out what is no fact as it was answered."""
    row = trail.period
    best = {about for about in BestInterestsAbout if found.pop(questions.BEST.format(about))}
    return {
        "stage": Stage(case.stage),
        "is_child": case.is_child,
        "caseworker_named": case.caseworker_id is not None,
        "closed_because_died": case.closed_why == "close_died",
        "agreement": Agreement(found["agreement"]) if found["agreement"] else None,
        "result": Result(case.result) if case.result else None,
        "has_period": row is not None,
        "left_during_period": row is not None and _left_during(case, row),
        "last_protected_day": None if row is None or found["detained"] else row.ends_on,
        "finding": FindingOutcome(found["finding"]) if found["finding"] else None,
        "more_time_taken": found["more_time_taken"] or 0,
        "goals_settled": not found.pop("goals_open"),
        "best_interests_no_interview": BestInterestsAbout.NO_INTERVIEW in best,
        "best_interests_going_home": BestInterestsAbout.GOING_HOME in best,
        "best_interests_transfer": BestInterestsAbout.TRANSFER_ABROAD in best,
        # Two people of child protection made each determination, so they took part where there is one.
        "child_protection_took_part": bool(best),
    }


def _left_during(case: Case, row: models.ReflectionPeriod) -> bool:
    """The case was closed before the last protected day had passed, and not opened again since."""
    return case.closed_at is not None and clock.local_day(case.closed_at) <= row.ends_on


__all__ = [
    "ABOUT_PERIOD",
    "Trail",
    "asked",
    "counts_as_intake",
    "counts_as_interpreted",
    "counts_as_told",
    "detention_spans",
    "entered_identification",
    "facts",
    "finding_now",
    "is_detained",
    "is_reviewed",
    "last_protected_day",
    "latest_finding",
    "of",
    "opened_since",
    "period_of",
    "reopened_at",
    "trail_of",
    "was_held_at",
    "was_told",
]
