"""Who looks, and what of them decides which cases they may list? Read once for all that one look asks."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from orgs import clock
from orgs.asking import NOW, TODAY, USER, Later, LaterKeys, written_once
from orgs.models import Deputy, Membership, User
from orgs.types import CASE_ROLES, CASEWORKING_ROLES, Role

from . import approvers

Keys = Any  # a tuple of UUID, or where they go in what is written once


@dataclass(frozen=True)
class Reader:
    """Whoever lists cases. ``now`` and ``today`` are those of this look.

    They work in ``offices`` now, ``working`` on cases, ``supervised`` as a supervisor or standing in for one today.
    ``asked`` are the requests that have come to them, ``asked_of`` the cases of these. In a query that is written once
    each is a `Later`, or no key at all.
    """

    user: UUID | Later
    now: datetime | Later
    today: date | Later
    offices: Keys = ()
    working: Keys = ()
    supervised: Keys = ()
    asked: Keys = ()
    asked_of: Keys = ()


KEYS = tuple(one.name for one in fields(Reader) if one.name not in ("user", "now", "today"))


@dataclass(frozen=True)
class Look:
    """One look of ``reader`` at a list, as ``roles`` of theirs now."""

    reader: Reader
    roles: frozenset[Role]
    names_caseworkers: bool

    @property
    def may_list(self) -> bool:
        return bool(self.roles & CASE_ROLES)

    @property
    def role(self) -> str:
        """As `orgs.log` writes it."""
        return ",".join(sorted(self.roles))[:60]

    @property
    def shape(self) -> tuple[str, ...]:
        """What there is at all: the rest is not even asked about."""
        return tuple(name for name in KEYS if getattr(self.reader, name))

    @property
    def given(self) -> dict[str, Any]:
        """The values of `reader_later`."""
        return dict(vars(self.reader))


def reader_later(shape: Iterable[str]) -> Reader:
    """A reader of whom nothing is known but which keys there are: for queries that are written once."""
    return Reader(user=USER, now=NOW, today=TODAY, **{name: LaterKeys(name) for name in shape})


def look_of(user: User) -> Look:
    now, today = clock.now(), clock.today()
    posts = [(office, Role(code)) for office, code in _posts(user=user.pk)] if user.is_active else []
    deputises = _deputises(user=user.pk, today=today) if user.is_active else []
    stands_in = [office for office, starts_on in deputises if starts_on <= today]
    roles = frozenset(role for _office, role in posts)
    supervised = _each(*(office for office, role in posts if role is Role.SUPERVISOR), *stands_in)
    # Only supervisors and their deputies are ever asked, so nobody else's list looks any further.
    is_asked = supervised and roles & CASE_ROLES
    pending = approvers.pending().defer("reason", "answer_reason")
    waiting = approvers.to_answer(user, pending) if is_asked else []
    reader = Reader(
        user=user.pk,
        now=now,
        today=today,
        offices=_each(*(office for office, _role in posts)),
        working=_each(*(office for office, role in posts if role in CASEWORKING_ROLES)),
        supervised=supervised,
        asked=_each(*(row.pk for row in waiting)),
        asked_of=_each(*(row.case_id for row in waiting)),
    )
    return Look(reader, roles, names_caseworkers=Role.SUPERVISOR in roles or bool(deputises))


@written_once
def _posts() -> QuerySet[Membership, tuple[UUID, str]]:
    return Membership.objects.filter(user=USER, ended_at__isnull=True).order_by().values_list("office", "role")


@written_once
def _deputises() -> QuerySet[Deputy, tuple[UUID, date]]:
    return Deputy.objects.filter(user=USER, ends_on__gte=TODAY).order_by().values_list("office", "starts_on")


def _each(*keys: UUID) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(keys))
