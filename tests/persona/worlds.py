"""All that somebody can find out by asking: every link from home, every form, search, error and guessed address.

Written down without what is drawn anew for each answer, so that two worlds can be laid side by side.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit
from uuid import uuid4

from django.db import connection, reset_queries
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs.models import AuditEvent, User
from tests.lot import TIER

from .asking import address, full, undone
from .stage import NOWHERE
from .table import LISTS, PAGES, ROWS

DRAWN_ANEW = (
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}'), r"\1"),
    (re.compile(r"(/set-up/)[0-9a-f-]+/[0-9a-z-]+/"), r"\1"),
    (re.compile(r'(name="submission" value=")[^"]+'), r"\1"),
    # How many events there are in all tells of no case.
    (re.compile(r"\d[\d\u00a0]* events? (?:is|are) not sealed yet(?:, the oldest of [^<]+)?"), ""),
)
# A screening that somebody begins gets a reference of its own.
BEGINS, REFERENCE = "POST /screenings/new/", re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
DRAWN = {"csrfmiddlewaretoken", "submission"}
LEADS_OUT = ("/accounts/", "/hide/", "/unlock/", "/language/")
# Acts that rightly tell: whoever ends an account or a role passes its cases up, or is told that there are some
# (domain 1); and whoever accepts a person knows of them from then on.
TELLS = re.compile(r"/(suspension|leaving|transfer/acceptance)/$|^/people/roles/[^/]+/end/$")
FORM = "application/x-www-form-urlencoded"
MOST_PAGES = {"suite": 10, "ci": 12, "drill": 120}[TIER]


@dataclass(frozen=True)
class Answer:
    """What is seen of one request, and what it cost."""

    asked: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    queries: int
    events: int


class Page(HTMLParser):
    """The links of a page, and its forms with what a browser would send of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str, dict[str, str]]] = []
        self._choice = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and said.get("href"):
            self.links.append(said["href"])
        elif tag == "form":
            self.forms.append((said.get("method", "get").lower(), said.get("action", ""), {}))
        elif self.forms and said.get("name"):
            self._choice = said["name"] if tag == "select" else ""
            if tag in ("input", "textarea", "select"):
                self.forms[-1][2].setdefault(said["name"], said.get("value") or "7")
        elif tag == "option" and self.forms and self._choice and said.get("value"):
            self.forms[-1][2][self._choice] = said["value"]


class Explorer:
    """Somebody who asks for everything they can think of, and undoes whatever it did."""

    def __init__(self, user: User, *, leaves_out: tuple[str, ...] = ()) -> None:
        self.client = Client()
        self.client.force_login(user)
        self.leaves_out = (*LEADS_OUT, *leaves_out)
        self.said: list[Answer] = []
        self.seen: set[str] = set()

    def everything(self, *, guesses: list[str], searches: list[str], typed: list[str]) -> list[Answer]:
        self.crawl()
        for path in (*searches, *guesses):
            self.ask("GET", path)
        for path in (path for path in guesses if not TELLS.search(path)):
            self.ask("POST", path, {"submission": ""})
        for words in typed:
            self.ask("POST", reverse(full("cases")), {"reference": words})
        return self.said

    def crawl(self) -> None:
        """Each list, and each page that a link leads to; each form there is sent empty, and filled in."""
        waiting = [reverse(full(name)) for name in LISTS]
        while waiting and len(self.seen) < MOST_PAGES:
            path = waiting.pop(0)
            if path in self.seen:
                continue
            self.seen.add(path)
            found = Page(self.ask("GET", path).content.decode())
            waiting += sorted({self.leads_to(path, link) for link in found.links} - self.seen - {""})
            for method, action, values in found.forms:
                self.send(method, self.leads_to(path, action or path), values)

    def leads_to(self, path: str, link: str) -> str:
        """An address of ours without what stands behind #; nothing that would sign out."""
        parts = urlsplit(urljoin(path, link))
        own = not parts.netloc and not parts.path.startswith((*self.leaves_out, "/static/"))
        return parts.path + (f"?{parts.query}" if parts.query else "") if own else ""

    def send(self, method: str, path: str, values: dict[str, str]) -> None:
        if not path or TELLS.search(path):
            return
        for given in ({}, values):
            if method == "get":
                self.ask("GET", f"{path.partition('?')[0]}?{urlencode(given)}")
            else:
                self.ask("POST", path, given | {"submission": ""})

    def ask(self, method: str, path: str, values: dict[str, str] | None = None) -> HttpResponse:
        body = urlencode(values | {"submission": str(uuid4())}) if values is not None else ""
        before = AuditEvent.objects.count()
        reset_queries()
        with undone(), CaptureQueriesContext(connection) as queries:
            said: Any = self.client.generic(method, path, body, content_type=FORM)
            events = AuditEvent.objects.count() - before
        sent = sorted((name, value) for name, value in (values or {}).items() if name not in DRAWN)
        self.said.append(_seen(f"{method} {path} {sent}", said, len(queries), events))
        return said


def _seen(asked: str, said: HttpResponse, queries: int, events: int) -> Answer:
    body = said.content.decode()
    for pattern, left in DRAWN_ANEW:
        body = pattern.sub(left, body)
    # Its length is that of what is compared.
    headers = {**said.headers, "Content-Length": str(len(body))}
    if asked.startswith(BEGINS) and "Location" in headers:
        headers["Location"] = REFERENCE.sub("", headers["Location"])
    return Answer(asked, said.status_code, tuple(sorted(headers.items())), body, queries, events)


def every_address_of(reference: str) -> list[str]:
    """All that can be guessed of one case."""
    return [address(name, reference, *([NOWHERE] if name in ROWS else [])) for name in PAGES | ROWS]


def differences(one: list[Answer], other: list[Answer]) -> list[str]:
    """Where two worlds part, a line each: what was asked, and in what the answers are not alike."""
    if [answer.asked for answer in one] != [answer.asked for answer in other]:
        return sorted({answer.asked for answer in one} ^ {answer.asked for answer in other})
    parts = ("status", "headers", "body", "queries", "events")
    return [
        f"{a.asked} {part}: {_first_difference(getattr(a, part), getattr(b, part))}"
        for a, b in zip(one, other, strict=True)
        for part in parts
        if getattr(a, part) != getattr(b, part)
    ]


def _first_difference(one: object, other: object) -> str:
    if isinstance(one, str) and isinstance(other, str):
        lines = zip(one.splitlines(), other.splitlines(), strict=False)
        return next((f"{a.strip()[:200]} | {b.strip()[:200]}" for a, b in lines if a != b), "one is longer")
    return f"{one} | {other}"
