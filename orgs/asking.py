"""How is one query asked again and again without being written anew each time?

Writing a query costs several times as much as asking it. So what every page asks is written once in a process, with a
`Later` wherever a value is known only when it is asked; nothing that was answered is kept. While it is written nobody
asks the database or the clock: what they say now would stand in it for good.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import DateField, DateTimeField, Expression, Field, QuerySet, UUIDField

from . import clock
from .planning import planned_once

Row = TypeVar("Row")


class AskedTooEarly(RuntimeError):
    """Raised where an answer of this moment would be written into a query that is asked later."""


@dataclass(frozen=True)
class Gap:
    """Where a value goes."""

    name: str
    field: Any

    def filled(self, given: dict[str, Any], connection: Any) -> list[Any]:
        return [self.field.get_db_prep_value(given[self.name], connection)]

    def in_sql(self, sql: str, given: dict[str, Any]) -> str:
        return sql


@dataclass(frozen=True)
class GapOfKeys(Gap):
    """Where several keys go: as many as there are, filled up to a power of two, so that few statements differ."""

    def filled(self, given: dict[str, Any], connection: Any) -> list[Any]:
        return [self.field.get_db_prep_value(key, connection) for key in self._keys(given)]

    def in_sql(self, sql: str, given: dict[str, Any]) -> str:
        return sql.replace(self.mark, ", ".join(["%s"] * len(self._keys(given))))

    @property
    def mark(self) -> str:
        return f"/* {self.name} */ %s"

    def _keys(self, given: dict[str, Any]) -> list[Any]:
        keys = list(given[self.name]) or [NO_ROW if isinstance(self.field, UUIDField) else ""]
        return keys + keys[-1:] * ((1 << (len(keys) - 1).bit_length()) - len(keys))


class Later(Expression):
    """A value that is known only when the query is asked."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [Gap(self.name, self.output_field)]


class LaterKeys(Later):
    """Several keys that are known only when the query is asked: what a column is ``__in``."""

    def __init__(self, name: str, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(name, field or UUIDField())

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        gap = GapOfKeys(self.name, self.output_field)
        return f"({gap.mark})", [gap]


# Unlike NULL it is equal to no key, and unequal to every one.
NO_ROW = UUID(int=0)
CASE = Later("case", UUIDField())
USER = Later("user", UUIDField())
TODAY = Later("today", DateField())
NOW = Later("now", DateTimeField())


class _Written:
    """A query in SQL, and how its rows are read."""

    def __init__(self, write: Callable[..., QuerySet[Any]], shape: tuple[Any, ...]) -> None:
        with clock.hidden(), connections["default"].execute_wrapper(_refuse):
            self.rows = rows = write(*shape)
            self.compiler = rows.query.get_compiler(using=rows.db)
            try:
                self.sql, self.params = self.compiler.as_sql()
            except EmptyResultSet:  # whatever is given, as `none()`
                self.sql = ""
                return
        converters = self.compiler.get_converters([one[0] for one in self.compiler.select])
        self.compiler.get_converters = lambda _fields: converters

    def asked(self, given: dict[str, Any]) -> list[Any]:
        if not self.sql:
            return []
        connection = connections[self.rows.db]
        sql = self.sql
        params: list[Any] = []
        for param in self.params:
            is_gap = isinstance(param, Gap)
            sql = param.in_sql(sql, given) if is_gap else sql
            params += param.filled(given, connection) if is_gap else [param]
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_how, **_known: (sql, tuple(params))
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_how, **_known: compiler  # type: ignore[method-assign]  # written already
        with planned_once(connection):
            return list(rows)


def _refuse(*_asked: Any) -> Any:
    raise AskedTooEarly("A query that is written once is made of what it is given, and asks nothing by itself.")


# By what writes it and the shape it was written for.
WRITTEN: dict[tuple[Any, ...], _Written] = {}


def written_once(write: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Asks the query that ``write`` makes, with the values of its `Later` by name.

    What is given by place is its shape: it is written once for each.
    """

    @wraps(write)
    def asked(*shape: Any, **given: Any) -> list[Row]:
        written = WRITTEN.get((write, *shape)) or WRITTEN.setdefault((write, *shape), _Written(write, shape))
        return written.asked(given)

    return asked
