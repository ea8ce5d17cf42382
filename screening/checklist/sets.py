"""Which questions does a screening offer? Parses an indicator set, and refuses a malformed one whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from .answers import Answer, ChildPresumes, Element, Origin, Section, Sector, Topic


class MalformedSet(ValueError):
    """The set cannot be used; `problems` says what is wrong with which row."""

    def __init__(self, *, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("The indicator set cannot be used: " + "; ".join(problems) + ".")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to find out, with what a "yes" shows and to whom it is offered."""

    code: str
    text: str
    section: Section
    elements: frozenset[Element]
    core: bool
    origin: Origin
    basis: tuple[str, ...]
    ask: str = ""
    why: str = ""
    sectors: frozenset[Sector] = frozenset()
    topics: frozenset[Topic] = frozenset()
    child_only: bool = False
    child_route: bool = False
    child_presumes: ChildPresumes = ChildPresumes.NEVER
    alone_is_sign: bool = False
    ask_extent: bool = True
    asks_words: bool = False

    @property
    def label(self) -> str:
        return gettext(self.text)

    @property
    def how_to_ask(self) -> str:
        """An open question for it, where the set has one."""
        return gettext(self.ask) if self.ask else ""

    @property
    def why_asked(self) -> str:
        return gettext(self.why) if self.why else ""

    def asks_extent(self, *, child: bool) -> bool:
        """How much is a fact one may ask of an adult, never of violation, and never of a child."""
        return self.ask_extent and not child

    def is_offered(self, *, sectors: frozenset[Sector], child: bool) -> bool:
        """Nothing ticked is the same as not known: every sector's items are offered."""
        if child:
            return self.child_route
        if self.child_only:
            return False
        return not self.sectors or bool(self.sectors & (sectors or {Sector.UNKNOWN}))


@dataclass(frozen=True, kw_only=True)
class Observation:
    """Something a camera would record."""

    code: str
    text: str
    origin: Origin
    basis: tuple[str, ...]
    asks_words: bool = False

    @property
    def label(self) -> str:
        return gettext(self.text)


@dataclass(frozen=True, kw_only=True)
class IndicatorSet:
    """One version of the checklist, with where it comes from."""

    id: str
    version: str
    official: bool
    is_commit_text: bool
    title: str
    note: str
    sources: tuple[str, ...]
    items: tuple[Item, ...]
    observations: tuple[Observation, ...]

    def item(self, code: str) -> Item:
        return next(item for item in self.items if item.code == code)

    def offered(self, *, sectors: Iterable[Sector], child: bool) -> tuple[Item, ...]:
        """What this person may be asked, the topics they did not want included."""
        chosen = frozenset(sectors)
        return tuple(item for item in self.items if item.is_offered(sectors=chosen, child=child))

    def asked(
        self, *, section: Section, sectors: Iterable[Sector], child: bool, refused: Iterable[Topic]
    ) -> tuple[Item, ...]:
        """What the page of a section shows: offered, and of no topic the person did not want."""
        unwanted = frozenset(refused)
        offered = self.offered(sectors=sectors, child=child)
        return tuple(item for item in offered if item.section is section and not item.topics & unwanted)

    def preferred_not_to_say(
        self, *, sectors: Iterable[Sector], child: bool, refused: Iterable[Topic]
    ) -> dict[str, Answer]:
        """A topic the person did not want is stored so, item by item, without asking each one."""
        unwanted = frozenset(refused)
        offered = self.offered(sectors=sectors, child=child)
        return {item.code: Answer.PREFERRED_NOT_TO_SAY for item in offered if item.topics & unwanted}


_ITEM_WORDS = ("code", "text", "section", "elements", "core", "origin", "basis")
_ITEM_MARKS = ("core", "child_only", "child_route", "alone_is_sign", "ask_extent", "asks_words")
_OBSERVATION_WORDS = ("code", "text", "origin", "basis")
_META_WORDS = ("id", "version", "official", "is_commit_text", "title", "note", "sources")
_KNOWN = frozenset(Item.__dataclass_fields__)


