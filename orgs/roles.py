"""Which rights does the application have in PostgreSQL? Those it works with; another role owns the tables.

What only grows it may read and add to; of streams and migrations nothing goes. It makes no table, switches no guard off
and empties nothing, whoever gets hold of it.
"""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from . import append_only, appending
from .models import AuditStream

READ, ADD, ALL = "SELECT", "SELECT, INSERT", "SELECT, INSERT, UPDATE, DELETE"


def statements(*, owner: str, application: str) -> Iterator[str]:
    """SQL for whoever administers the server, connected to the database; it may be run again after each migration."""
    name = connection.ops.quote_name
    mine, theirs, database = name(owner), name(application), name(str(connection.settings_dict["NAME"]))
    for role in (owner, application):
        known = role.replace("'", "''")
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{known}')"  # nosec B608
            f" THEN CREATE ROLE {name(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE; END IF; END $$"
        )
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {database} TO {mine}, {theirs}"
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE, CREATE ON SCHEMA public TO {mine}"
    yield f"REVOKE ALL ON SCHEMA public FROM {theirs}"
    yield f"GRANT USAGE ON SCHEMA public TO {theirs}"
    yield f"ALTER FUNCTION {append_only.FUNCTION}() OWNER TO {mine}"
    yield f"ALTER FUNCTION {appending.FUNCTION}(text) OWNER TO {mine}"
    yield f"REVOKE ALL ON FUNCTION {appending.FUNCTION}(text) FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION {appending.FUNCTION}(text) TO {theirs}"
    for table, rights in sorted(tables().items()):
        yield f"ALTER TABLE {name(table)} OWNER TO {mine}"
        yield f"REVOKE ALL ON {name(table)} FROM PUBLIC, {theirs}"
        yield f"GRANT {rights} ON {name(table)} TO {theirs}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {theirs}"
    # A table that a migration brings is read and added to until this is run again.
    to_come = f"ALTER DEFAULT PRIVILEGES FOR ROLE {mine} IN SCHEMA public"
    yield f"{to_come} GRANT {ADD} ON TABLES TO {theirs}"
    yield f"{to_come} GRANT USAGE ON SEQUENCES TO {theirs}"
    yield f"ALTER DEFAULT PRIVILEGES FOR ROLE {mine} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"


def tables() -> dict[str, str]:
    """What the application may do with each table."""
    found = {model._meta.db_table: _rights(model) for model in apps.get_models(include_auto_created=True)}
    cache = str(settings.CACHES["default"]["LOCATION"])
    return found | {MigrationRecorder.Migration._meta.db_table: READ, cache: ALL}


def _rights(model: type[models.Model]) -> str:
    if model in append_only.tables():
        return ADD
    return f"{ADD}, UPDATE" if model is AuditStream else ALL
