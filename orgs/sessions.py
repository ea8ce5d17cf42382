"""Where is someone signed in, since when, and how is that ended?

A browser holds a key of which the database knows only the SHA-256, and what a session remembers is sealed: whoever
reads the table signs in nowhere with it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import CharField, Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from . import clock, log, sealed
from .asking import NOW, TODAY, Later, written_once
from .models import Deputy, SignIn, Standing, User

BEGAN_AT, DEVICE, SECOND_FACTOR = "began_at", "device", "second_factor"


class SessionStore(DatabaseStore):
    """Django's store, with hashed keys and sealed contents.

    ``last_at`` is when something was asked for before this request, ``locked_at`` since when the screen is locked,
    ``read_with`` whose it is, as they stood when it was read.
    """

    last_at: datetime | None = None
    locked_at: datetime | None = None
    read_with: User | None = None

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
        rows = _read(key=hashed(str(self.session_key)), now=clock.wall(), today=clock.today())
        if not rows:
            self._session_key = None
            return None
        found = rows[0]
        self.last_at, self.locked_at, self.read_with = found.last_at, found.locked_at, found.user
        if found.user is not None:
            held = tuple(row.held for row in rows if hasattr(row, "held"))
            found.user.standing = Standing(held, stands_in=found.stands_in)  # type: ignore[attr-defined]  # annotated
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


@written_once
def _read() -> QuerySet[SignIn]:
    """A sign-in with whose it is: one row for each role that they hold now, the first begun first."""
    held = FilteredRelation("user__memberships", condition=Q(user__memberships__ended_at__isnull=True))
    stands_in = Deputy.objects.filter(user=OuterRef("user"), starts_on__lte=TODAY, ends_on__gte=TODAY)
    rows = SignIn.objects.filter(session_key=Later("key", CharField()), expire_date__gt=NOW)
    rows = rows.annotate(held=held, stands_in=Exists(stands_in)).order_by("held__started_at")
    return rows.select_related("user", "held__office__organisation")  # type: ignore[misc]  # annotated


def signed_in(request: HttpRequest) -> User | AnonymousUser:
    """Whom the session was read with, where all that Django asks of them holds; else whomever Django finds."""
    known: Any = request.session
    pk, user = known.get(SESSION_KEY), getattr(known, "read_with", None)
    if user is None or not user.is_active or str(user.pk) != pk:
        return get_user(request)
    is_backed = known.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
    same_password = constant_time_compare(known.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    return user if is_backed and same_password else get_user(request)


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
