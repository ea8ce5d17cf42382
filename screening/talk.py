"""How long has the talk gone on without a break? Pure: moments of the record, no model, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .rules import OFFER_A_BREAK_AFTER, SILENCE_ENDS_A_TALK_AFTER

PAUSED, RESUMED = "screening.paused", "screening.resumed"


@dataclass(frozen=True)
class Moment:
    """Something the responder did with the case: looked at a page of it, or changed something (``is_act``)."""

    at: datetime
    kind: str
    is_act: bool


def began(moments: Iterable[Moment], *, now: datetime) -> datetime | None:
    """When the talk that goes on now began: after the last break, and after the last long silence; None in a break."""
    since: datetime | None = None
    last: datetime | None = None
    in_break = False
    for moment in moments:
        if last is not None and moment.at - last > SILENCE_ENDS_A_TALK_AFTER:
            since, in_break = None, False
        last = moment.at
        if moment.kind == PAUSED:
            since, in_break = None, True
        elif since is None and (moment.is_act or not in_break):
            since, in_break = moment.at, False
    return since if last is not None and now - last <= SILENCE_ENDS_A_TALK_AFTER else None


def minutes_to_say(since: datetime | None, *, now: datetime) -> int:
    """In steps of the time after which a break is offered: 30, 60, … minutes; 0 before it."""
    if since is None:
        return 0
    step = OFFER_A_BREAK_AFTER
    return int((now - since) // step * step.total_seconds() // 60)
