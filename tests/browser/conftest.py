"""A real browser on real pages: the Chromium of the system, driven by Playwright."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import NO_CHROMIUM

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Each window would start two processes more, for a box of addresses that nobody sees. Of two such lists Chromium
    # reads the last, so what Playwright turns off is turned off here too.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
)
PHONE = {"width": 390, "height": 844}
SESSION_COOKIE = settings.SESSION_COOKIE_NAME
BROKEN_POLICY = "Content Security Policy"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"{NO_CHROMIUM}, and REQUIRE_BROWSER=1.")
    pytest.skip(NO_CHROMIUM)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = _chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page_of(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Open a browser of somebody's own: `page_of(user)` is signed in, `page_of()` has never been here.

    The test fails if a page met an error in a script or broke the content security policy.
    """
    # Cookies and passkeys belong to a name, so the address says localhost.
    address = live_server.url.replace("127.0.0.1", "localhost")
    opened: list[BrowserContext] = []
    troubles: list[str] = []

    def open_for(user: Any = None, **options: Any) -> Page:
        told = {"viewport": PHONE, "locale": "en-GB", "timezone_id": "Asia/Phnom_Penh", **options}
        context = browser.new_context(base_url=address, **told)
        opened.append(context)
        context.set_default_timeout(30_000)
        if user is not None:
            context.add_cookies([{"name": SESSION_COOKIE, "value": _session(user), "url": address}])
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if BROKEN_POLICY in said.text else None)
        return page

    yield open_for
    for context in opened:
        context.close()
    assert troubles == []


@pytest.fixture
def page(page_of: Callable[..., Page]) -> Page:
    return page_of()


def _session(user: Any) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[SESSION_COOKIE].value
