"""How do the protected days read? Day by day for the eye, and the same in words.

The length shown is the length there is: days that were added are marked as added, days held as held, and
while the person is held no end stands anywhere.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from orgs import clock, wording

from .. import period, rules
from ..models import CheckIn, Detention, ReflectionPeriod
from ..types import CheckInHeld, DetentionKind
from .blocks import Row

CHECK_IN, REVIEW, LAST, HELD = (
    gettext_lazy("C"),
    gettext_lazy("R"),
    gettext_lazy("E"),
    gettext_lazy("H"),
)


def strip(
    row: ReflectionPeriod, *, detentions: Iterable[Detention] = (), check_ins: Iterable[CheckIn] = ()
) -> dict[str, Any]:
    """Title, sentence, days, their key and the three dates. ``check_ins`` say what was held of them, if given."""
    today = clock.today()
    spans = [one for one in detentions if one.kind == DetentionKind.DETENTION]
    is_held = any(one.released_at is None for one in spans)
    here = period.day_of_period(starts_on=row.starts_on, today=today)
    total = (row.ends_on - row.starts_on).days
    held_on = _days_held(spans, today=today)
    shown = max(here, 1) if is_held else total
    days = [_day(row, number, today=today, held_on=held_on, last=None if is_held else total) for number in _to(shown)]
    return {
        "title": _title(here, total, is_held=is_held),
        "sentence": _sentence(row, today=today, is_held=is_held),
        "days": days,
        "summary": f"{_title(here, total, is_held=is_held)}.",
        "key": _key(row, days, is_held=is_held, check_ins=check_ins),
        "facts": _dates(row, is_held=is_held),
        "length": _length(row, is_held=is_held),
        "is_over": not is_held and here > total,
    }


def _to(number: int) -> range:
    return range(1, number + 1)


def _day(
    row: ReflectionPeriod, number: int, *, today: date, held_on: frozenset[date], last: int | None
) -> dict[str, Any]:
    on = row.starts_on + timedelta(days=number)
    mark: str | Promise = ""
    if number == last:
        mark = LAST
    elif number in rules.CHECK_IN_DAYS:
        mark = CHECK_IN
    elif number == rules.REVIEW_DAY:
        mark = REVIEW
    elif on in held_on:
        mark = HELD
    # Thirty and more of them stand on a page, so that each is handed over as it is written there.
    look = ["is-now" if on == today else "is-past" if on < today else "", "is-added" if number > row.days else ""]
    return {"number": str(number), "look": " ".join(filter(None, look)), "mark": mark}


def _days_held(spans: Iterable[Detention], *, today: date) -> frozenset[date]:
    found: set[date] = set()
    for one in spans:
        first = clock.local_day(one.started_at)
        last = clock.local_day(one.released_at) if one.released_at else today
        found |= {first + timedelta(days=step) for step in range((last - first).days + 1)}
    return frozenset(found)


def _title(here: int, total: int, *, is_held: bool) -> str:
    if is_held:
        return _("Day %(here)d. The person is held, so no end is known") % {"here": here}
    if here > total:
        return _("The period of %(total)d days is over") % {"total": total}
    return _("Day %(here)d of %(total)d") % {"here": here, "total": total}


def _sentence(row: ReflectionPeriod, *, today: date, is_held: bool) -> str:
    if is_held:
        return _("Every day held is added. No formal interview and no finding while it lasts. Help goes on.")
    said = {"last": wording.day(row.ends_on), "open": wording.day(period.first_open_day(ends_on=row.ends_on))}
    left = (row.ends_on - today).days
    if left < 0:
        return _("The last protected day was %(last)s. Help does not stop with it.") % said
    said["left"] = days_left(left)
    return (
        _(
            "Protected to the end of %(last)s: %(left)s. A formal interview may be held from %(open)s, if the person "
            "wants it. Help does not stop on the last day."
        )
        % said
    )


def days_left(left: int) -> str:
    if left == 0:
        return _("that is today")
    return ngettext("%(days)d day from now", "%(days)d days from now", left) % {"days": left}


def _key(
    row: ReflectionPeriod, days: list[dict[str, Any]], *, is_held: bool, check_ins: Iterable[CheckIn]
) -> list[dict[str, Any]]:
    came = {one.kind: one.held for one in check_ins}
    on = {number: row.starts_on + timedelta(days=number) for number in (*rules.CHECK_IN_DAYS, rules.REVIEW_DAY)}
    talks = "; ".join(_talk(number, on[number], came.get(f"day_{number}")) for number in rules.CHECK_IN_DAYS)
    key = [
        {"mark": CHECK_IN, "text": _("check-in: %(days)s") % {"days": talks}},
        {
            "mark": REVIEW,
            "text": _("review: %(day)s")
            % {"day": _talk(rules.REVIEW_DAY, on[rules.REVIEW_DAY], came.get(f"review_{rules.REVIEW_DAY}"))},
        },
    ]
    if not is_held:
        key.append({"mark": LAST, "text": _("last protected day: %(day)s") % {"day": wording.short_day(row.ends_on)}})
    if any(day["mark"] == HELD for day in days):
        key.append({"mark": HELD, "text": _("a day on which the person was held")})
    if len(days) > row.days:
        key.append({"mark": "+", "text": _length(row, is_held=is_held)})
    return key


def _talk(number: int, on: date, came: str | None) -> str:
    said = {"number": number, "day": wording.short_day(on)}
    if came == CheckInHeld.HELD:
        return _("day %(number)d held") % said
    if came == CheckInHeld.MISSED:
        return _("day %(number)d not met") % said
    return _("day %(number)d, %(day)s") % said


def _length(row: ReflectionPeriod, *, is_held: bool) -> str:
    """Why the period is as long as it is."""
    parts = [ngettext("%(days)d day by guideline 30", "%(days)d days by guideline 30", row.days) % {"days": row.days}]
    if row.extension_days:
        parts.append(
            ngettext("%(days)d longer by extension", "%(days)d longer by extension", row.extension_days)
            % {"days": row.extension_days}
        )
    if row.detention_days:
        parts.append(
            ngettext("%(days)d added for a day held", "%(days)d added for days held", row.detention_days)
            % {"days": row.detention_days}
        )
    if is_held:
        parts.append(_("and each day until the release"))
    return ", ".join(parts)


def _dates(row: ReflectionPeriod, *, is_held: bool) -> list[Row]:
    unknown = _("Not known while the person is held")
    opens = wording.day(period.first_open_day(ends_on=row.ends_on))
    return [
        Row(
            _("Started"),
            wording.day(row.starts_on),
            _("explained on %(day)s") % {"day": wording.short_day(row.explained_on)},
        ),
        Row(
            _("Last protected day"),
            unknown if is_held else wording.day(row.ends_on),
            "" if is_held else _("to the end of the day in Phnom Penh"),
        ),
        Row(
            _("Formal interview or finding"),
            unknown if is_held else _("From %(day)s") % {"day": opens},
            _("only if the person wants it"),
        ),
    ]
