"""What every test may count on."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.signals import user_logged_in
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpRequest
from django.test import client as test_client
from django.utils import translation
from hypothesis import HealthCheck, settings

from screening import sections
from tests import lot
from tests.lifted import lifted

# A database row is slow beside a pure function; the examples are as many, no deadline is set on one.
for tier, examples in lot.EXAMPLES.items():
    settings.register_profile(
        tier, deadline=None, max_examples=examples, suppress_health_check=[HealthCheck.too_slow], print_blob=True
    )
settings.load_profile(lot.TIER)

# The client keeps a copy of every context of every template for tests that look into them; none here does.
test_client.store_rendered_templates = lambda *args, **kwargs: None

# What is imported stays: looking through it for rubbish again and again is a tenth of the time.
gc.freeze()
gc.set_threshold(50_000, 20, 50)


def _signed_in_whole(request: HttpRequest, user: Any, **known: object) -> None:
    """`force_login` stands for a whole sign-in, with a second factor and the password entered just now.

    A request that came in is judged as it is.
    """
    from allauth.account.internal.flows.login import record_authentication

    from orgs import sessions

    if not isinstance(request, WSGIRequest):
        sessions.begin(request.session, device="Firefox, Android")
        request.session[sessions.SECOND_FACTOR] = "totp"
        record_authentication(request, user, method="password", reauthenticated=True)


user_logged_in.connect(_signed_in_whole)


@pytest.fixture(autouse=True)
def in_the_language_of_the_tests() -> Iterator[None]:
    """A request in Khmer leaves its language behind in the process; the next test does not inherit it."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def keys_of_the_tests() -> None:
    """They lie in var/tests, and open nothing else."""
    from orgs import site_key

    site_key.begin()


@pytest.fixture
def another_site(settings: Any, tmp_path: Path) -> Callable[[], None]:
    """What is derived from the site key is another one from then on; the keys of cases open as they did."""
    from orgs import master, site_key

    def begin() -> None:
        (tmp_path / "master-1").write_bytes(master.read(1))
        settings.KEYS = tmp_path
        site_key.begin()

    return begin


@pytest.fixture(autouse=True)
def with_every_case_closed() -> Iterator[None]:
    """What one test opened outside a request, and the keys to it, are not at hand in the next."""
    with sections.nothing_open():
        yield


@pytest.fixture(scope="session", autouse=True)
def a_database_of_tests_can_be_emptied(django_db_setup: None) -> None:
    """What only grows is emptied between tests that commit, and guarded again before the next."""
    # Of all connections of the process: a browser's tests ask through another one than the rest.
    operations: Any = type(connection.ops)
    emptied = operations.execute_sql_flush

    def without_guards(self: Any, sql_list: list[str]) -> None:
        with lifted():
            emptied(self, sql_list)

    operations.execute_sql_flush = without_guards


NO_CHROMIUM = "Chromium is not installed"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: otherwise one process ends on a story in a browser while the other has nothing left."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    missed = sum(NO_CHROMIUM in str(report.longrepr) for report in skipped)
    if missed:
        terminalreporter.write_line(f"{missed} browser tests were skipped: {NO_CHROMIUM}.", yellow=True)
