"""What is true of this case today, as gates may know it? The only place that turns a case into `CaseFacts`."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from orgs import clock

from . import models, period, rules
from .checklist import ObservationAnswer
from .models import Case
from .types import (
    TEACH_BACK_COUNTS,
    Agreement,
    ApprovalKind,
    BestInterestsAbout,
    CheckInHeld,
    CheckInKind,
    ComplaintAbout,
    ComplaintDecision,
    DetentionKind,
    FindingOutcome,
    FindingStatus,
    GoalStatus,
    InformationTopic,
    Result,
    Safe,
    Stage,
    WishAnswer,
)
from .workflow import CaseFacts

ABOUT_PERIOD = (ApprovalKind.EXTENSION, ApprovalKind.CORRECTION, ApprovalKind.LATE_START)
FINAL = (FindingOutcome.IDENTIFIED, FindingOutcome.NOT_IDENTIFIED)


def of(case: Case, *, today: date) -> CaseFacts:
    """All facts of ``case``, from every module of ``settings.CASE_FACTS``."""
    known: dict[str, Any] = {}
    for module in settings.CASE_FACTS:
        known |= import_string(f"{module}.facts")(case, today=today)
    return CaseFacts(today=today, **known)


def facts(case: Case, *, today: date) -> dict[str, Any]:
    """What `screening` itself knows."""
    since = opened_since(case)
    return {
        "stage": Stage(case.stage),
        "is_child": case.is_child,
        "caseworker_named": case.caseworker_id is not None,
        "closed_because_died": case.closed_why == "close_died",
        **_of_screening(case),
        **_of_interim(case, since=since),
        **_of_period(case, since=since),
        **_of_finding(case, since=since),
        **_of_support(case, since=since),
        **_of_child(case),
    }


def opened_since(case: Case) -> datetime:
    """When the case was last opened again, or first begun: what was told before counts no longer."""
    return reopened_at(case) or case.opened_at


def reopened_at(case: Case) -> datetime | None:
    """When the case was last opened again after it was closed."""
    again = models.Move.objects.filter(case=case, from_stage=Stage.CLOSED).order_by("-recorded_at").first()
    return again.recorded_at if again else None


def period_of(case: Case) -> models.ReflectionPeriod | None:
    """The period that counts now."""
    return models.ReflectionPeriod.objects.filter(case=case, replaced_at__isnull=True).first()


def is_detained(case: Case) -> bool:
    return models.Detention.objects.filter(case=case, kind=DetentionKind.DETENTION, released_at__isnull=True).exists()


def last_protected_day(case: Case) -> date | None:
    """None where no period was granted, or while a detention is open: no end is known then."""
    row = period_of(case)
    return None if row is None or is_detained(case) else row.ends_on


def was_held_at(case: Case, moment: datetime) -> bool:
    """Whether the person was held at ``moment``, as is known today."""
    rows = models.Detention.objects.filter(case=case, kind=DetentionKind.DETENTION, started_at__lte=moment)
    return rows.filter(Q(released_at__isnull=True) | Q(released_at__gt=moment)).exists()


def detention_spans(case: Case) -> list[period.Span]:
    """The calendar days in Phnom Penh that each detention touched; one still open is counted on release."""
    rows = models.Detention.objects.filter(case=case, kind=DetentionKind.DETENTION)
    return [
        period.Span(first=clock.local_day(row.started_at), last=clock.local_day(row.released_at))
        for row in rows
        if row.released_at is not None
    ]


def counts_as_interpreted(person: models.Person, interpreting: models.Interpreting | None) -> bool:
    """Where the person needs an interpreter, one was there by the rules (guidelines 8, 22)."""
    if interpreting is not None:
        return interpreting.rules_held
    return not person.needs_interpreter


def latest_finding(case: Case) -> models.Finding | None:
    """The last finding that two people made."""
    rows = models.Finding.objects.filter(case=case, status=FindingStatus.CONFIRMED, outcome__in=FINAL)
    return rows.order_by("-answered_at").first()


def finding_now(case: Case) -> models.Finding | None:
    """The finding of the present identification, once two people made it."""
    entered, finding = entered_identification(case), latest_finding(case)
    is_now = finding and entered and finding.answered_at and finding.answered_at >= entered
    return finding if is_now else None


def entered_identification(case: Case) -> datetime | None:
    """When the case last came to identification from another stage."""
    moves = models.Move.objects.filter(case=case, to_stage=Stage.IDENTIFICATION)
    move = moves.exclude(from_stage=Stage.IDENTIFICATION).order_by("-recorded_at").first()
    return move.recorded_at if move else None


def _of_screening(case: Case) -> dict[str, Any]:
    screening = models.Screening.objects.filter(case=case).first()
    seen = models.Observation.objects.filter(case=case, answer=ObservationAnswer.SAW_IT)
    return {
        "safety_recorded": models.SafetyCheck.objects.filter(case=case).exists(),
        "agreement": Agreement(screening.agreement) if screening and screening.agreement else None,
        "result": Result(case.result) if case.result else None,
        "signs_seen": seen.exists(),
        "handed_over": models.Handover.objects.filter(case=case).exists(),
    }


def _of_interim(case: Case, *, since: datetime) -> dict[str, Any]:
    intake = models.Intake.objects.filter(case=case, recorded_at__gte=since).order_by("-recorded_at").first()
    explained = intake is not None and intake.teach_back in TEACH_BACK_COUNTS and _told_all(intake)
    held = intake is not None and counts_as_interpreted(case.person, intake.interpreting)
    return {
        "intake_explained": explained,
        "interpreter_rules_held": held,
        "needs_recorded": models.Need.objects.filter(case=case).exists(),
        "risk_assessed": models.RiskAssessment.objects.filter(
            case=case, recorded_at__gte=since, with_person=True
        ).exists(),
        "detained": is_detained(case),
        "period_explained": was_told(case, InformationTopic.PERIOD, since=since),
    }


def counts_as_intake(case: Case, intake: models.Intake) -> bool:
    """All three explained, said back, and interpreted by the rules where that was needed."""
    said_back = intake.teach_back in TEACH_BACK_COUNTS and _told_all(intake)
    return said_back and counts_as_interpreted(case.person, intake.interpreting)


def _told_all(intake: models.Intake) -> bool:
    return intake.rights_explained and intake.options_explained and intake.duties_explained


def was_told(case: Case, topic: InformationTopic, *, since: datetime) -> bool:
    """Whether the person was told ``topic`` since then, by the interpreter's rules, and said it back."""
    rows = models.InformationGiven.objects.filter(
        case=case, topic=topic, recorded_at__gte=since, teach_back__in=TEACH_BACK_COUNTS
    ).select_related("interpreting")
    return any(counts_as_told(case, row) for row in rows)


