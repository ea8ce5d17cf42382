"""Sessions that stay in memory, for the thousands of requests of which only the answer is judged."""

from datetime import datetime

from django.contrib.sessions.backends.cache import SessionStore as MemoryStore


class SessionStore(MemoryStore):
    """As `orgs.sessions.SessionStore`, of somebody who is always there."""

    last_at: datetime | None = None
    locked_at: datetime | None = None

    def touch(self) -> None:
        pass
