"""What does a page weigh on the wire, from the demonstration as the README starts it, in Khmer, in a real browser?

    uv run pytest tests/benchmarks -n 0 -s -o python_files="bench_*.py"

A weight does not depend on the machine, so it is judged: the first page at most 160 KB, every later one 25.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from config.settings import BASE_DIR
from orgs.actions.demo_people import PASSWORD
from tests.browser.conftest import FLAGS, _chromium

FIRST, LATER = 160 * 1024, 25 * 1024
PAGES = ("/today/", "/cases/", "/organisations/", "/guidelines/")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment["ROMDUOL_VAR"] = str(tmp_path_factory.mktemp("demo") / "var")
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    with subprocess.Popen(command, cwd=BASE_DIR, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://localhost:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _second in range(300):
        assert server.poll() is None, "the demonstration did not start"
        try:
            urllib.request.urlopen(f"{address}/livez", timeout=1)
        except OSError:
            time.sleep(1)
        else:
            return
    raise AssertionError("the demonstration does not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_chromium(), args=list(FLAGS))
        yield started
        started.close()


class Scales:
    """Counts the bytes that come over the wire for each page, headers included."""

    def __init__(self, page: Page) -> None:
        self.page, self.weight = page, 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict) -> None:
        self.weight += event["encodedDataLength"]

    def weigh(self, path: str) -> float:
        self.weight = 0
        self.page.goto(path)
        self.page.wait_for_load_state("networkidle")
        return self.weight


def test_the_first_page_in_khmer_and_the_later_ones(demo, browser):
    context = browser.new_context(base_url=demo, viewport={"width": 360, "height": 740})
    context.add_cookies([{"name": "language", "value": "km", "url": demo}])
    scales = Scales(context.new_page())
    first = scales.weigh("/accounts/login/")
    assert scales.page.locator("html").get_attribute("lang") == "km"
    later = {}
    scales.page.fill("[name=login]", "caseworker.social@example.org")
    scales.page.fill("[name=password]", PASSWORD)
    scales.page.click("main button[type=submit]")
    for path in PAGES:
        later[path] = scales.weigh(path)
    case = scales.page.goto("/cases/") and scales.page.get_attribute("main a[href^='/cases/']:not([href*='?'])", "href")
    for path in ("", "timeline/", "choices/", "people/"):
        later[f"/cases/…/{path}"] = scales.weigh(f"{case}{path}")
    print(f"\nfirst page: {first / 1024:.0f} KB", end="")
    for path, weight in later.items():
        print(f"\n{path}: {weight / 1024:.1f} KB", end="")
    assert first <= FIRST
    assert max(later.values()) <= LATER, max(later, key=lambda path: later[path])
