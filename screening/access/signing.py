"""Which weeks and months may this supervisor sign for which office, and what stands in the way of the others?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from orgs import clock
from orgs.models import Checkpoint, Office, User

from .. import review_rules
from ..models import ReviewSignOff
from ..review_rules import Span
from . import drawn, review
from .doors import UNKNOWN, Denied
from .review_items import Queue
from .ties import supervised_offices


@dataclass(frozen=True)
class Signing:
    """One period of one office. ``left`` waits for the reader, ``own`` is for somebody else to look at first."""

    office: Office
    span: Span
    left: int = 0
    own: bool = False
    checkpoint: Checkpoint | None = None
    signed: ReviewSignOff | None = None

    @property
    def is_ready(self) -> bool:
        return not (self.left or self.own or self.signed) and self.checkpoint is not None


def signings(user: User, queue: Queue) -> list[Signing]:
    """Every period that may be signed now, the newest first, for each office that ``user`` supervises."""
    offices = list(Office.objects.filter(pk__in=supervised_offices(user)).order_by("name"))
    spans = review_rules.spans(clock.today())
    if not offices:
        return []
    newest = Checkpoint.objects.order_by("-number").first()
    signed = {
        (row.office_id, row.starts_on, row.ends_on): row
        for row in ReviewSignOff.objects.filter(office__in=offices).select_related("recorded_by")
    }
    own = review.own_open(user)
    return [
        Signing(
            office=office,
            span=span,
            left=sum(_is_in(span, item.on) and item.office == office.pk for item in queue.items) or int(queue.is_cut),
            own=any(_is_in(span, on) and place == office.pk for place, on in own),
            checkpoint=newest if newest is not None and newest.at >= drawn.after(span) else None,
            signed=signed.get((office.pk, span.starts_on, span.ends_on)),
        )
        for office in offices
        for span in spans
    ]


def signing(user: User, office: UUID, code: str) -> Signing:
    """The period ``code`` of ``office``. Raises `Denied`."""
    found = signings(user, review.queue(user))
    row = next((one for one in found if one.office.pk == office and one.span.code == code), None)
    if row is None:
        raise Denied(UNKNOWN, case=None, act="review.sign", may_know=False)
    return row


def sign_off(user: User, pk: UUID) -> ReviewSignOff:
    """What was signed, for whoever supervises that office. Raises `Denied`."""
    rows = ReviewSignOff.objects.filter(office__in=supervised_offices(user)).select_related("office", "recorded_by")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Denied(UNKNOWN, case=None, act="review.sign", may_know=False)
    return row


def _is_in(span: Span, on: date) -> bool:
    return span.starts_on <= on <= span.ends_on