def parse(data: Mapping[str, Any]) -> IndicatorSet:
    """The set a screening pins; raises MalformedSet with every problem found, never a part of a set."""
    problems: list[str] = []
    meta = _meta(data, problems)
    items = tuple(filter(None, (_item(row, problems) for row in _rows(data, "indicators", problems))))
    observations = tuple(filter(None, (_observation(row, problems) for row in _rows(data, "observations", problems))))
    if not problems:
        problems.extend(_problems_of_whole(items, observations))
    if problems:
        raise MalformedSet(problems=tuple(problems))
    return IndicatorSet(items=items, observations=observations, **meta)


def _meta(data: Mapping[str, Any], problems: list[str]) -> dict[str, Any]:
    meta = data.get("meta") if isinstance(data, Mapping) else None
    if not isinstance(meta, Mapping):
        problems.append("meta is missing")
        return {}
    problems.extend(f"meta: {word} is missing" for word in _META_WORDS if word not in meta)
    for mark in ("official", "is_commit_text"):
        if mark in meta and not isinstance(meta[mark], bool):
            problems.append(f"meta: {mark} must be true or false")
    if not meta.get("sources"):
        problems.append("meta: a set names its sources")
    values = {word: meta.get(word) for word in _META_WORDS}
    values["version"] = str(values["version"])
    values["sources"] = tuple(str(source["title"]) for source in meta.get("sources") or () if "title" in source)
    return values


def _rows(data: Mapping[str, Any], name: str, problems: list[str]) -> list[Any]:
    rows = data.get(name) if isinstance(data, Mapping) else None
    if not isinstance(rows, list) or not rows:
        problems.append(f"{name}: no rows")
        return []
    return rows


def _row_problems(row: Any, words: tuple[str, ...], known: frozenset[str]) -> list[str]:
    if not isinstance(row, Mapping):
        return ["a row is not a mapping"]
    code = row.get("code", "?")
    found = [f"{code}: {word} is missing" for word in words if row.get(word) in (None, "", [])]
    found += [f"{code}: {word} is not known" for word in row if word not in known]
    return found + [f"{code}: {m} must be true or false" for m in _ITEM_MARKS if not isinstance(row.get(m, True), bool)]


def _item(row: Any, problems: list[str]) -> Item | None:
    found = _row_problems(row, _ITEM_WORDS, _KNOWN)
    if found:
        problems.extend(found)
        return None
    try:
        return Item(
            code=row["code"],
            text=row["text"],
            section=Section(row["section"]),
            elements=frozenset(Element(one) for one in row["elements"]),
            origin=Origin(row["origin"]),
            basis=tuple(row["basis"]),
            ask=row.get("ask", ""),
            why=row.get("why", ""),
            sectors=frozenset(Sector(one) for one in row.get("sectors", ())),
            topics=frozenset(Topic(one) for one in row.get("topics", ())),
            child_presumes=ChildPresumes(row.get("child_presumes", "")),
            **{mark: row[mark] for mark in _ITEM_MARKS if mark in row},
        )
    except ValueError as error:
        problems.append(f"{row['code']}: {error}")
        return None


def _observation(row: Any, problems: list[str]) -> Observation | None:
    found = _row_problems(row, _OBSERVATION_WORDS, frozenset(Observation.__dataclass_fields__))
    if found:
        problems.extend(found)
        return None
    try:
        return Observation(
            code=row["code"],
            text=row["text"],
            origin=Origin(row["origin"]),
            basis=tuple(row["basis"]),
            asks_words=row.get("asks_words", False),
        )
    except ValueError as error:
        problems.append(f"{row['code']}: {error}")
        return None


def _problems_of_whole(items: tuple[Item, ...], observations: tuple[Observation, ...]) -> list[str]:
    """What no single row shows: codes twice, and a set that could never presume anybody."""
    codes = [*(item.code for item in items), *(seen.code for seen in observations)]
    found = [f"{code}: twice" for code in sorted({code for code in codes if codes.count(code) > 1})]
    for element in (Element.ACT, Element.MEANS, Element.PURPOSE):
        if not any(element in item.elements for item in items):
            found.append(f"no item shows {element.value}")
    for name, offered in (
        ("core", any(item.core for item in items)),
        ("child", any(item.child_route for item in items)),
    ):
        if not offered:
            found.append(f"no item for {name}")
    return found
