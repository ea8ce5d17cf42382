"""Which screenings did this person begin, and what became of each? For the responder's own list."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from orgs import log
from orgs.models import User

from ..models import Case, Deadline, Handover, HandoverQuestion, SafetyCheck
from ..types import Stage
from .lists import visible

NEWEST_SENT = 25  # local policy: the rest is found in the list of cases


@dataclass(frozen=True)
class Own:
    """One screening of mine: the case, how far it is, and what happened to it since it was sent."""

    case: Case
    is_checked: bool
    answered: int
    due: Deadline | None
    handover: Handover | None
    question: HandoverQuestion | None


@dataclass(frozen=True)
class OwnScreenings:
    drafts: list[Own]
    returned: list[Own]
    sent: list[Own]
    has_more: bool


def own_screenings(user: User) -> OwnScreenings:
    """Drafts, those sent back with a question, and those sent, newest first; the look is recorded."""
    mine = visible(user).filter(author=user)
    mine = mine.annotate(answered=Count("screening__answers", filter=~Q(screening__answers__answer="not_asked")))
    mine = mine.order_by("-opened_at", "id")
    drafts = list(mine.filter(stage=Stage.SCREENING))
    asked = {row.case_id: row for row in HandoverQuestion.objects.filter(case__in=mine, answered_at__isnull=True)}
    rest = mine.exclude(stage=Stage.SCREENING).exclude(pk__in=asked)
    sent = list(rest[: NEWEST_SENT + 1])
    returned = list(mine.filter(pk__in=asked))
    shown = [*drafts, *returned, *sent[:NEWEST_SENT]]
    log.seen("screenings.listed", by=user, details=log.listed(case.reference for case in shown))
    rows = {row.case.pk: row for row in _rows(shown, asked)}
    return OwnScreenings(
        drafts=[rows[case.pk] for case in drafts],
        returned=[rows[case.pk] for case in returned],
        sent=[rows[case.pk] for case in sent[:NEWEST_SENT]],
        has_more=len(sent) > NEWEST_SENT,
    )


def _rows(cases: Sequence[Case], asked: dict[UUID, HandoverQuestion]) -> list[Own]:
    checked = set(SafetyCheck.objects.filter(case__in=cases).values_list("case_id", flat=True))
    open_rows = Deadline.objects.filter(case__in=cases, kind="send_screening", met_at__isnull=True)
    due = {row.case_id: row for row in open_rows.filter(dropped_at__isnull=True)}
    handed = Handover.objects.filter(case__in=cases).select_related("to_office").order_by("recorded_at")
    handovers = {row.case_id: row for row in handed}
    return [
        Own(
            case=case,
            is_checked=case.pk in checked,
            answered=case.answered,  # type: ignore[attr-defined]
            due=due.get(case.pk),
            handover=handovers.get(case.pk),
            question=asked.get(case.pk),
        )
        for case in cases
    ]
