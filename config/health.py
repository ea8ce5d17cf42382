"""Is this process alive, and is it ready to serve? Two addresses for whoever runs it; neither says more than that."""

from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from orgs import append_only, master
from screening.actions import keys


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, has every migration of this code, the table of the cache, and guards all that only
    grows, and the keys are here and open; else 503."""
    found = {"database": False, "migrations": False, "cache": False, "guards": False}
    found["keys"] = not master.is_shut() and not keys.wrong_files()
    try:
        found["migrations"] = migrations_of_this_code() <= set(MigrationRecorder(connection).applied_migrations())
        found["database"] = True
        found["cache"] = settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()
        found["guards"] = not append_only.unguarded()
    except DatabaseError:
        pass
    return JsonResponse(found, status=200 if all(found.values()) else 503)


@cache
def migrations_of_this_code() -> frozenset[tuple[str, str]]:
    loader = MigrationLoader(None)
    return frozenset(node for node in loader.disk_migrations if node not in loader.replacements)
