"""What was explained to the person, how, and did they say it back? (guidelines 7, 31, 42)"""

from datetime import date, datetime

from orgs.models import User

from .. import facts
from ..models import Case, InformationGiven
from ..types import InformationTopic, InformationWay, PaperKept, TeachBack
from . import deadlines, interpreting
from .acting import working
from .interim import not_in_future
from .interpreting import Voice

GUIDELINE = {
    InformationTopic.RIGHTS: 27,
    InformationTopic.PERIOD: 31,
    InformationTopic.TIMELINE: 31,
    InformationTopic.NEXT_STEPS: 7,
    InformationTopic.FINDING: 7,
    InformationTopic.PACKAGE: 42,
    InformationTopic.CLOSING: 7,
}


def give(
    *,
    by: User,
    case: Case,
    topic: InformationTopic,
    took_place_at: datetime,
    language: str,
    teach_back: TeachBack,
    way: InformationWay = InformationWay.SPOKEN,
    paper: PaperKept = PaperKept.NONE,
    sheet_version: str = "",
    voice: Voice | None = None,
    review_on: date | None = None,
    questions: str = "",
) -> InformationGiven:
    """Keep one explanation. It counts for a gate when it was said back and interpreted by the rules."""
    with working(
        "information.given", by=by, case=case, permission="information.give", guideline=GUIDELINE[topic], why=topic
    ) as work:
        not_in_future(work, took_place_at)
        row = work.add(
            InformationGiven,
            topic=topic,
            took_place_at=took_place_at,
            language=language,
            way=way,
            sheet_version=sheet_version,
            teach_back=teach_back,
            paper=paper,
            interpreting=interpreting.record_if_any(work, voice),
            review_on=review_on,
            questions=questions,
        )
        if topic == InformationTopic.FINDING and facts.counts_as_told(work.case, row):
            deadlines.meet(work, "tell_finding")
    return row
