"""How do all modules that know something of a case ask for it at once?

Each module of ``settings.CASE_FACTS`` has ``asked``, which says what it asks under which names, and ``facts``, which
makes facts of the answers. However many there are, a case costs one query.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import DateTimeField, Exists, QuerySet, UUIDField
from django.utils.module_loading import import_string

from orgs.asking import CASE, TODAY, Later, written_once

from ..models import Case

# Rows that answer a question by being there, each under the name of its fact.
Questions = dict[str, QuerySet[Any]]
# What is asked of a case, under the name by which it is found in the answers.
Asked = Mapping[str, Any]

SINCE = Later("since", DateTimeField())
ENTERED = Later("entered", DateTimeField())
PERIOD = Later("period", UUIDField())
REVIEWED_FROM = Later("reviewed_from", DateTimeField())
TOLD_SINCE = Later("told_since", DateTimeField())

__all__ = [
    "CASE",
    "ENTERED",
    "PERIOD",
    "REVIEWED_FROM",
    "SINCE",
    "TODAY",
    "TOLD_SINCE",
    "Asked",
    "Questions",
    "answers",
    "are_there",
    "modules",
]


def modules(name: str) -> Iterator[Any]:
    """What each module of ``settings.CASE_FACTS`` has under this name."""
    return (import_string(f"{module}.{name}") for module in settings.CASE_FACTS)


def are_there(questions: Questions) -> dict[str, Any]:
    return {name: Exists(found) for name, found in questions.items()}


def answers(*, has_period: bool, has_entered: bool, **given: Any) -> dict[str, Any]:
    """Every answer by its name, with the values ``given`` for each `Later`: all in one query."""
    [row] = _of_case(has_period, has_entered, **given)
    return {name.removeprefix(PREFIX): answer for name, answer in row.items()}


# No answer may be called as a column of the case is.
PREFIX = "fact_"


@written_once
def _of_case(has_period: bool, has_entered: bool) -> QuerySet[Case, Any]:
    named: dict[str, Any] = {}
    for asked in modules("asked"):
        named |= {f"{PREFIX}{name}": one for name, one in asked(has_period=has_period, has_entered=has_entered).items()}
    return Case.objects.filter(pk=CASE).order_by().values(**named)
