"""What did a supervisor below hand up, that nobody here has answered?"""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from django.db.models import Exists, OuterRef

from orgs import clock
from orgs.models import AuditEvent, User

from .. import review_rules as rules
from ..models import ReviewAnswer
from ..review_rules import REASON_BY_CODE
from ..types import Reviewed
from .review_items import NOBODY, Item, item_of
from .reviewers import Ladder


def handed_up(user: User, ladder: Ladder, shut: Any) -> list[Item]:
    """What a supervisor below handed up, and nobody here has answered."""
    later = ReviewAnswer.objects.filter(key=OuterRef("key"), step__gt=OuterRef("step"))
    rows = ReviewAnswer.objects.filter(~Exists(later), answer=Reviewed.ESCALATED, escalated_to__in=ladder.own)
    rows = rows.exclude(person=user).exclude(recorded_by=user).exclude(case__in=shut).select_related("person", "office")
    found = list(rows.select_related("recorded_by")[: rules.MOST_LOOKED_AT])
    events = AuditEvent.objects.in_bulk([row.event_id for row in found if row.event_id])
    items = [
        Item(REASON_BY_CODE[row.reason], row.person_id or NOBODY, _code(row), _moment(row), row.office_id, before=row)
        if row.event_id is None
        else replace(item_of(REASON_BY_CODE[row.reason], events[row.event_id]), office=row.office_id, before=row)
        for row in found
    ]
    return [item for item in items if user.pk not in item.parties]


def _code(row: ReviewAnswer) -> str:
    return row.person.code if row.person else ""


def _moment(row: ReviewAnswer) -> datetime:
    return datetime.combine(row.on, time.min, tzinfo=clock.PHNOM_PENH)
