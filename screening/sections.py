"""Which parts of which cases are open just now? A value outside them raises when it is touched."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
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


_opened: ContextVar[Mapping[UUID, frozenset[Section]]] = ContextVar("opened", default=MappingProxyType({}))


def are_open(*, case_id: UUID) -> frozenset[Section]:
    return _opened.get().get(case_id, frozenset())


@contextmanager
def opened(*, case_id: UUID, sections: Iterable[Section]) -> Iterator[None]:
    """Open ``sections`` of one case, beside what is open already, until the block ends."""
    both = are_open(case_id=case_id) | frozenset(sections)
    token = _opened.set({**_opened.get(), case_id: both})
    try:
        yield
    finally:
        _opened.reset(token)


def open_until_request_ends(*, case_id: UUID, sections: Iterable[Section]) -> None:
    """For ``access.open_case`` and ``access.compare`` alone; `nothing_open` closes what it opened."""
    both = are_open(case_id=case_id) | frozenset(sections)
    _opened.set({**_opened.get(), case_id: both})


@contextmanager
def nothing_open() -> Iterator[None]:
    """Begin with every section of every case closed, and end that way."""
    token = _opened.set({})
    try:
        yield
    finally:
        _opened.reset(token)
