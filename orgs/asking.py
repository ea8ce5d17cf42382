"""How is one query asked again and again without being written anew each time?

Writing a query costs several times as much as asking it. So what every page asks is written once in a process, with a
`Later` wherever a value is known only when it is asked; nothing that was answered is kept.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, TypeVar

from django.db import connections
from django.db.models import DateField, DateTimeField, Expression, Field, QuerySet, UUIDField

Row = TypeVar("Row")


@dataclass(frozen=True)
class Gap:
    """Where a value goes."""

    name: str
    field: Any

    def filled(self, given: dict[str, Any], connection: Any) -> Any:
        return self.field.get_db_prep_value(given[self.name], connection)


class Later(Expression):
    """A value that is known only when the query is asked."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [Gap(self.name, self.output_field)]


CASE = Later("case", UUIDField())
USER = Later("user", UUIDField())
TODAY = Later("today", DateField())
NOW = Later("now", DateTimeField())


class _Written:
    """A query in SQL, and how its rows are read."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows
        self.compiler = rows.query.get_compiler(using=rows.db)
        self.sql, self.params = self.compiler.as_sql()

    def asked(self, given: dict[str, Any]) -> list[Any]:
        connection = connections[self.rows.db]
        params = tuple(param.filled(given, connection) if isinstance(param, Gap) else param for param in self.params)
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_how, **_known: (self.sql, params)
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_how, **_known: compiler  # type: ignore[method-assign]  # written already
        return list(rows)


def written_once(write: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Asks the query that ``write`` makes, with the values of its `Later` by name.

    What is given by place is its shape: it is written once for each.
    """

    @cache
    def written(*shape: Any) -> _Written:
        return _Written(write(*shape))

    @wraps(write)
    def asked(*shape: Any, **given: Any) -> list[Row]:
        return written(*shape).asked(given)

    return asked
