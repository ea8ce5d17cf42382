"""Which database do the tests run on, and in which mode are the settings read?

Loaded with -p, since both must be settled before the settings are imported; a conftest.py would come too late and the
tests would silently run on SQLite. Under xdist only the controller starts a server; workers inherit its environment.
"""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from . import postgres

_run = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="start a PostgreSQL and run the tests on it")


@pytest.hookimpl(wrapper=True, tryfirst=True)  # around pytest-django's own, which imports the settings
def pytest_load_initial_conftests(early_config: pytest.Config):
    if "PYTEST_XDIST_WORKER" not in os.environ:
        asked = early_config.known_args_namespace.postgres or os.environ.get("ROMDUOL_TEST_DATABASE") == "postgres"
        _settle(postgresql=asked)
    return (yield)


def _settle(*, postgresql: bool) -> None:
    """Whatever the environment says of a running system, no test may come near it."""
    for name in [name for name in os.environ if name.startswith("ROMDUOL_")]:
        del os.environ[name]
    os.environ["ROMDUOL_TESTS"] = "1"
    os.environ["ROMDUOL_VAR"] = str(Path(__file__).parents[2] / "var" / "tests")
    # Playwright keeps an event loop in the test's thread; the ORM is never called from within it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if postgresql:
        os.environ["DATABASE_URL"] = _run.enter_context(postgres.running())
    else:
        folder = _run.enter_context(tempfile.TemporaryDirectory(prefix="romduol-tests-", ignore_cleanup_errors=True))
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/romduol.sqlite3"


def pytest_report_header(config: pytest.Config) -> str:
    from django.db import connection

    return f"database: {connection.vendor}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What holds on the other database only is asked there: ci asks both."""
    from django.db import connection

    other = "postgres" if connection.vendor == "sqlite" else "sqlite"
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        items[:] = [item for item in items if not item.get_closest_marker(other)]
        config.hook.pytest_deselected(items=elsewhere)


def pytest_unconfigure() -> None:
    _run.close()