def counts_as_told(case: Case, row: models.InformationGiven) -> bool:
    """Said back, and interpreted by the rules where that was needed."""
    return row.teach_back in TEACH_BACK_COUNTS and counts_as_interpreted(case.person, row.interpreting)


def _of_period(case: Case, *, since: datetime) -> dict[str, Any]:
    row = period_of(case)
    asked = models.CheckIn.objects.filter(case=case, recorded_at__gte=since).exclude(
        wants_interview=WishAnswer.NOT_ASKED
    )
    last = asked.order_by("-took_place_at", "-recorded_at").first()
    pending = models.Approval.objects.filter(case=case, answer="", kind__in=ABOUT_PERIOD)
    return {
        "has_period": row is not None,
        "left_during_period": row is not None and _left_during(case, row),
        "last_protected_day": last_protected_day(case),
        "request_pending": pending.exists(),
        "review_done": row is not None and is_reviewed(row),
        "told_next_steps": was_told(case, InformationTopic.NEXT_STEPS, since=row.recorded_at if row else since),
        "wants_interview": last is not None and last.wants_interview == WishAnswer.YES,
    }


def _left_during(case: Case, row: models.ReflectionPeriod) -> bool:
    """The case was closed before the last protected day had passed, and not opened again since."""
    return case.closed_at is not None and clock.local_day(case.closed_at) <= row.ends_on


