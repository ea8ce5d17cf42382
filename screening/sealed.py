"""How is what is typed about a person kept, so that a copy of the database says nothing? AES-256-GCM, a key per case.

What is sealed opens only as the column of the row for which it was sealed: moved anywhere else, it does not open. Keys
stay unwrapped as long as their case is open to somebody (`sections`), and no longer.
"""

import base64
import os
from binascii import a2b_base64
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.db.models import QuerySet

from orgs import master, site_key
from orgs.asking import LaterKeys, written_once
from orgs.master import NONCE_BYTES

from . import sections

VERSION = "v1"
KEY_BITS = 256
NO_CASE = UUID(int=0)


class Unreadable(Exception):
    """What stands in a sealed column does not open: damaged, moved from elsewhere, or its key was destroyed.

    ``about`` names the column and the row.
    """

    def __init__(self, about: str, *, case_id: UUID | None) -> None:
        super().__init__(f"{about} does not open.")
        self.about, self.case_id = about, case_id


class Destroyed(Unreadable):
    """Its key was destroyed, on ``at`` and for good (`actions.shredding`): nothing is damaged."""

    def __init__(self, about: str, *, case_id: UUID | None, at: datetime) -> None:
        super().__init__(about, case_id=case_id)
        self.at = at


class Sealed(str):
    """What stands in the database, as against what somebody typed."""

    __slots__ = ()


def new_key(case_id: UUID, *, number: int) -> tuple[int, str]:
    """A key that was just drawn, as it is kept: the number of the master key that wraps it, and the wrapped key."""
    newest = master.newest()
    return newest, master.wrap(AESGCM.generate_key(KEY_BITS), about=_case(case_id, number), number=newest)


def opened(row: Any, *, by: bytes | None = None) -> bytes:
    """The key that a `CaseKey` keeps; ``by`` a master key that was typed. Raises `master.NoMasterKey`,
    `master.NotUnwrapped`."""
    return master.unwrap(row.wrapped, about=_case(row.case_id, row.number), number=row.master, by=by)


def wrapped_anew(row: Any, *, by: int) -> str:
    """The same key, wrapped by the master key of another number. Raises as `opened` does."""
    return master.wrap(opened(row), about=_case(row.case_id, row.number), number=by)


def seal(data: bytes, *, case_id: UUID | None, about: str) -> Sealed:
    """``data`` so that only `unseal` reads it, for the same case and the same ``about``. Raises `Unreadable`."""
    keys = _keys(case_id)
    if not keys:
        raise _unreadable(about, case_id)
    number, nonce = max(keys), os.urandom(NONCE_BYTES)
    sealed = nonce + keys[number].encrypt(nonce, data, _bound(about, number))
    return Sealed(f"{VERSION}.{number}.{base64.b64encode(sealed).decode('ascii')}")


def unseal(text: str, *, case_id: UUID | None, about: str) -> bytes:
    """What was sealed. Raises `Unreadable`."""
    try:
        version, digits, sealed = text.split(".")
        if version != VERSION:
            raise ValueError(version)
        raw, number = a2b_base64(sealed, strict_mode=True), int(digits)
        # A list reads hundreds of values: those that are at hand are not looked for any further.
        at_hand = sections.at_hand(case_id=case_id) if case_id else None
        key = (at_hand or _read_with(case_id) or _keys(case_id)).get(number)
    except ValueError as error:
        raise Unreadable(about, case_id=case_id) from error
    if key is None:
        raise _unreadable(about, case_id, number)
    try:
        return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(about, number))
    except (InvalidTag, ValueError) as error:
        raise Unreadable(about, case_id=case_id) from error


def _unreadable(about: str, case_id: UUID | None, *numbers: int) -> Unreadable:
    """There is no key (of ``numbers``, if any are named): because it was destroyed, or because something is wrong."""
    rows = apps.get_model("screening", "CaseKey").objects.filter(case=case_id, destroyed_at__isnull=False)
    rows = rows.filter(number__in=numbers) if numbers else rows
    at = rows.order_by("-destroyed_at").values_list("destroyed_at", flat=True).first()
    return Destroyed(about, case_id=case_id, at=at) if at else Unreadable(about, case_id=case_id)


def _bound(about: str, number: int) -> bytes:
    return f"{about}|{number}".encode()


def _case(case_id: UUID, number: int) -> str:
    return f"case {case_id} {number}"


def _keys(case_id: UUID | None) -> dict[int, AESGCM]:
    """By number. Of all cases that are open and have none at hand yet at once, so that a list asks once.

    What is about no case is sealed under a key of this site; the database is asked as much for it as for a case.
    """
    if case_id is None:
        _unwrapped([NO_CASE])
        return {1: _of_no_case(site_key.derived("what is about no case"))}
    at_hand = sections.at_hand(case_id=case_id)
    if at_hand is None:
        return _unwrapped([case_id]).get(case_id, {})
    if not at_hand:
        without = {one: held for one, held in sections.all_at_hand().items() if not held}
        for one, keys in _unwrapped(without).items():
            without[one].update(keys)
    return at_hand


def _read_with(case_id: UUID | None) -> dict[int, AESGCM] | None:
    """The keys of an open case that were read together with it: to read only. None where there are none, or where one
    was wrapped anew since."""
    if case_id is None or not (rows := sections.wrapped(case_id=case_id)):
        return None
    at_hand = sections.at_hand(case_id=case_id)
    if at_hand is not None and not at_hand:
        found = _unwrapped_of((row.case_id, row.number, row.master, row.wrapped) for row in rows)
        at_hand.update(found.get(case_id, {}) if len(found.get(case_id, {})) == len(rows) else {})
    return at_hand


def _unwrapped(cases: Iterable[UUID]) -> dict[UUID, dict[int, AESGCM]]:
    return _unwrapped_of(_wrapped(cases=list(cases)))


@written_once
def _wrapped() -> QuerySet[Any, Any]:
    rows = apps.get_model("screening", "CaseKey").objects.filter(case__in=LaterKeys("cases")).exclude(wrapped="")
    return rows.order_by().values_list("case", "number", "master", "wrapped")


def _unwrapped_of(rows: Iterable[tuple[UUID, int, int, str]]) -> dict[UUID, dict[int, AESGCM]]:
    found: dict[UUID, dict[int, AESGCM]] = {}
    for case_id, number, by, wrapped in rows:
        try:
            key = master.unwrap(wrapped, about=_case(case_id, number), number=by)
        except master.NotUnwrapped:
            continue  # what was sealed under it is unreadable, and that is said where it is read
        found.setdefault(case_id, {})[number] = AESGCM(key)
    return found


@cache
def _of_no_case(key: bytes) -> AESGCM:
    return AESGCM(key)
