"""The rows of lists: tasks with what the person wants beside them, and what every list says of a case.

What is the same in many rows is made once: fifty tasks are of a handful of kinds, and due on a handful of days.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from orgs import clock, marks, wording
from orgs.models import User

from .. import access, period, reference, rules
from ..access import Task
from ..types import NeedKind, Stage
from .frame import page_address
from .tasks import whose, why
from .wishes import in_short


class Said:
    """Words and marks of one page, each made when a row first asks for it."""

    def __init__(self) -> None:
        today = clock.today()
        self.when: Callable[[datetime], SafeString] = cache(
            lambda at: marks.when(clock.local_day(at), today=today, due_at=at)
        )
        self.short_day: Callable[[datetime], str] = cache(wording.short_day)
        self.stage: Callable[[str, date | None], str] = cache(lambda stage, began: _stage(stage, began, today=today))
        self.badges: Callable[..., SafeString] = cache(_badges)
        self.kind: Callable[[str], dict[str, Any]] = cache(_kind)


def _stage(stage: str, began: date | None, *, today: date) -> str:
    """The stage, and which day of the period it is while that runs."""
    word = str(Stage(stage).label)
    if stage != Stage.REFLECTION or began is None:
        return word
    return f"{word}, {_('day %(day)d') % {'day': period.day_of_period(starts_on=began, today=today)}}"


def _badges(*, is_child: bool, is_urgent: bool = False) -> SafeString:
    shown = [marks.badge(_("Treat as a child"), tone="child", symbol="child")] if is_child else []
    shown += [marks.badge(_("Urgent"), tone="over", symbol="over")] if is_urgent else []
    return format_html_join("", "{}", ((one,) for one in shown))


def _kind(kind: str) -> dict[str, Any]:
    rule = rules.DEADLINE_BY_KIND[kind]
    return {"task": str(rule.label), "guideline": marks.guideline(rule.guideline), "why": why(rule)}


class Queue:
    """The rows of ``tasks`` for ``reader``, who reads what the person wants where they work with them."""

    def __init__(self, tasks: Sequence[Task], *, reader: User) -> None:
        mine = [row for row in tasks if _is_mine(row, reader)]
        self.reader, self.said = reader, Said()
        self.held = access.beside.held(row.case_id for row in tasks if row.kind == rules.LAST_DAY)
        self.periods = access.beside.periods(row.case_id for row in tasks if row.stage == Stage.REFLECTION)
        self.needs = access.beside.needs(row.subject_id for row in mine if row.kind == "urgent_need")
        self.wishes = access.beside.wishes(row.case_id for row in mine)

    def shown(self, tasks: Iterable[Task]) -> list[Task]:
        """While a person is held no end of their period is shown (domain 5).

        By day; within a day what is urgent or about a child comes first, then by the hour.
        """
        return sorted((row for row in tasks if row.kind != rules.LAST_DAY or row.case_id not in self.held), key=_place)

    def row(self, row: Task) -> dict[str, Any]:
        rule, said = rules.DEADLINE_BY_KIND[row.kind], self.said
        return (
            said.kind(row.kind)
            | {
                "task": self._task(row),
                "when": said.when(row.due_at),
                "url": page_address(rule.page, row.reference),
                "reference": reference.shown(row.reference),
                "codename": row.codename,
                "stage": said.stage(row.stage, self.periods.get(row.case_id)),
                "whose": whose(
                    row.kind,
                    office=row.office,
                    is_of_office=row.office_id == row.responsible_office_id,
                    responsible=row.responsible,
                    is_reader=row.responsible_id == self.reader.pk,
                ),
                "badges": said.badges(is_child=row.is_child, is_urgent=rule.urgent),
            }
            | self._wish(row)
        )

    def _task(self, row: Task) -> str:
        """An urgent need by its name."""
        label, need = self.said.kind(row.kind)["task"], self.needs.get((row.case_id, row.subject_id))
        return f"{label}: {NeedKind(need).label}" if need else label

    def _wish(self, row: Task) -> dict[str, str]:
        if not _is_mine(row, self.reader):
            return {"wish": _("Open the case to read it")}
        first, second = in_short(self.wishes[row.case_id])
        return {"wish": first or second or _("Not asked yet"), "wish_note": second if first else ""}


def _is_mine(row: Task, reader: User) -> bool:
    return reader.pk in (row.responsible_id, row.caseworker_id, row.specialist_id)


def _place(row: Task) -> tuple[Any, ...]:
    later = not (rules.DEADLINE_BY_KIND[row.kind].urgent or row.is_child)
    return clock.local_day(row.due_at), later, row.due_at, str(row.pk)
