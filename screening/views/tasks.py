"""What is due, whose task is it, and why? Deadlines as the list of today and the page of a case show them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import User

from .. import period, rules
from ..models import Case, Deadline, Detention, ReflectionPeriod
from ..rules import DeadlineRule
from ..types import DetentionKind, Stage
from .blocks import Pair
from .frame import page_address
from .wishes import short

LAST_DAY = "last_protected_day"


def without_an_end(rows: Iterable[Deadline], *, held: Iterable[Any]) -> list[Deadline]:
    """While a person is held no end of their period is shown (domain 5): ``held`` are the cases of whom."""
    cases = set(held)
    return [row for row in rows if row.kind != LAST_DAY or row.case_id not in cases]


def held_among(cases: Iterable[Case]) -> list[Any]:
    """Keys of the cases whose person is held now. Wants their detentions fetched."""
    return [case.pk for case in cases if any(is_open(row) for row in case.detention_set.all())]


def is_open(row: Detention) -> bool:
    """The person is held: a charge alone is none."""
    return row.kind == DetentionKind.DETENTION and row.released_at is None


def in_order(rows: Iterable[Deadline]) -> list[Deadline]:
    """By day; within a day what is urgent or about a child comes first, then by the hour."""
    return sorted(rows, key=_place)


def pair(row: Deadline, case: Case, *, reader: User) -> Pair:
    """A deadline on the page of its case."""
    rule = rules.DEADLINE_BY_KIND[row.kind]
    return Pair(
        rule.label,
        due_on=clock.local_day(row.due_at),
        due_at=row.due_at,
        notes=[f"{whose(row, case, reader=reader)} · {why(rule)}"],
        url=page_address(rule.page, case),
        guideline=rule.guideline,
    )


def queue_row(row: Deadline, *, reader: User) -> dict[str, Any]:
    """A deadline in the list of today, with what the person wants where that is the reader's to know."""
    rule, case = rules.DEADLINE_BY_KIND[row.kind], row.case
    is_mine = reader.pk in (case.responsible_id, case.caseworker_id, case.specialist_id)
    return {
        "task": _with_need(row, rule) if is_mine else rule.label,
        "due_on": clock.local_day(row.due_at),
        "due_at": row.due_at,
        "url": page_address(rule.page, case),
        "reference": case.reference,
        "codename": case.codename,
        "stage": stage_words(case),
        "guideline": rule.guideline,
        "whose": whose(row, case, reader=reader),
        "why": why(rule),
        "is_child": case.is_child,
        "is_urgent": rule.urgent,
    } | (_wish(case) if is_mine else {"wish": _("Open the case to read it")})


def _with_need(row: Deadline, rule: DeadlineRule) -> Any:
    """An urgent need by its name. Wants the needs of the case fetched."""
    need = next((one for one in row.case.need_set.all() if one.pk == row.subject_id), None)
    return f"{rule.label}: {need.get_kind_display()}" if need else rule.label


def _wish(case: Case) -> dict[str, str]:
    first, second = short(case)
    return {"wish": first or second or _("Not asked yet"), "wish_note": second if first else ""}


def whose(row: Deadline, case: Case, *, reader: User) -> str:
    """The reader's own, a colleague's, another office's; a request is for somebody else to answer."""
    if row.kind in ("approval", "emergency_review"):
        return str(_("Task of a supervisor of %(who)s") % {"who": row.office.name})
    if row.office_id != case.responsible_office_id:
        return str(_("Task of %(who)s") % {"who": row.office.name})
    if case.responsible_id == reader.pk:
        return _("Your task")
    who = case.responsible.code if case.responsible else row.office.name
    return str(_("Task of %(who)s") % {"who": who})


def why(rule: DeadlineRule) -> str:
    """Where the number comes from: a guideline, or our own policy for one."""
    word, _space, number = rule.basis.partition(" ")
    if word == "guideline":
        return _("by guideline %(number)s") % {"number": number}
    if rule.guideline:
        return _("by local policy, for guideline %(number)s") % {"number": rule.guideline}
    return _("by local policy")


def stage_words(case: Case) -> str:
    """The stage, and which day of the period it is while that runs. Wants the periods of the case fetched."""
    stage = str(Stage(case.stage).label)
    row = next((one for one in case.reflectionperiod_set.all() if one.replaced_at is None), None)
    if case.stage != Stage.REFLECTION or row is None:
        return stage
    return f"{stage}, {day_words(row)}"


def day_words(row: ReflectionPeriod) -> str:
    today = clock.today()
    return _("day %(day)d") % {"day": period.day_of_period(starts_on=row.starts_on, today=today)}


def _place(row: Deadline) -> tuple[Any, ...]:
    rule = rules.DEADLINE_BY_KIND[row.kind]
    later = not (rule.urgent or row.case.is_child)
    return clock.local_day(row.due_at), later, row.due_at, str(row.pk)
