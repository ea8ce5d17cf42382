"""Sessions that stay in memory, for the thousands of requests of which only the answer is judged."""

from datetime import datetime

from django.contrib.sessions.backends.cache import SessionStore as MemoryStore

from orgs import clock

LOCKED = "locked"


class SessionStore(MemoryStore):
    """As `orgs.sessions.SessionStore`, of somebody who is always there."""

    last_at: datetime | None = None

    @property
    def locked_at(self) -> datetime | None:
        return datetime.fromisoformat(self[LOCKED]) if LOCKED in self else None

    def touch(self) -> None:
        pass

    def lock(self) -> None:
        self[LOCKED] = clock.wall().isoformat()
