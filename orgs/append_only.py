"""Which tables only grow? The database itself refuses to change or delete what stands in them.

Whoever owns the database can lift this; `manage.py audit_verify` says where it was lifted, and what was done meanwhile.
A migration on SQLite makes a table anew and drops what guards it, so that every table is guarded again after each
migration, and no server starts while one is not. The function that appends events stands and falls with the guards.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from simple_history.models import HistoricalChanges

from . import appending

MEND = (
    "Run manage.py guard, which puts them back and records it, then manage.py audit_verify for what was done meanwhile."
)
FUNCTION = "romduol_append_only"
MESSAGE = "what is on record is neither changed nor deleted"


class Unguarded(RuntimeError):
    """A table that only grows has lost a guard."""


def tables() -> list[type[models.Model]]:
    """Every model of this project whose rows are written once: events, what seals them, and all history."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if issubclass(model, HistoricalChanges) or getattr(model, "append_only", False)]


def install() -> None:
    """Guard every table that is there; what is guarded already stays as it is."""
    there = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:
        _run(cursor, _functions())
        guarded = _guards(cursor)
        for model in tables():
            if model._meta.db_table in there:
                for name, statements in guards(model).items():
                    if name not in guarded:
                        _run(cursor, statements)


def unguarded() -> list[str]:
    """The names of guards that are missing, switched off or not ours, sorted; of tables that are there."""
    with connection.cursor() as cursor:
        there, guarded = set(connection.introspection.table_names(cursor)), _guards(cursor)
    found = [model for model in tables() if model._meta.db_table in there]
    missing = [name for model in found for name in guards(model) if name not in guarded]
    appends = not found or appending.stands()  # before the first migration nothing is guarded and nothing is missing
    return sorted(missing if appends else [*missing, appending.FUNCTION])


def demand() -> None:
    """Raise `Unguarded` while a guard is missing: nobody works on a record that can be changed."""
    if missing := unguarded():
        raise Unguarded(said(missing))


def said(missing: list[str]) -> str:
    """One sentence that names what is missing."""
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return f"The database does not guard what is on record as it must: {', '.join(missing[:3])}{more}. {MEND}"


@cache
def guards(model: type[models.Model]) -> dict[str, list[str]]:
    """By name of each guard, what makes it."""
    table = model._meta.db_table
    return _on_sqlite(model, table) if connection.vendor == "sqlite" else _on_postgresql(table)


def _run(cursor: Any, statements: list[str]) -> None:
    for statement in statements:
        cursor.execute(statement)


def _guards(cursor: Any) -> set[str]:
    """Those that stand and are switched on, for everybody and always."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        held = dict(cursor.fetchall())
        wanted = {name: parts[-1] for model in tables() for name, parts in guards(model).items()}
        return {name for name, sql in held.items() if wanted.get(name) == sql}
    cursor.execute(
        "SELECT t.tgname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE NOT t.tgisinternal AND t.tgenabled = 'A' AND p.proname = %s AND p.prosrc = %s"
        " AND t.tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)",
        [FUNCTION, _body()],
    )
    return {name for (name,) in cursor.fetchall()}


def _on_sqlite(model: type[models.Model], table: str) -> dict[str, list[str]]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    guards = {
        f"{table}_no_update": f'BEFORE UPDATE ON "{table}" {refuse}',
        f"{table}_no_delete": f'BEFORE DELETE ON "{table}" {refuse}',
    }
    # INSERT OR REPLACE deletes without any trigger of deletion: what is there already is refused before.
    for columns in _unique(model):
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
        said = f"UNIQUE constraint failed: {', '.join(f'{table}.{column}' for column in columns)}"
        guards[f"{table}_once_{'_'.join(columns)}"] = (
            f'BEFORE INSERT ON "{table}" WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same})'  # nosec B608
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    return {name: [f'CREATE TRIGGER "{name}" {body}'] for name, body in guards.items()}


def _on_postgresql(table: str) -> dict[str, list[str]]:
    rows, whole = f"{table}_no_change"[-63:], f"{table}_no_truncate"[-63:]
    call = f"EXECUTE FUNCTION {FUNCTION}()"
    made = {
        rows: f'CREATE TRIGGER "{rows}" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW {call}',
        whole: f'CREATE TRIGGER "{whole}" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT {call}',
    }
    # ALWAYS: also in a session that says it is a replica.
    return {
        name: [
            f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"',
            create,
            f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"',
        ]
        for name, create in made.items()
    }


def _unique(model: type[models.Model]) -> list[tuple[str, ...]]:
    """Columns that may hold one row only."""
    alone = [(str(column.column),) for column in model._meta.local_concrete_fields if column.unique]
    named = [
        tuple(str(model._meta.get_field(name).column) for name in constraint.fields)  # type: ignore[union-attr]  # a column
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    return alone + named


def _body() -> str:
    return f" BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END "


def _functions() -> list[str]:
    if connection.vendor == "sqlite":
        return []
    guard = f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${_body()}$$"
    return [guard, appending.function()]
