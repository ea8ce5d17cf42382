"""What is one thing that waits for a look, and by which key is it known whenever it is asked for?"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from orgs import clock
from orgs.models import AuditEvent

from ..models import Approval, ReviewAnswer
from ..review_rules import Reason

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Item:
    """One thing to look at. ``office`` is the one through which it came before the reader.

    ``reference`` is empty where the reader does not know the case. ``request`` is answered where requests are.
    """

    reason: Reason
    person: UUID
    code: str
    at: datetime
    office: UUID
    event: AuditEvent | None = None
    counts: dict[str, Any] = field(default_factory=dict)
    reference: str = ""
    request: Approval | None = None
    before: ReviewAnswer | None = None

    @property
    def on(self) -> date:
        return clock.local_day(self.at)

    @property
    def case_id(self) -> UUID | None:
        return self.event.case_id if self.event else None

    @property
    def key(self) -> UUID:
        return key_of(self.reason.code, self.event.pk if self.event else f"{self.person}:{self.on}")

    @property
    def is_for_whenever(self) -> bool:
        """A talk, or a look that nobody suspects, is not late after some days."""
        return self.reason.is_talk or self.reason.code == "drawn"

    @property
    def parties(self) -> set[UUID]:
        """Whoever did it, or asked for it: none of them looks at it."""
        return {self.person} | (_parties(self.event) if self.event else set())


def item_of(reason: Reason, event: AuditEvent, office: UUID | None = None) -> Item:
    return Item(reason, event.actor_id or NOBODY, event.actor_code, event.at, office or NOBODY, event=event)


def key_of(reason: str, what: Any) -> UUID:
    """The same for one thing whenever it is asked for."""
    return uuid5(NAMESPACE_URL, f"romduol:review:{reason}:{what}")


@dataclass(frozen=True)
class Queue:
    """``items`` the oldest first; ``is_cut`` where there was more on record than is looked at once."""

    items: list[Item]
    is_cut: bool = False

    def of(self, key: UUID) -> Item | None:
        return next((item for item in self.items if item.key == key), None)


def _parties(event: AuditEvent) -> set[UUID]:
    asked_by = event.details.get("asked_by", "")
    return {UUID(asked_by)} if asked_by else set()
