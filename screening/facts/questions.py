"""Which rows answer what gates ask, by being there? All are asked together, in one query."""

from typing import Any

from django.db.models import Subquery

from .. import models
from ..checklist import ObservationAnswer
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
from .asking import CASE, ENTERED, PERIOD, REVIEWED_FROM, SINCE, TOLD_SINCE, Asked, Questions, are_there

ABOUT_PERIOD = (ApprovalKind.EXTENSION, ApprovalKind.CORRECTION, ApprovalKind.LATE_START)
BEST = "best_{}"


def of_case(has_period: bool, has_entered: bool) -> Asked:
    """All that gates ask of a case: whether a period was granted, and identification entered, is its shape."""
    entered = ENTERED if has_entered else None
    questions = (
        about_screening()
        | about_interim()
        | about_period(has_period=has_period)
        | about_finding(entered)
        | about_support()
        | about_child()
    )
    values = {
        "agreement": models.Screening.objects.filter(case=CASE).values("agreement"),
        "finding": rows.found_since(CASE, entered).values("outcome"),
        "more_time_taken": rows.delays(CASE, since=entered),
    }
    return are_there(questions) | {name: Subquery(found[:1]) for name, found in values.items()}


def about_screening() -> Questions:
    return {
        "safety_recorded": models.SafetyCheck.objects.filter(case=CASE),
        "signs_seen": models.Observation.objects.filter(case=CASE, answer=ObservationAnswer.SAW_IT),
        "handed_over": models.Handover.objects.filter(case=CASE),
    }


def about_interim() -> Questions:
    intake = rows.first(models.Intake.objects.filter(case=CASE, recorded_at__gte=SINCE).order_by("-recorded_at"))
    told_all = intake.filter(rights_explained=True, options_explained=True, duties_explained=True)
    risks = models.RiskAssessment.objects.filter(case=CASE, recorded_at__gte=SINCE, with_person=True)
    return {
        "intake_explained": told_all.filter(teach_back__in=TEACH_BACK_COUNTS),
        "interpreter_rules_held": intake.filter(rows.INTERPRETED),
        "needs_recorded": models.Need.objects.filter(case=CASE),
        "risk_assessed": risks,
        "detained": rows.detained(CASE),
        "period_explained": rows.told(CASE, InformationTopic.PERIOD, since=SINCE),
    }


def about_period(*, has_period: bool) -> Questions:
    said = models.CheckIn.objects.filter(case=CASE, recorded_at__gte=SINCE).exclude(
        wants_interview=WishAnswer.NOT_ASKED
    )
    last = rows.first(said.order_by("-took_place_at", "-recorded_at"))
    return {
        "request_pending": models.Approval.objects.filter(case=CASE, answer="", kind__in=ABOUT_PERIOD),
        "review_done": rows.reviews_of(PERIOD, since=REVIEWED_FROM) if has_period else models.CheckIn.objects.none(),
        "told_next_steps": rows.told(CASE, InformationTopic.NEXT_STEPS, since=TOLD_SINCE),
        "wants_interview": last.filter(wants_interview=WishAnswer.YES),
    }


def about_finding(entered: Any) -> Questions:
    now = rows.found_since(CASE, entered)
    confirmed_at = Subquery(now.values("answered_at")[:1])
    upheld = models.Complaint.objects.filter(case=CASE, about=ComplaintAbout.FINDING, decision=ComplaintDecision.UPHELD)
    return {
        "ever_found": rows.findings(CASE),
        "told_finding": rows.told(CASE, InformationTopic.FINDING, since=confirmed_at),
        # A plan of before, for whatever it was written, is not the one that a finding asks for.
        "plan_after_finding": models.AlternativePlan.objects.filter(case=CASE, recorded_at__gte=confirmed_at),
        "complaint_upheld": upheld.filter(decided_at__gte=entered) if entered else upheld,
    }


def about_support() -> Questions:
    plans = models.AlternativePlan.objects.filter(case=CASE, recorded_at__gte=SINCE).order_by("-recorded_at")
    return {
        "alternative_plan": plans,
        "own_decision": rows.first(plans).filter(own_decision=True),
        "told_closing": rows.told(CASE, InformationTopic.CLOSING, since=SINCE),
        "needs_assessed": models.NeedsAssessment.objects.filter(case=CASE, with_person=True),
        "goals_open": models.Goal.objects.filter(case=CASE, status=GoalStatus.OPEN),
    }


def about_child() -> Questions:
    best = models.BestInterests.objects.filter(case=CASE, confirmed_at__isnull=False).order_by("-confirmed_at")
    families = models.FamilyAssessment.objects.filter(case=CASE, safe__in=(Safe.YES, Safe.WITH_SUPPORT))
    alert = models.MissingAlert.objects.filter(case=CASE, found_at__isnull=True)
    # The latest determination of each question counts.
    latest = {BEST.format(about): rows.first(best.filter(about=about)) for about in BestInterestsAbout}
    return {name: one.filter(supports_it=True) for name, one in latest.items()} | {
        "family_assessed": families.exclude(relative__is_implicated=True).exclude(relative__must_not_be_told=True),
        "missing_alert_open": alert,
        "search_recorded": alert.filter(searched_at__isnull=False),
    }
