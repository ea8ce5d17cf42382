"""Who looks, and what of them decides which cases they may list? Read once for all that one look asks."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Case as Depending
from django.db.models import QuerySet, Value, When

from orgs import clock
from orgs.asking import NOW, TODAY, USER, LaterKeys, written_once
from orgs.models import Deputy, Membership, User
from orgs.types import CASE_ROLES, CASEWORKING_ROLES, Role

from . import approvers

DEPUTY = STANDS_IN, WILL_STAND_IN = ("stands in", "will stand in")


@dataclass(frozen=True)
class Reader:
    """Whoever lists cases. ``now`` and ``today`` are those of this look.

    They work in ``offices`` now, ``working`` on cases, ``supervised`` as a supervisor or standing in for one today.
    ``asked`` are the requests that have come to them, ``asked_of`` the cases of these. In a query that is written once
    each is a `Later`, or no key at all.
    """

    user: Any
    now: Any
    today: Any
    offices: Any = ()
    working: Any = ()
    supervised: Any = ()
    asked: Any = ()
    asked_of: Any = ()


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
    posts = _posts(user=user.pk, today=today) if user.is_active else []
    held = [(office, Role(code)) for office, code in posts if code not in DEPUTY]
    supervised = _each(office for office, code in posts if code in (Role.SUPERVISOR, STANDS_IN))
    roles = frozenset(role for _office, role in held)
    # Only supervisors and their deputies are ever asked, so nobody else's list looks any further.
    is_asked = supervised and roles & CASE_ROLES
    pending = approvers.pending().defer("reason", "answer_reason")
    waiting = approvers.to_answer(user, pending) if is_asked else []
    reader = Reader(
        user=user.pk,
        now=now,
        today=today,
        offices=_each(office for office, _role in held),
        working=_each(office for office, role in held if role in CASEWORKING_ROLES),
        supervised=supervised,
        asked=_each(row.pk for row in waiting),
        asked_of=_each(row.case_id for row in waiting),
    )
    return Look(reader, roles, names_caseworkers=any(code in (Role.SUPERVISOR, *DEPUTY) for _office, code in posts))


@written_once
def _posts() -> QuerySet[Any, tuple[UUID, str]]:
    """Offices and roles held now, and where they stand in for a supervisor, or will."""
    held = Membership.objects.filter(user=USER, ended_at__isnull=True)
    begins = When(starts_on__lte=TODAY, then=Value(STANDS_IN))
    deputy = Deputy.objects.filter(user=USER, ends_on__gte=TODAY)
    deputy = deputy.annotate(as_what=Depending(begins, default=Value(WILL_STAND_IN)))
    posts: QuerySet[Any, Any] = held.order_by().values_list("office", "role")
    return posts.union(deputy.order_by().values_list("office", "as_what"), all=True)


def _each(keys: Iterable[UUID]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(keys))
