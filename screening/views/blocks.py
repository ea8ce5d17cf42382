"""What is a page of records made of? Blocks of prepared values, so that templates hold no logic."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Case
from ..sections import Section

CLOSED = _("Not open to you")


@dataclass
class Link:
    label: str | Promise
    url: str
    hint: str | Promise = ""


@dataclass
class Row:
    """One line of a summary: a word, a value, perhaps a remark and a way to change it."""

    label: Any
    value: Any
    note: Any = ""
    url: str = ""


@dataclass
class Pair:
    """One line of a short list: a state or a day beside what it is about."""

    text: Any
    mark: dict[str, Any] | None = None
    due_on: Any = None
    due_at: Any = None
    notes: list[Any] = field(default_factory=list)
    url: str = ""
    guideline: Any = None


@dataclass
class Entry:
    """Something that happened: title, when, who, and what was written."""

    title: Any
    at: Any = None
    on: Any = None
    who: Any = ""
    note: Any = ""
    text: Any = ""
    why: Any = ""
    url: str = ""
    guideline: int | None = None
    rows: list[Row] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass
class Block:
    """One part of a page under its heading."""

    heading: Any
    text: Any = ""
    notice: dict[str, Any] | None = None
    rows: list[Row] = field(default_factory=list)
    facts: list[Row] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    items: list[Any] = field(default_factory=list)
    table: dict[str, Any] | None = None
    entries: list[Entry] = field(default_factory=list)
    gates: list[dict[str, Any]] = field(default_factory=list)
    folded: list[Any] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    beside: Link | None = None
    empty: Any = ""
    guideline: Any = None
    anchor: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing is listed: only then is said that there is nothing."""
        listed = (self.rows, self.facts, self.pairs, self.items, self.table, self.entries, self.gates)
        return bool(self.empty) and not any(listed)


def shown(case: Case, row: models.Model, name: str) -> Any:
    """A guarded value where its section is open to the reader, else a word that says it is not."""
    section: Section = row._meta.get_field(name).section  # type: ignore[union-attr]
    return getattr(row, name) if section in case.opened else CLOSED


def open_to(case: Case, section: Section) -> bool:
    return section in case.opened


def words(codes: Iterable[str], choices: Any) -> str:
    """Labels of codes, in their order, with commas."""
    return ", ".join(str(choices(code).label) for code in codes)
