"""What was explained at intake, and which risks were weighed with the person? (guidelines 7, 27, 29)"""

from datetime import datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from .. import facts
from ..models import Case, Intake, RiskAssessment
from ..types import RiskLevel, RiskOccasion, TeachBack
from . import deadlines, interpreting
from .acting import Work, working
from .interpreting import Voice


def record_intake(
    *,
    by: User,
    case: Case,
    took_place_at: datetime,
    language: str,
    rights_explained: bool,
    options_explained: bool,
    duties_explained: bool,
    teach_back: TeachBack,
    voice: Voice | None = None,
    remarks: str = "",
) -> Intake:
    """Rights, options and duties, in a language fully understood. “Could not check” leaves the gate open."""
    with working("intake.recorded", by=by, case=case, permission="intake.record", guideline=27) as work:
        not_in_future(work, took_place_at)
        row = work.add(
            Intake,
            took_place_at=took_place_at,
            language=language,
            interpreting=interpreting.record_if_any(work, voice),
            rights_explained=rights_explained,
            options_explained=options_explained,
            duties_explained=duties_explained,
            teach_back=teach_back,
            remarks=remarks,
        )
        if facts.counts_as_intake(work.case, row):
            deadlines.meet(work, "intake")
    return row


def assess_risk(
    *,
    by: User,
    case: Case,
    took_place_at: datetime,
    health: RiskLevel,
    safety: RiskLevel,
    security: RiskLevel,
    with_person: bool,
    occasion: RiskOccasion = RiskOccasion.FIRST,
    health_response: str = "",
    safety_response: str = "",
    security_response: str = "",
) -> RiskAssessment:
    """Three levels, each with a response; a high one without a response is refused (guideline 29)."""
    with working("risk.assessed", by=by, case=case, permission="risk.record", guideline=29) as work:
        not_in_future(work, took_place_at)
        pairs = ((health, health_response), (safety, safety_response), (security, security_response))
        if any(level == RiskLevel.HIGH and not response.strip() for level, response in pairs):
            raise Refused(_("Write what is done about each high risk."), why="response")
        row = work.add(
            RiskAssessment,
            took_place_at=took_place_at,
            occasion=occasion,
            with_person=with_person,
            health=health,
            safety=safety,
            security=security,
            health_response=health_response,
            safety_response=safety_response,
            security_response=security_response,
        )
        if with_person:
            deadlines.meet(work, "risk")
    return row


def not_in_future(work: Work, moment: datetime) -> None:
    if moment > work.now:
        raise Refused(_("This is recorded after it happened. Correct the day or the time."), why="future")
