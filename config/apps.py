"""What happens when Django starts: the checks are registered, and translations brought up to date."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "config"
    label = "config"

    def ready(self) -> None:
        from . import catalogue, checks, checks_of_what_is_kept  # noqa: F401 - importing the checks registers them

        catalogue.compile_all()
