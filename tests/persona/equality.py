"""Is the answer for what one may not know that for an unknown reference, to the byte?"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client, override_settings

from orgs.models import User
from screening.access import Denied

from .asking import UNKNOWN, Asked, address, answer
from .table import PAGES, READ_ONLY, ROWS

# All that an answer is made of: a page, or a refusal; and whether the session or the messages keep anything of it.
NO_SUCH_PAGE = ("refused", False, False, 0)
NO_SUCH_METHOD = (405, b"", False, 0)

# Drawn anew for each answer; always as long.
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[A-Za-z0-9]{64}"')
IN_MEMORY = {
    "SESSION_ENGINE": "tests.persona.memory",
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "memory"}},
}


def outcome(user: Any, method: str, path: str) -> tuple[Any, ...]:
    """All that the middleware makes an answer of."""
    request = Asked(user, method, path)
    said = answer(request)
    left = request.session.modified, len(request._messages)
    if isinstance(said, HttpResponse):
        return said.status_code, said.content, *left
    return "refused", isinstance(said, Denied) and said.may_know, *left


def of_unknown(name: str, method: str) -> tuple[Any, ...]:
    """The outcome for an unknown reference."""
    return NO_SUCH_METHOD if _is_refused(name, method) else NO_SUCH_PAGE


def _is_refused(name: str, method: str) -> bool:
    got, sent = (PAGES | ROWS)[name]
    match method:
        case "GET" | "HEAD":
            return got.startswith("M")
        case "POST":
            return sent == READ_ONLY
    return True


@contextmanager
def sessions_in_memory() -> Iterator[None]:
    """Where a session is kept says nothing of an answer."""
    with override_settings(**IN_MEMORY):
        yield


class Unknown:
    """What each of ``users`` gets, through all of the middleware, and what an unknown reference gets them."""

    def __init__(self, users: Mapping[str, User]) -> None:
        self.users, self.clients, self.known = users, {}, {}  # type: ignore[var-annotated]

    def answer(self, persona: str, method: str, name: str) -> tuple[Any, ...]:
        """Asked once of each persona and method, and for pages that do not know the method."""
        key = persona, method, _is_refused(name, method)
        if key not in self.known:
            row = (str(uuid4()),) if name in ROWS else ()
            self.known[key] = self.sent(persona, method, address(name, UNKNOWN, *row))
            assert self.known[key][0] == (405 if key[-1] else 404)
        return self.known[key]

    def sent(self, persona: str, method: str, path: str) -> tuple[Any, ...]:
        """Status, body but for tokens, headers, names of cookies."""
        if persona not in self.clients:
            self.clients[persona] = Client()
            self.clients[persona].force_login(self.users[persona])
        client = self.clients[persona]
        posted = f"submission={uuid4()}" if method == "POST" else ""
        said = client.generic(method, path, posted, content_type="application/x-www-form-urlencoded")
        return said.status_code, TOKEN.sub(b"", said.content), sorted(said.headers.items()), sorted(said.cookies)
