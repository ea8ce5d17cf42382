"""How do a day, a state and a badge look on a page? Symbols beside words, made once for all rows that have the same."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import clock, wording

LAST_MINUTE = "23:59"  # what is due at the end of a day is stored so
SOON = 7  # days; deadlines further away than this stay uncoloured (look only, no rule)


@cache
def icon(name: str) -> SafeString:
    """One of our own symbols; always beside words, so hidden from those who do not see it."""
    return format_html(
        '<svg class="icon" width="22" height="22" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("romduol/symbols.svg"),
        name,
    )


def guideline(numbers: int | str | Iterable[int | str] | None) -> SafeString:
    """A chip per guideline: 30, "G30" or several of them; nothing for none."""
    if not numbers:
        return SafeString("")
    several = (numbers,) if isinstance(numbers, (int, str)) else tuple(numbers)
    return _chips(several, get_language())


@lru_cache(maxsize=1024)
def _chips(numbers: tuple[int | str, ...], _language: str | None) -> SafeString:
    chip = '<span class="gl"><span class="visually-hidden">{} </span>G{}</span>'
    return format_html_join(" ", chip, ((_("Guideline"), str(number).removeprefix("G")) for number in numbers))


def badge(word: Any, *, tone: str, symbol: str) -> SafeString:
    return format_html('<span class="badge tone-{}">{} {}</span>', tone, icon(symbol), word)


def when(
    due_on: date,
    *,
    today: date | None = None,
    due_at: datetime | None = None,
    met_on: date | None = None,
    note: Any = "",
) -> SafeString:
    """A day on which something is due: tone, shape and words, never colour alone."""
    mark = due_mark(due_on, today or clock.today(), due_at, met_on)
    tone = f" tone-{mark['tone']}" if mark.get("tone") else ""
    return format_html(
        '<span class="when{}{}"><b>{}</b> <span class="state{}">{} {}</span>{}</span>',
        tone,
        " soon" if mark.get("soon") else "",
        mark["day"],
        tone,
        icon(mark["icon"]),
        mark["word"],
        format_html(' <span class="meta">{}</span>', note) if note else "",
    )


def due_mark(due_on: date, today: date, due_at: datetime | None = None, met_on: date | None = None) -> dict[str, Any]:
    """Tone, shape and words of a due date."""
    if met_on:
        return {"tone": "safe", "icon": "done", "day": wording.short_day(due_on), "word": _("done")}
    days = (due_on - today).days
    if days < 0:
        return {"tone": "over", "icon": "over", "day": wording.short_day(due_on)} | _said(due_on, today)
    if days == 0 and due_at is not None and due_at < clock.now():
        late = _("late since %(time)s · our task") % {"time": wording.clock_time(due_at)}
        return {"tone": "over", "icon": "over", "day": _("Today"), "word": late}
    if days == 0:
        hour = wording.clock_time(due_at) if due_at else LAST_MINUTE
        word = _("by the end of the day") if hour == LAST_MINUTE else _("by %(time)s") % {"time": hour}
        return {"tone": "due", "icon": "due", "day": _("Today"), "word": word}
    soon = {"tone": "due", "soon": True, "icon": "due"} if days <= SOON else {"icon": "open"}
    return soon | {"day": wording.short_day(due_on)} | _said(due_on, today)


def _said(due_on: date, today: date) -> dict[str, Any]:
    return {"word": wording.days_from_now(due_on, today=today)}
