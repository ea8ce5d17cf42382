"""Which words stand for what is stored? Languages, codes, days and yes or no, and each row of the record as lines."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from orgs import wording
from orgs.types import Role

from .. import rules, safety
from ..access import Purpose, Tie
from ..column_codes import codes_of
from ..column_words import column_words
from ..event_words import why_words
from ..forms.shared import LANGUAGES
from ..models import Interpreting
from ..record import Change, Row
from ..sections import Section

LANGUAGE_WORDS: dict[str, Any] = dict(LANGUAGES)
SAFETY_WORDS: dict[str, Any] = {row.code: row.sentence for row in safety.SAFETY_ROWS}
SECTION_WORDS = {
    Section.C1: gettext_lazy("that it exists"),
    Section.C2: gettext_lazy("answers and needs"),
    Section.C3: gettext_lazy("narrative and notes"),
    Section.C4: gettext_lazy("identity, contact and place"),
    Section.C5: gettext_lazy("the protected part"),
}
TERM_WORDS = {
    "days": gettext_lazy("Days longer"),
    "starts_on": gettext_lazy("First day"),
    "new_date": gettext_lazy("New date"),
    "why": gettext_lazy("Why"),
}
WHY_REFUSED = {
    "may_not_know": gettext_lazy("No tie to the case. They were told that there is no such page."),
    "unknown_reference": gettext_lazy("There is no such case."),
    "no_role_in_cases": gettext_lazy("Holds no role in cases. They were told that no case opens this way."),
    "shut_out": gettext_lazy("Is shut out of the case. They were told that there is no such page."),
    "shut_out_of_case": gettext_lazy("Is shut out of the case. They were told that no case opens this way."),
    "nobody": gettext_lazy("Nobody could look at it afterwards. They were told that no case opens this way."),
    "no_role_in_audit": gettext_lazy("Reads no trail. They were told that there is no such page."),
    "not_theirs": gettext_lazy("Not theirs to read. They were told that there is no such page."),
    "may_not_do": gettext_lazy("May know of the case, but this page is not theirs."),
}
SPOKEN = ("language", "languages", "told_language")
STEPS = ("transition", "closed_why", "why", "subject")


def language_words(code: str) -> Any:
    """Vietnamese for ``vi``; the code itself where it is none of ours."""
    return LANGUAGE_WORDS.get(code, code)


def voice_words(row: Interpreting | None) -> tuple[Any, Any]:
    """Who interpreted, and whether the rules for interpreters held."""
    if row is None:
        return _("Nobody was needed"), ""
    who = row.interpreter.code if row.interpreter else row.member.code if row.member else ""
    held = _("the rules for interpreters held") if row.rules_held else _("the rules for interpreters did not hold")
    named = f"{row.get_kind_display()} {who}".strip()
    return named, f"{language_words(row.language)} · {held}"


def section_words(codes: Any) -> str:
    """Sections of a case as a reader knows them: what they hold."""
    return ", ".join(str(SECTION_WORDS[Section(code)]) for code in sorted(codes) if code in Section.values)


def role_words(codes: str) -> str:
    """Roles as they stand in the record, with commas."""
    return ", ".join(str(Role(code).label).lower() for code in codes.split(",") if code in Role.values)


def tie_words(code: str) -> Any:
    return Tie(code).label if code in Tie.values else ""


def purpose_words(code: str) -> Any:
    return Purpose(code).label if code in Purpose.values else code


def reason_words(code: str) -> Any:
    """The reason of an act, where there are words for it."""
    said = why_words(code)
    return "" if said == code else said


def refused_words(why: str) -> Any:
    """Why somebody was refused in truth."""
    return WHY_REFUSED.get(why, why_words(why))


def times(number: int) -> str:
    return ngettext("once", "%(number)d times", number) % {"number": number}


def value_words(column: Any, value: Any) -> Any:
    """A stored value as a person reads it; None for nothing."""
    model, name = column.model.__name__, column.name
    listed = codes_of(model, name)
    match value:
        case None | "" | [] | {}:
            return None
        case bool():
            return wording.yes_no(value)
        case datetime():
            return wording.moment(value)
        case date():
            return wording.day(value)
        case list():
            return "; ".join(str(_code_words(listed, name, each)) for each in value)
        case dict():
            return " · ".join(f"{_code_words(listed, name, key)}: {said}" for key, said in value.items() if said)
    if flat := getattr(column, "flatchoices", None):
        return dict(flat).get(value, value)
    return _code_words(listed, name, value)


def _code_words(listed: Any, name: str, value: Any) -> Any:
    if listed is not None and value in listed.values:
        return listed(value).label
    if name in SPOKEN:
        return language_words(str(value))
    if name in STEPS:
        return why_words(str(value))
    return SAFETY_WORDS.get(value, value) if name == "reasons" and isinstance(value, str) else value


def lines(row: Row, *, questions: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a row of the record says, line by line: label, before and now. ``questions`` are the items' texts."""
    match row.model.__name__:
        case "Deadline":
            return _task(row)
        case "Answer" | "Observation":
            return _answer(row, questions)
        case "Approval":
            return [*_generic(row, but=("terms",)), *_terms(row)]
    return _generic(row)


def _generic(row: Row, *, but: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [_line(change) for change in row.changes if change.column.name not in but]


def _line(change: Change) -> dict[str, Any]:
    column = change.column
    label = column_words(column.model.__name__, column.name) or column.verbose_name
    return {"label": label, "old": value_words(column, change.old), "new": value_words(column, change.new)}


def _task(row: Row) -> list[dict[str, Any]]:
    """A deadline in one line: set, moved, done, or no longer asked for."""
    rule = rules.DEADLINE_BY_KIND.get(row.values["kind"])
    label = _("Task: %(what)s") % {"what": rule.label if rule else row.values["kind"]}
    due = next((change for change in row.changes if change.column.name == "due_at"), None)
    if row.values["met_at"]:
        return [{"label": label, "old": None, "new": _("done")}]
    if row.values["dropped_at"]:
        return [{"label": label, "old": None, "new": _("no longer asked for")}]
    if due is None:
        return _generic(row)
    said = [_("due %(at)s") % {"at": wording.moment(at)} if at else None for at in (due.old, due.new)]
    return [{"label": label, "old": said[0], "new": said[1]}]


def _answer(row: Row, questions: Mapping[str, str]) -> list[dict[str, Any]]:
    """An answer under its question, with how it is known; what was typed stands in a line of its own."""
    by_name = {change.column.name: change for change in row.changes}
    question = questions.get(row.values["item"], row.values["item"])
    found = [_line(by_name[name]) for name in ("answer", "words") if name in by_name]
    for line in found[: 1 if "answer" in by_name else 0]:
        line["label"] = question
    known = [
        _line(by_name[name]) for name in ("sources", "whens", "extent", "clarity", "not_asked_why") if name in by_name
    ]
    if found or known:
        return [*found, *known]
    return []


def _terms(row: Row) -> list[dict[str, Any]]:
    change = next((one for one in row.changes if one.column.name == "terms"), None)
    if change is None or not isinstance(change.new, dict):
        return []
    return [
        {"label": TERM_WORDS[name], "old": None, "new": _term(name, value)}
        for name, value in change.new.items()
        if name in TERM_WORDS
    ]


def _term(name: str, value: Any) -> Any:
    if name == "why":
        return why_words(str(value))
    return wording.day(date.fromisoformat(value)) if name != "days" else value
