"""What was the office of somebody asked to help with, and until when is an answer due? The look is recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orgs import log
from orgs.models import User
from screening.access import grants as access_grants
from screening.access import shut_out_of
from screening.models import Deadline

from ..models import Referral


@dataclass(frozen=True)
class Inbox:
    """``rows``: what is open to the offices of one person now; ``due_at`` by grant, for what waits for an answer."""

    rows: list[Referral]
    due_at: dict[UUID | None, datetime]


def of(user: User) -> Inbox:
    """Everything asked of the offices of ``user`` that is live now, soonest answer first."""
    rows: list[Referral] = []
    if user.is_active:
        found = Referral.objects.filter(grant__in=access_grants.of_offices(user))
        found = found.exclude(case__in=shut_out_of(user))
        rows = list(found.select_related("case__province", "grant__named").order_by("sent_at", "id"))
    due = Deadline.objects.filter(
        kind="referral_answer",
        subject_id__in=[row.grant_id for row in rows],
        met_at__isnull=True,
        dropped_at__isnull=True,
    )
    log.seen("referrals.listed", by=user, details=log.listed(row.pk for row in rows))
    return Inbox(rows=rows, due_at=dict(due.values_list("subject_id", "due_at")))


def refused(user: User, *, subject: str) -> None:
    log.refused("referral.refused", by=user, subject=subject[:80], why="not_theirs")
