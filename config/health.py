"""Is this process alive, and is it ready to serve? Two addresses for whoever runs it; neither says more than that."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and has every migration of this code, else 503 and which of the two is missing."""
    database = migrations = False
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
        database = True
        migrations = _migrations_of_this_code() <= applied
    except DatabaseError:
        pass
    ready = database and migrations
    return JsonResponse({"database": database, "migrations": migrations}, status=200 if ready else 503)


@cache
def _migrations_of_this_code() -> frozenset[tuple[str, str]]:
    loader = MigrationLoader(None, ignore_no_initial=True)
    return frozenset(node for node in loader.disk_migrations if node not in loader.replacements)
