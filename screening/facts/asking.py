"""How is one question to the database, made of many, asked again and again without being written anew each time?

Writing the query that answers all of a case's gates costs ten times as much as asking it. So it is written once in a
process, with a `Later` wherever a value is known only when it is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import DateField, DateTimeField, Exists, Expression, Field, QuerySet, Subquery, UUIDField

from ..models import Case

# Rows that answer a question by being there, each under the name of its fact.
Questions = dict[str, QuerySet[Any]]


@dataclass(frozen=True)
class Gap:
    """Where a value goes."""

    name: str
    field: Any

    def filled(self, given: dict[str, Any]) -> Any:
        return self.field.get_db_prep_value(given[self.name], connection)


class Later(Expression):
    """A value that is known only when the question is asked."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [Gap(self.name, self.output_field)]


CASE = Later("case", UUIDField())
TODAY = Later("today", DateField())
SINCE = Later("since", DateTimeField())
ENTERED = Later("entered", DateTimeField())
PERIOD = Later("period", UUIDField())
REVIEWED_FROM = Later("reviewed_from", DateTimeField())
TOLD_SINCE = Later("told_since", DateTimeField())


@dataclass(frozen=True)
class Asked:
    """What is asked at once: of some whether a row is there, of others one value."""

    questions: Questions
    values: dict[str, QuerySet[Any]]


@dataclass(frozen=True)
class _Written:
    sql: str
    params: tuple[Any, ...]
    questions: tuple[str, ...]
    values: tuple[str, ...]


def answers(write: Callable[..., Asked], *shape: bool, **given: Any) -> dict[str, Any]:
    """What ``write(*shape)`` asks, with the values ``given`` for each `Later` in it: all in one query."""
    written = _written(write, shape, connection.vendor)
    params = [param.filled(given) if isinstance(param, Gap) else param for param in written.params]
    with connection.cursor() as cursor:
        cursor.execute(written.sql, params)
        row = cursor.fetchone()
    number = len(written.questions)
    found = {name: bool(value) for name, value in zip(written.questions, row[:number], strict=True)}
    return found | dict(zip(written.values, row[number:], strict=True))


@cache
def _written(write: Callable[..., Asked], shape: tuple[bool, ...], vendor: str) -> _Written:
    asked = write(*shape)
    named: dict[str, Any] = {f"fact_{name}": Exists(found) for name, found in asked.questions.items()}
    named |= {f"fact_{name}": Subquery(found[:1]) for name, found in asked.values.items()}
    query = Case.objects.filter(pk=CASE).order_by().values(**named).query
    sql, params = query.get_compiler(connection=connection).as_sql()
    return _Written(sql, tuple(params), tuple(asked.questions), tuple(asked.values))
