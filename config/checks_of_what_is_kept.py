"""Do the keys open what is kept, and is the record guarded and sealed? Asked of files, or of the database itself."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from orgs import append_only, checkpoints, clock
from orgs.models import AuditEvent
from screening.actions import keys

SEALED_AT_LATEST = timedelta(days=1)  # local policy (security 4.3)


@register(Tags.security)
def keys_open(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Of the files alone; with `--database default` also of what is sealed in the database."""
    said = keys.wrong_files()
    return [Error(said, id="romduol.E017")] if said else []


@register(Tags.database)
def guarded(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Asked by `manage.py check --database default`, and before each migration."""
    missing = append_only.unguarded() if databases else []
    return [Error(append_only.said(missing), id="romduol.E016")] if missing else []


@register(Tags.database)
def keys_open_the_database(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    said = keys.wrong() if databases and not keys.wrong_files() else ""
    return [Error(said, id="romduol.E017")] if said else []


@register(Tags.database, deploy=True)
def sealed_of_late(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Asked by `manage.py check --deploy --database default`."""
    there = databases and AuditEvent._meta.db_table in connection.introspection.table_names()
    oldest = checkpoints.state().oldest_unsealed_at if there else None
    if oldest is None or oldest > clock.now() - SEALED_AT_LATEST:
        return []
    said = "Nothing was sealed of what was put on record more than a day ago."
    return [Error(said, hint="Run manage.py audit_seal every hour, and see why it did not.", id="romduol.E020")]
