from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class OrgsConfig(AppConfig):
    name = "orgs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_guard, dispatch_uid="orgs.append_only")


def _guard(*, app_config: AppConfig, **_what: Any) -> None:
    """After tables were made or changed, in whichever app: what only grows is guarded again.

    Django says so once for each app that has models, whatever was migrated; the last time all tables are there.
    """
    from . import append_only

    if app_config == [one for one in apps.get_app_configs() if one.models_module][-1]:
        append_only.install()
