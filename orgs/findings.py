"""What can be wrong with the record, and where?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from . import clock, rules
from .models import Checkpoint

AT_MOST = 1000  # so that a record that was torn to pieces is still told in a page, and in little memory


class Kind(StrEnum):
    """What can be wrong. Each is said in words in README, under “The record”."""

    EDITED = "edited"
    MISSING = "missing"
    REORDERED = "reordered"
    FORGED = "forged"
    BACK_DATED = "back-dated"
    TRUNCATED = "truncated"
    STREAM_MISSING = "stream-missing"
    SEAL_MISSING = "seal-missing"
    ROOT_MISMATCH = "root-mismatch"
    CHECKPOINT_MISSING = "checkpoint-missing"
    CHECKPOINT_SIGNATURE = "checkpoint-signature"
    ROLLBACK = "rollback"
    TRIGGER_MISSING = "trigger-missing"
    HISTORY_MISMATCH = "history-mismatch"
    LIVE_MISMATCH = "live-mismatch"


class CannotCheck(Exception):
    """What it takes to check is not there."""


@dataclass(frozen=True)
class Finding:
    """What is wrong and where: an event by its stream, position and id; anything else by its ``place``."""

    kind: Kind
    stream: str = ""
    position: int | None = None
    event: str = ""
    place: str = ""


@dataclass
class Report:
    """What was found. ``more`` counts what is not listed."""

    events: int = 0
    checkpoint: Checkpoint | None = None
    sealed: int = 0
    unsealed: int = 0
    _oldest_unsealed: str = ""
    findings: list[Finding] = field(default_factory=list)
    more: int = 0
    _told: dict[object, int] = field(default_factory=dict)

    @property
    def oldest_unsealed_at(self) -> datetime | None:
        return datetime.fromisoformat(self._oldest_unsealed).replace(tzinfo=UTC) if self._oldest_unsealed else None

    @property
    def code(self) -> int:
        """0: intact. 1: not as it was written. 2: something waits for its seal for too long."""
        if self.findings:
            return 1
        oldest = self.oldest_unsealed_at
        return 2 if oldest and oldest < clock.now() - rules.SEALED_WITHIN else 0

    def waits(self, at: str) -> None:
        """For its seal: one event that happened ``at``, as the database writes it."""
        self.unsealed += 1
        self._oldest_unsealed = min(at, self._oldest_unsealed or at)

    def add(self, finding: Finding) -> None:
        """Each event, row and place is told once, as what it was found to be first; by its event where one is known."""
        place = (finding.stream, finding.position)
        what = finding.place or finding.event or place
        known = self._told.get(place) if finding.event and not finding.place else None
        if what in self._told:
            return
        if known is not None and not self.findings[known].event:
            self.findings[known], self._told[what] = finding, known
        elif len(self.findings) == AT_MOST:
            self.more += 1
        else:
            self._told[what] = len(self.findings)
            if finding.event:
                self._told[place] = len(self.findings)
            self.findings.append(finding)


Found = Iterator[Finding]
