"""Which rows answer what gates ask, by being there? All are asked together, in one query."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, QuerySet, Subquery

from .. import models
from ..checklist import ObservationAnswer
from ..models import Case
from ..types import (
    TEACH_BACK_COUNTS,
    ApprovalKind,
    BestInterestsAbout,
    ComplaintAbout,
    ComplaintDecision,
    GoalStatus,
    InformationTopic,
    Safe,
    WishAnswer,
)
from . import rows

ABOUT_PERIOD = (ApprovalKind.EXTENSION, ApprovalKind.CORRECTION, ApprovalKind.LATE_START)
BEST = "best_{}"

# Rows that answer a question by being there, each under the name of its fact.
Questions = dict[str, QuerySet[Any]]


def answers(case: Case, questions: Questions, **values: QuerySet[Any]) -> dict[str, Any]:
    """Whether each question finds a row, and the one value of each further query: all in one query."""
    asked: dict[str, Any] = {name: Exists(found) for name, found in questions.items()}
    asked |= {name: Subquery(found[:1]) for name, found in values.items()}
    # Renamed on the way, since some facts are called as a relation of the case is.
    named: dict[str, Any] = {f"fact_{name}": one for name, one in asked.items()}
    row: dict[str, Any] = dict(Case.objects.filter(pk=case.pk).values(**named).get())
    return {name: row[f"fact_{name}"] for name in asked}


def about_screening(case: Case) -> Questions:
    return {
        "safety_recorded": models.SafetyCheck.objects.filter(case=case),
        "signs_seen": models.Observation.objects.filter(case=case, answer=ObservationAnswer.SAW_IT),
        "handed_over": models.Handover.objects.filter(case=case),
    }


def about_interim(case: Case, *, since: datetime) -> Questions:
    intake = rows.first(models.Intake.objects.filter(case=case, recorded_at__gte=since).order_by("-recorded_at"))
    told_all = intake.filter(rights_explained=True, options_explained=True, duties_explained=True)
    risks = models.RiskAssessment.objects.filter(case=case, recorded_at__gte=since, with_person=True)
    return {
        "intake_explained": told_all.filter(teach_back__in=TEACH_BACK_COUNTS),
        "interpreter_rules_held": intake.filter(rows.INTERPRETED),
        "needs_recorded": models.Need.objects.filter(case=case),
        "risk_assessed": risks,
        "detained": rows.detained(case),
        "period_explained": rows.told(case, InformationTopic.PERIOD, since=since),
    }


def about_period(case: Case, row: models.ReflectionPeriod | None, *, since: datetime) -> Questions:
    said = models.CheckIn.objects.filter(case=case, recorded_at__gte=since).exclude(
        wants_interview=WishAnswer.NOT_ASKED
    )
    last = rows.first(said.order_by("-took_place_at", "-recorded_at"))
    told_since = row.recorded_at if row else since
    return {
        "request_pending": models.Approval.objects.filter(case=case, answer="", kind__in=ABOUT_PERIOD),
        "review_done": rows.reviews(row) if row else models.CheckIn.objects.none(),
        "told_next_steps": rows.told(case, InformationTopic.NEXT_STEPS, since=told_since),
        "wants_interview": last.filter(wants_interview=WishAnswer.YES),
    }


def about_finding(case: Case, *, entered: datetime | None) -> Questions:
    now = rows.found_since(case, entered)
    confirmed_at = Subquery(now.values("answered_at")[:1])
    upheld = models.Complaint.objects.filter(case=case, about=ComplaintAbout.FINDING, decision=ComplaintDecision.UPHELD)
    return {
        "ever_found": rows.findings(case),
        "told_finding": rows.told(case, InformationTopic.FINDING, since=confirmed_at),
        # A plan of before, for whatever it was written, is not the one that a finding asks for.
        "plan_after_finding": models.AlternativePlan.objects.filter(case=case, recorded_at__gte=confirmed_at),
        "complaint_upheld": upheld.filter(decided_at__gte=entered) if entered else upheld,
    }


def about_support(case: Case, *, since: datetime) -> Questions:
    plans = models.AlternativePlan.objects.filter(case=case, recorded_at__gte=since).order_by("-recorded_at")
    return {
        "alternative_plan": plans,
        "own_decision": rows.first(plans).filter(own_decision=True),
        "told_closing": rows.told(case, InformationTopic.CLOSING, since=since),
        "needs_assessed": models.NeedsAssessment.objects.filter(case=case, with_person=True),
        "goals_open": models.Goal.objects.filter(case=case, status=GoalStatus.OPEN),
    }


def about_child(case: Case) -> Questions:
    best = models.BestInterests.objects.filter(case=case, confirmed_at__isnull=False).order_by("-confirmed_at")
    families = models.FamilyAssessment.objects.filter(case=case, safe__in=(Safe.YES, Safe.WITH_SUPPORT))
    alert = models.MissingAlert.objects.filter(case=case, found_at__isnull=True)
    # The latest determination of each question counts.
    latest = {BEST.format(about): rows.first(best.filter(about=about)) for about in BestInterestsAbout}
    return {name: one.filter(supports_it=True) for name, one in latest.items()} | {
        "family_assessed": families.exclude(relative__is_implicated=True).exclude(relative__must_not_be_told=True),
        "missing_alert_open": alert,
        "search_recorded": alert.filter(searched_at__isnull=False),
    }
