"""What is due, whose task is it, and why? Deadlines as the page of a case shows them, and words for every list."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import User

from .. import rules
from ..models import Case, Deadline, Detention
from ..rules import LAST_DAY, DeadlineRule
from ..types import DetentionKind
from .blocks import Pair
from .frame import page_address


def without_an_end(rows: Iterable[Deadline], *, held: Iterable[Any]) -> list[Deadline]:
    """While a person is held no end of their period is shown (domain 5): ``held`` are the cases of whom."""
    cases = set(held)
    return [row for row in rows if row.kind != LAST_DAY or row.case_id not in cases]


def is_open(row: Detention) -> bool:
    """The person is held: a charge alone is none."""
    return row.kind == DetentionKind.DETENTION and row.released_at is None


def pair(row: Deadline, case: Case, *, reader: User) -> Pair:
    """A deadline on the page of its case."""
    rule = rules.DEADLINE_BY_KIND[row.kind]
    return Pair(
        rule.label,
        due_on=clock.local_day(row.due_at),
        due_at=row.due_at,
        notes=[f"{_whose(row, case, reader=reader)} · {why(rule)}"],
        url=page_address(rule.page, case.reference),
        guideline=rule.guideline,
    )


def _whose(row: Deadline, case: Case, *, reader: User) -> str:
    return whose(
        row.kind,
        office=row.office.name,
        is_of_office=row.office_id == case.responsible_office_id,
        responsible=case.responsible.code if case.responsible else None,
        is_reader=case.responsible_id == reader.pk,
    )


def whose(kind: str, *, office: str, is_of_office: bool, responsible: str | None, is_reader: bool) -> str:
    """The reader's own, a colleague's, another office's; a request is for somebody else to answer.

    ``office`` must do it; ``is_of_office``: the one that answers for the case. ``responsible`` is whoever does there.
    """
    if kind in ("approval", "emergency_review"):
        return _("Task of a supervisor of %(who)s") % {"who": office}
    if not is_of_office:
        return _("Task of %(who)s") % {"who": office}
    return _("Your task") if is_reader else _("Task of %(who)s") % {"who": responsible or office}


def why(rule: DeadlineRule) -> str:
    """Where the number comes from: a guideline, or our own policy for one."""
    word, _space, number = rule.basis.partition(" ")
    if word == "guideline":
        return _("by guideline %(number)s") % {"number": number}
    if rule.guideline:
        return _("by local policy, for guideline %(number)s") % {"number": rule.guideline}
    return _("by local policy")
