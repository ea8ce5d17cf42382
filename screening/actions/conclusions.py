"""What do the answers of a screening say, how is that kept, and when is it noticed that they say less than before?"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet

from orgs.asking import CASE, written_once

from .. import checklist, result
from ..models import Answer, Case, Observation, Screening
from ..types import Result
from . import indicator_sets
from .acting import Work

# Results that say there are signs, the strongest first.
SIGNS_FIRST = (Result.PRESUME, Result.SIGNS)


def of(case: Case) -> result.Conclusion:
    """What the answers say now: pure, monotone, in words."""
    [row] = _screening(case=case.pk)
    offered = indicator_sets.parsed(row.indicator_set)
    sectors = [checklist.Sector(code) for code in row.sectors]
    answers = {item: checklist.Answer(code) for item, code in _answers(case=case.pk)}
    refused = offered.preferred_not_to_say(
        sectors=sectors, child=case.is_child, refused=[checklist.Topic(code) for code in row.refused_topics]
    )
    return result.conclude(
        offered,
        {**refused, **answers},
        {item: checklist.ObservationAnswer(code) for item, code in _observations(case=case.pk)},
        child=case.is_child,
        own_view=bool(row.own_view),
        raised_by_responder=Result(row.raised_to) if row.raised_to else None,
        sectors=sectors,
    )


@written_once
def _screening() -> QuerySet[Screening]:
    return Screening.objects.filter(case=CASE).select_related("indicator_set")


@written_once
def _answers() -> QuerySet[Answer, tuple[str, str]]:
    return Answer.objects.filter(screening__case=CASE).values_list("item", "answer")


@written_once
def _observations() -> QuerySet[Observation, tuple[str, str]]:
    return Observation.objects.filter(screening__case=CASE).values_list("item", "answer")


def stored(said: result.Conclusion) -> dict[str, Any]:
    """Codes of what carries a result and what is missing, as they are kept."""
    return {
        "result": str(said.result),
        "enough_to_refer": said.enough_to_refer,
        "supports": [{"ground": str(one.ground), "rows": [row.code for row in one.rows]} for one in said.supports],
        "missing": [{"answer": str(one.answer), "items": [item.code for item in one.items]} for one in said.missing],
    }


@contextmanager
def noticed_if_lowered(work: Work, row: Screening, answers: Mapping[str, checklist.Answer]) -> Iterator[None]:
    """Let the act say so where a yes is taken away, and the result is lower for it."""
    yes = Answer.objects.filter(screening=row, answer=checklist.Answer.YES, item__in=answers)
    taken = any(answers[one] != checklist.Answer.YES for one in yes.values_list("item", flat=True))
    before = of(work.case).result if taken else None
    yield
    if before in SIGNS_FIRST and SIGNS_FIRST.index(before) < _place(of(work.case).result):
        work.act.details["result_lowered"] = True


def _place(found: Result) -> int:
    return SIGNS_FIRST.index(found) if found in SIGNS_FIRST else len(SIGNS_FIRST)
