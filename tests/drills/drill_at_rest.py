"""What is typed stands nowhere at rest: a real process, every form that takes words, and then all that lies about.

    uv run pytest tests/drills/drill_at_rest.py -n 0 -s -o python_files="drill_*.py" [--postgres]

Every word that is typed holds the same two syllables, one of them Khmer, that stand nowhere else. Forms are filled in
by lot, so most are sent back with what is missing, and some are saved; both must leave nothing, and so must a file that
says such words. What actions take, one by one, is judged beside it, in the tables that `tests.every_action` lists.
"""

import os
import random
import re
import secrets
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from orgs.actions.demo_people import PASSWORD
from tests.drills.at_rest import Search, forms
from tests.drills.browsing import Browser, Form, Forms, filled, links, token
from tests.plugins import postgres

WHO = (
    "caseworker.social", "supervisor.social", "responder", "childprotection", "specialist", "supervisor.police",
    "partner", "matchdesk", "supervisor.national", "auditor",
)  # fmt: skip
PAGES_EACH, SENT_EACH = 24, 18
HERE = re.compile(r"/(cases|screenings|referrals|today|approvals|told|emergencies|access|matches|review|audit)/")
NOT_SENT = re.compile(r"^/(language|hide|unlock|lock|accounts)/")
LETTERS, KHMER = "bcdfghkmnpqrtvwxz", "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"


class Words:
    """Each is typed once, so that what is found says where it was typed."""

    def __init__(self) -> None:
        self.latin = "q" + "".join(secrets.choice(LETTERS) for _each in range(11))
        self.khmer = "".join(secrets.choice(KHMER) for _each in range(7))
        self.number = 0

    def __call__(self) -> str:
        self.number += 1
        return f"{self.latin}{self.number} {self.khmer}"

    def search(self) -> Search:
        return Search(self.latin, self.khmer)


@pytest.fixture
def words() -> Words:
    return Words()


