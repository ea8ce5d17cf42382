"""What stands beside each case in a list, asked once for all of them? For cases that the reader may list.

Coded columns alone: nothing that was typed is fetched, and so nothing of it is opened.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Min, QuerySet

from orgs.asking import LaterKeys, written_once

from ..models import Deadline, Detention, Need, Person, ReflectionPeriod
from ..rules import LAST_DAY
from ..types import ChoiceMade, DetentionKind


class Wished(NamedTuple):
    """What a person said they want, in codes; ``wants`` are the services they chose, each once."""

    wants: tuple[str, ...]
    wishes_home: str
    wishes_police: str
    wishes_embassy: str
    wished_interviewer: str
    wished_interpreter: str
    wished_escort: str


KEYS, SAID = LaterKeys("keys"), Wished._fields[1:]
Rows = QuerySet[Any, tuple[Any, ...]]


def periods(cases: Iterable[UUID]) -> dict[UUID, date]:
    """The day on which the period that counts began, by case."""
    return dict(_asked(_periods, cases))


def held(cases: Iterable[UUID]) -> set[UUID]:
    """Those whose person is held now: a charge alone is none."""
    return {case for (case,) in _asked(_detentions, cases)}


def needs(which: Iterable[UUID]) -> dict[tuple[UUID, UUID], str]:
    """Their kinds, by case and need."""
    return {(case, need): kind for case, need, kind in _asked(_needs, which)}


def next_due(cases: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the next task is due, by case. The end of a period is no task."""
    return dict(_asked(_next_due, cases))


def wishes(cases: Iterable[UUID]) -> dict[UUID, Wished]:
    """By case. Of the choices of a service the latest counts (guideline 33)."""
    said: dict[UUID, tuple[str, ...]] = {}
    chosen: dict[UUID, dict[str, str]] = {}
    for case, service, choice, *codes in _asked(_wishes, cases):
        said[case] = tuple(codes)
        if service:
            chosen.setdefault(case, {})[service] = choice
    return {case: Wished(_wanted(chosen.get(case, {})), *codes) for case, codes in said.items()}


def _wanted(latest: dict[str, str]) -> tuple[str, ...]:
    return tuple(service for service, choice in latest.items() if choice == ChoiceMade.WANTS)


def _asked(written: Callable[..., list[Any]], keys: Iterable[UUID]) -> list[Any]:
    """Each key once; without any nothing is asked."""
    each = dict.fromkeys(keys)
    return written(keys=each) if each else []


@written_once
def _periods() -> Rows:
    rows = ReflectionPeriod.objects.filter(case__in=KEYS, replaced_at__isnull=True)
    return rows.order_by().values_list("case", "starts_on")


@written_once
def _detentions() -> Rows:
    rows = Detention.objects.filter(case__in=KEYS, kind=DetentionKind.DETENTION, released_at__isnull=True)
    return rows.order_by().values_list("case")


@written_once
def _needs() -> Rows:
    return Need.objects.filter(pk__in=KEYS).order_by().values_list("case", "pk", "kind")


@written_once
def _next_due() -> Rows:
    rows = Deadline.objects.filter(case__in=KEYS, met_at__isnull=True, dropped_at__isnull=True)
    due = rows.exclude(kind=LAST_DAY).order_by().values("case").annotate(next_due_at=Min("due_at"))
    return due.values_list("case", "next_due_at")


@written_once
def _wishes() -> Rows:
    """A row for each choice, as they were made; one for whoever has made none."""
    rows = Person.objects.filter(case__in=KEYS).order_by("case__choice__recorded_at", "case__choice__id")
    return rows.values_list("case", "case__choice__service", "case__choice__choice", *SAID)
