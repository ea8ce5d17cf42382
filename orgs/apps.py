from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrgsConfig(AppConfig):
    name = "orgs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_guard, dispatch_uid="orgs.append_only")


def _guard(**_what: Any) -> None:
    """After the tables of each app were made or changed: what only grows is guarded again."""
    from . import append_only

    append_only.install()