class Process:
    """The application as `manage.py demo` serves it: its own database, keys, logs and folder for what is temporary."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.site = f"http://localhost:{port}"
        (folder / "tmp").mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ROMDUOL_", "DATABASE_"))}
        where = {"ROMDUOL_VAR": str(folder / "var"), "TMPDIR": str(folder / "tmp")} | (
            {"DATABASE_URL": url} if url else {}
        )
        self.said = (folder / "said").open("wb")
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "demo", "--port", str(port)]
        self.runs = subprocess.Popen(command, env=kept | where, stdout=self.said, stderr=subprocess.STDOUT)

    def end(self) -> None:
        self.runs.terminate()
        self.runs.wait()
        self.said.close()


@contextmanager
def place(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """An empty database for the process: its URL, and the folders in which it keeps things beside its own."""
    if connection.vendor == "sqlite":
        yield "", []
        return
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE DATABASE at_rest")
    try:
        parts = urlsplit(url)
        yield parts._replace(path="/at_rest").geturl(), [Path(unquote(dict(parse_qsl(parts.query))["host"]))]
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("DROP DATABASE at_rest WITH (FORCE)")


def test_what_is_typed_into_pages_stands_nowhere_at_rest(tmp_path: Path, words: Words) -> None:
    with place(tmp_path) as (url, folders):
        process = Process(tmp_path, url)
        try:
            Browser(process.site).wait()
            lot = random.Random(words.latin)
            people = {name: Browser(process.site) for name in WHO}
            answers: Counter[int] = Counter()
            sent: Counter[str] = Counter()
            for name, browser in people.items():
                browser.sign_in(f"{name}@example.org", PASSWORD)
                walk(browser, words, lot, answers, sent)
            attached = attach(people["caseworker.social"], words)
            crashed = crashes(people["caseworker.social"], process, url, words)
            kept = is_kept_by_the_lock(people["caseworker.social"], words)
            cookies = [value for browser in people.values() for value in browser.cookies]
            found = words.search()
            # While it runs: the journal of SQLite is still there, and PostgreSQL's.
            where = found.in_folders([tmp_path, *folders]) + found.in_cookies(cookies)
        finally:
            process.end()
        dump(tmp_path, url)
        where += found.in_folders([tmp_path, *folders])
    print(
        f"\n{words.number} words in {len(sent)} forms ({sum(sent.values())} sent: {dict(answers)});"
        f" crash page {crashed}, lock {kept}; {found.bytes >> 20} MB searched, {len(where)} found"
    )
    assert attached.endswith("/attachments/")
    assert answers[200] > 8 and answers[422] > 8 and (crashed, kept) == (500, 200)
    assert len(sent) > 15
    assert where == []


def walk(browser: Browser, words: Words, lot: random.Random, answers: Counter[int], sent: Counter[str]) -> None:
    """From the first page on, one page of each kind; every form there is sent as somebody might."""
    waiting, seen, tries = ["/cases/", "/emergencies/new/", "/access/new/", "/"], Counter[str](), Counter[str]()
    pages = 0
    while waiting and pages < PAGES_EACH and tries.total() < SENT_EACH:
        path = waiting.pop(0)
        if seen[kind(path)] >= (2 if path.count("/") > 3 else 3):
            continue
        seen[kind(path)] += 1
        pages += 1
        _status, page, at = browser.ask(path)
        for form in Forms(page).found:
            action = urljoin(at, form.action)
            if NOT_SENT.match(action) or not form.typed() or tries[kind(action)] >= 3:
                continue
            tries[kind(action)] += 1
            status, page, _at = browser.ask(action, filled(form, words, lot))
            answers[status] += 1
            sent[kind(action)] += 1
        found = [link for link in links(page) if HERE.match(link) and "/static/" not in link]
        lot.shuffle(found)
        waiting = sorted({*found, *waiting} - {path}, key=lambda link: (seen[kind(link)], lot.random()))


def kind(path: str) -> str:
    """An address without which case, row or person."""
    return re.sub(r"[0-9A-Z]{4}-[0-9A-Z]{4}|[0-9a-f-]{36}|(?<=/)[A-Z]\w*\d(?=/)", "*", path.split("?")[0])


def crashes(browser: Browser, process: Process, url: str, words: Words) -> int:
    """A note that the database refuses for no reason that the application knows of."""
    refuse = "CREATE TRIGGER broken BEFORE INSERT ON screening_note"
    if url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(
                "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'broken: %', NEW USING ERRCODE = 'check_violation'; END $$"
            )
            server.execute(f"{refuse} FOR EACH ROW EXECUTE FUNCTION broken()")
    else:
        with sqlite3.connect(process.folder / "var" / "demo.sqlite3", timeout=30) as file:
            file.execute(f"{refuse} BEGIN SELECT RAISE(ABORT, 'broken'); END")
    at, form = one_form(browser, "notes/new/")
    return browser.ask(at, filled(form, words, random.Random(1)))[0]


def is_kept_by_the_lock(browser: Browser, words: Words) -> int:
    """A form that is sent to a page that locked itself meanwhile."""
    at, form = one_form(browser, "notes/new/")
    _status, page, _at = browser.ask("/cases/")
    browser.ask("/lock/", [token(page)])
    status, _page, at = browser.ask(at, filled(form, words, random.Random(1)))
    return status if at == "/unlock/" else 0


def attach(browser: Browser, words: Words) -> str:
    """A file that says words is sent. Where it ended."""
    at, form = one_form(browser, "attachments/new/")
    return browser.ask(at, filled(form, words, random.Random(1)))[2]


def one_form(browser: Browser, page: str) -> tuple[str, Form]:
    """A page of one of the cases of this person on which something is typed, and the form for it."""
    _status, listed, _at = browser.ask("/cases/")
    for case in [link for link in links(listed) if re.fullmatch(r"/cases/[^/]+/", link)]:
        _status, found, at = browser.ask(f"{case}{page}")
        for form in Forms(found).found:
            if form.typed() and at.endswith(page):
                return urljoin(at, form.action), form
    raise AssertionError(f"nobody may write at {page}")


def dump(folder: Path, url: str) -> None:
    if url:
        subprocess.run([postgres.programs() / "pg_dump", "--file", folder / "dump.sql", url], check=True)
    else:
        with sqlite3.connect(folder / "var" / "demo.sqlite3") as file:
            file.execute(f"VACUUM INTO '{folder / 'dump.sqlite3'}'")


def test_the_search_finds_each_encoding_wherever_it_stands(tmp_path: Path, words: Words) -> None:
    for word in (words.latin, words.khmer):
        for number, (name, needle) in enumerate(forms(word).items()):
            (tmp_path / f"{number}").write_bytes(random.randbytes(number) + needle + random.randbytes(7))
            assert words.search().in_folders([tmp_path]), name
            (tmp_path / f"{number}").unlink()
    (tmp_path / "none").write_bytes(random.randbytes(1 << 16))
    assert words.search().in_folders([tmp_path]) == []
