"""Which parts of which cases are open just now? A value outside them raises when it is touched."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    """The five sections of a case (domain 9)."""

    C1 = "C1", _("Existence: reference, stage, dates, office, worker")
    C2 = "C2", _("Answers, result, needs, age band, gender, nationality, form")
    C3 = "C3", _("Narrative, notes, files, assessments")
    C4 = "C4", _("Identity, contact, place")
    C5 = "C5", _("Protected: allegations against officials, informants, denials")


class SectionClosed(Exception):
    """Someone touched a value of a section that was not opened for them."""


NONE: frozenset[Section] = frozenset()


@dataclass(frozen=True)
class Opening:
    """What is open of one case, and the keys that were unwrapped to read it (`sealed`): they go when it closes.

    ``wrapped`` are its keys as they were read together with it.
    """

    case_id: UUID
    sections: frozenset[Section] = NONE
    keys: dict[int, Any] = field(default_factory=dict)
    wrapped: tuple[Any, ...] = ()


# By the number of a case: it is looked up for each value that is read, and a UUID is hashed and compared in Python.
_opened: ContextVar[Mapping[int, Opening]] = ContextVar("opened", default=MappingProxyType({}))


def are_open(*, case_id: UUID) -> frozenset[Section]:
    opening = _opened.get().get(case_id.int)
    return opening.sections if opening else NONE


def at_hand(*, case_id: UUID) -> dict[int, Any] | None:
    """The keys of a case that is open, to be added to; None where nothing of it is."""
    opening = _opened.get().get(case_id.int)
    return opening.keys if opening else None


def wrapped(*, case_id: UUID) -> tuple[Any, ...]:
    """The keys of an open case that were read with it, still wrapped."""
    opening = _opened.get().get(case_id.int)
    return opening.wrapped if opening else ()


def all_at_hand() -> dict[UUID, dict[int, Any]]:
    return {opening.case_id: opening.keys for opening in _opened.get().values()}


@contextmanager
def opened(*, case_id: UUID, sections: Iterable[Section]) -> Iterator[None]:
    """Open ``sections`` of one case, beside what is open already, until the block ends."""
    token = _opened.set(_with(case_id, sections))
    try:
        yield
    finally:
        _opened.reset(token)


def open_until_request_ends(*, case_id: UUID, sections: Iterable[Section], wrapped: Iterable[Any] = ()) -> None:
    """For ``access.open_case`` and ``access.compare`` alone; `nothing_open` closes what it opened."""
    _opened.set(_with(case_id, sections, wrapped))


@contextmanager
def nothing_open() -> Iterator[None]:
    """Begin with every section of every case closed, and end that way."""
    token = _opened.set({})
    try:
        yield
    finally:
        _opened.reset(token)


def _with(case_id: UUID, sections: Iterable[Section], wrapped: Iterable[Any] = ()) -> Mapping[int, Opening]:
    now = _opened.get()
    before = now.get(case_id.int) or Opening(case_id)
    after = replace(before, sections=before.sections | frozenset(sections), wrapped=tuple(wrapped) or before.wrapped)
    return {**now, case_id.int: after}
