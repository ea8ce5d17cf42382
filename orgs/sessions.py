"""Where is someone signed in, since when, and how is that ended?

A browser holds a key of which the database knows only the SHA-256, and what a session remembers is sealed: whoever
reads the table signs in nowhere with it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet

from . import clock, log, sealed
from .models import SignIn, User

BEGAN_AT, DEVICE, SECOND_FACTOR = "began_at", "device", "second_factor"


class SessionStore(DatabaseStore):
    """Django's store, with hashed keys and sealed contents.

    ``last_at`` is when something was asked for before this request, ``locked_at`` since when the screen is locked.
    """

    last_at: datetime | None = None
    locked_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[SignIn]:
        return SignIn

    def encode(self, session_dict: dict[str, Any]) -> str:
        return sealed.seal(json.dumps(session_dict, separators=(",", ":")).encode(), about="session")

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Nothing where it was sealed under another key: whoever it belonged to signs in again."""
        try:
            return dict(json.loads(sealed.unseal(str(session_data), about="session")))
        except sealed.Unreadable:
            return {}

    def create_model_instance(self, data: Mapping[str, Any]) -> SignIn:
        now = clock.wall()
        # The stubs of Django leave out what its own store calls here.
        return SignIn(
            session_key=hashed(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(dict(data)),
            expire_date=self.get_expiry_date(),
            user_id=data.get(SESSION_KEY),
            began_at=began_at(data) or now,
            last_at=now,
            device=data.get(DEVICE, ""),
        )

    def exists(self, session_key: str) -> bool:
        return SignIn.objects.filter(session_key=hashed(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            SignIn.objects.filter(session_key=hashed(key)).delete()

    def _get_session_from_db(self) -> SignIn | None:
        rows = SignIn.objects.filter(expire_date__gt=clock.wall())
        found = rows.filter(session_key=hashed(str(self.session_key))).first()
        if found is None:
            self._session_key = None
        else:
            self.last_at, self.locked_at = found.last_at, found.locked_at
        return found

    def touch(self) -> None:
        """Something was asked for just now."""
        self._note(last_at=clock.wall())

    def lock(self) -> None:
        self._note(locked_at=clock.wall())

    def unlock(self) -> None:
        """Under a new key: whoever saw the old one has nothing."""
        self._note(locked_at=None)
        self.cycle_key()

    def _note(self, **moments: datetime | None) -> None:
        SignIn.objects.filter(session_key=hashed(str(self.session_key))).update(**moments)
        for name, moment in moments.items():
            setattr(self, name, moment)


def hashed(key: str) -> str:
    """What the table holds of the key that a browser holds: 128 random bits need no salt."""
    return hashlib.sha256(key.encode()).hexdigest()


def begin(session: SessionBase, *, device: str) -> None:
    """From now on it is known, for its owner, since when and on what kind of device this sign-in stands."""
    session[BEGAN_AT] = clock.wall().isoformat()
    session[DEVICE] = device
    SessionStore.clear_expired()


def of(user: User) -> QuerySet[SignIn]:
    """Where ``user`` is signed in now, the latest first."""
    return SignIn.objects.filter(user=user, expire_date__gt=clock.wall()).order_by("-last_at")


def end(*, by: User, session_key: str) -> None:
    """End one sign-in of one's own, by the hash that the table holds."""
    with log.recording("account.sign_in_ended", by=by, subject=by.code):
        SignIn.objects.filter(user=by, session_key=session_key).delete()


def end_others(*, by: User, session: SessionBase) -> None:
    """End every sign-in of one's own but this one."""
    with log.recording("account.other_sign_ins_ended", by=by, subject=by.code):
        end_all(user=by, but=session)


def end_all(*, user: User, but: SessionBase | None = None) -> int:
    """Sign ``user`` out everywhere, but in the session ``but``. How many sessions ended."""
    rows = SignIn.objects.filter(user=user)
    if but is not None and but.session_key:
        rows = rows.exclude(session_key=hashed(but.session_key))
    ended, _rows = rows.delete()
    return ended


def began_at(session: Mapping[str, Any]) -> datetime | None:
    """When whoever is signed in here did so."""
    told = session.get(BEGAN_AT)
    return datetime.fromisoformat(told) if told else None
