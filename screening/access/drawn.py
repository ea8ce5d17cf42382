"""Which looks are drawn for a week, so that nobody can choose them, and everybody can draw them again?

The lot is the first checkpoint made after the week was over: nobody knew it while they looked, it holds every event
of the week, and it is signed. The looks that come first in the order of SHA-256 of the lot and their own number count.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from orgs import clock
from orgs.models import AuditEvent, Checkpoint
from orgs.models.event import Outcome

from .. import review_rules
from ..review_rules import Span


def lots(spans: Sequence[Span]) -> dict[str, str]:
    """By code of a week: what its looks are drawn with; none where no checkpoint was made since."""
    if not spans:
        return {}
    since = after(min(spans, key=lambda span: span.ends_on))
    made = list(Checkpoint.objects.filter(at__gte=since).order_by("number").values_list("at", "root", "signature"))
    found = {}
    for span in spans:
        first = next((row for row in made if row[0] >= after(span)), None)
        if first is not None:
            found[span.code] = f"{first[1]}:{first[2]}"
    return found


def looks(offices: Iterable[UUID], *, today: Any, without: Any, by: UUID) -> list[UUID]:
    """The events drawn for each of ``offices`` and each week: none by whoever asks, none of the cases ``without``."""
    spans = review_rules.weeks_drawn(today)
    lot_of = lots(spans)
    drawn_from = [span for span in spans if span.code in lot_of]
    if not drawn_from or not offices:
        return []
    first, last = min(began(span) for span in drawn_from), max(after(span) for span in drawn_from)
    rows = AuditEvent.objects.filter(kind=review_rules.LOOK, outcome=Outcome.SEEN, at__gte=first, at__lt=last)
    rows = rows.filter(office_id__in=offices).exclude(actor_id=by).exclude(case_id__in=without).order_by()
    looked: Any = rows.values_list("pk", "at", "office_id", "actor_id", "case_id")
    by_lot: dict[tuple[UUID, str], list[tuple[str, UUID, tuple[UUID, UUID]]]] = defaultdict(list)
    for pk, at, office, who, case in looked:
        code = review_rules.week(clock.local_day(at)).code
        if code in lot_of:
            by_lot[office, code].append((_place(lot_of[code], office, pk), pk, (who, case)))
    return [pk for found in by_lot.values() for pk in _first(found)]


def _first(found: list[tuple[str, UUID, tuple[UUID, UUID]]]) -> list[UUID]:
    """As many as are drawn, of each person and case one only."""
    once: dict[tuple[UUID, UUID], UUID] = {}
    for _number, pk, pair in sorted(found):
        once.setdefault(pair, pk)
    return list(once.values())[: review_rules.DRAWN_A_WEEK]


def _place(lot: str, office: UUID, event: UUID) -> str:
    return hashlib.sha256(f"{lot}:{office.hex}:{event.hex}".encode()).hexdigest()


def began(span: Span) -> datetime:
    """The first moment of its first day in Phnom Penh."""
    return datetime.combine(span.starts_on, time.min, tzinfo=clock.PHNOM_PENH)


def after(span: Span) -> datetime:
    """The first moment after its last day in Phnom Penh."""
    return datetime.combine(span.ends_on + timedelta(days=1), time.min, tzinfo=clock.PHNOM_PENH)
