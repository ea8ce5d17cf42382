"""What can be wrong with the record, and where?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
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
    unsealed: int = 0
    oldest_unsealed_at: datetime | None = None
    findings: list[Finding] = field(default_factory=list)
    more: int = 0
    _told: set[object] = field(default_factory=set)

    @property
    def code(self) -> int:
        """0: intact. 1: not as it was written. 2: something waits for its seal for too long."""
        if self.findings:
            return 1
        oldest = self.oldest_unsealed_at
        return 2 if oldest and oldest < clock.now() - rules.SEALED_WITHIN else 0

    def add(self, finding: Finding) -> None:
        """Each event, row and place is told once: as what it was found to be first."""
        place = (finding.stream, finding.position)
        what = finding.place or finding.event or place
        if what in self._told:
            return
        if len(self.findings) == AT_MOST:
            self.more += 1
            return
        self._told |= {what, place} if finding.event else {what}
        self.findings.append(finding)


Found = Iterator[Finding]
