"""Registers the checks of this deployment when Django starts."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "config"
    label = "config"

    def ready(self) -> None:
        from . import checks  # noqa: F401