def is_reviewed(row: models.ReflectionPeriod) -> bool:
    """The review was held on day 25 or later, counted from the start as it is recorded now."""
    held = models.CheckIn.objects.filter(period=row, kind=CheckInKind.REVIEW_25, held=CheckInHeld.HELD)
    first = row.starts_on + timedelta(days=rules.REVIEW_DAY)
    return any(clock.local_day(one.took_place_at) >= first for one in held)


def _of_finding(case: Case, *, since: datetime) -> dict[str, Any]:
    entered = entered_identification(case)
    now = finding_now(case)
    delays = models.Finding.objects.filter(case=case, outcome=FindingOutcome.MORE_TIME)
    upheld = models.Complaint.objects.filter(case=case, about=ComplaintAbout.FINDING, decision=ComplaintDecision.UPHELD)
    return {
        "finding": FindingOutcome(now.outcome) if now else None,
        "ever_found": latest_finding(case) is not None,
        **_since_finding(case, now),
        "more_time_taken": delays.filter(recorded_at__gte=entered).count() if entered else 0,
        "complaint_upheld": upheld.filter(decided_at__gte=entered).exists() if entered else upheld.exists(),
    }


def _since_finding(case: Case, now: models.Finding | None) -> dict[str, Any]:
    """What was said and planned counts from the moment the finding was confirmed."""
    if now is None or now.answered_at is None:
        return {"told_finding": False, "plan_after_finding": False}
    plans = models.AlternativePlan.objects.filter(case=case, recorded_at__gte=now.answered_at)
    return {
        "told_finding": was_told(case, InformationTopic.FINDING, since=now.answered_at),
        "plan_after_finding": plans.exists(),
    }


def _of_support(case: Case, *, since: datetime) -> dict[str, Any]:
    plans = models.AlternativePlan.objects.filter(case=case, recorded_at__gte=since).order_by("-recorded_at")
    plan = plans.first()
    return {
        "alternative_plan": plan is not None,
        "own_decision": plan is not None and plan.own_decision,
        "told_closing": was_told(case, InformationTopic.CLOSING, since=since),
        "needs_assessed": models.NeedsAssessment.objects.filter(case=case, with_person=True).exists(),
        "goals_settled": not models.Goal.objects.filter(case=case, status=GoalStatus.OPEN).exists(),
    }


def _of_child(case: Case) -> dict[str, Any]:
    best = models.BestInterests.objects.filter(case=case, confirmed_at__isnull=False).order_by("confirmed_at")
    # The latest determination of each question counts.
    latest = {row.about: row.supports_it for row in best}
    about = {code for code, supports_it in latest.items() if supports_it}
    families = models.FamilyAssessment.objects.filter(case=case, safe__in=(Safe.YES, Safe.WITH_SUPPORT))
    safe_family = families.exclude(relative__is_implicated=True).exclude(relative__must_not_be_told=True)
    alert = models.MissingAlert.objects.filter(case=case, found_at__isnull=True).first()
    return {
        "best_interests_no_interview": BestInterestsAbout.NO_INTERVIEW in about,
        "best_interests_going_home": BestInterestsAbout.GOING_HOME in about,
        "best_interests_transfer": BestInterestsAbout.TRANSFER_ABROAD in about,
        # Two people of child protection made each determination, so they took part where there is one.
        "child_protection_took_part": bool(about),
        "family_assessed": safe_family.exists(),
        "missing_alert_open": alert is not None,
        "search_recorded": alert is not None and alert.searched_at is not None,
    }


__all__ = [
    "detention_spans",
    "facts",
    "is_detained",
    "last_protected_day",
    "of",
    "opened_since",
    "period_of",
    "was_told",
]
