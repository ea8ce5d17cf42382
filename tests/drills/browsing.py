"""A browser without a window: it signs in to a process of its own, and fills in whatever form it is shown."""

import random
import re
import time
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.factories import files

PATIENCE = 90  # seconds
EDGE = "between-two-parts"
WRITTEN = {"text", "search", "textarea", "tel"}


@dataclass
class Form:
    action: str
    controls: list[dict[str, Any]] = field(default_factory=list)

    def typed(self) -> list[str]:
        return [one["name"] for one in self.controls if one["type"] in WRITTEN]


class Forms(HTMLParser):
    """The forms of a page that are sent by post, with what may be chosen in each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.form: Form | None = None
        self.select: dict[str, Any] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(told.get("action", "")) if told.get("method", "").lower() == "post" else None
            self.found += [self.form] if self.form else []
        elif self.form is None or "disabled" in told:
            return
        elif tag == "option" and self.select is not None:
            self.select["options"].append(told.get("value", ""))
        elif tag in ("input", "textarea", "select", "button") and told.get("name"):
            kind = told.get("type", "text") if tag == "input" else tag
            one = {"name": told["name"], "type": kind, "value": told.get("value", ""), "options": []}
            self.form.controls.append(one | {"longest": int(told.get("maxlength") or 0), "least": told.get("min", "")})
            self.select = one = self.form.controls[-1] if tag == "select" else None  # type: ignore[assignment]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None


def filled(form: Form, word: Any, lot: random.Random) -> list[tuple[str, Any]]:
    """What somebody might send: a word wherever words go, and of everything else one thing or another."""
    said: list[tuple[str, Any]] = []
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in form.controls:
        if one["type"] in ("radio", "button", "submit"):
            groups.setdefault((one["type"], one["name"]), []).append(one)
        elif one["type"] == "checkbox":
            said += [(one["name"], one["value"] or "on")] if lot.random() < 0.6 else []
        elif one["type"] == "select":
            options = [option for option in one["options"] if option] or [""]
            said.append((one["name"], lot.choice(options)))
        elif one["type"] == "date":
            said.append((one["name"], one["value"] or f"{date.today():%Y-%m-%d}"))
        elif one["type"] in ("datetime-local", "time", "hidden"):
            said.append((one["name"], one["value"]))
        elif one["type"] == "number":
            said.append((one["name"], one["value"] or one["least"] or "1"))
        elif one["type"] == "file":
            said.append((one["name"], files.saying(word())))
        elif one["type"] in WRITTEN:
            told = word()
            said.append((one["name"], told[: one["longest"]] if one["longest"] else told))
    said += [(name, lot.choice(some)["value"]) for (_kind, name), some in groups.items()]
    return said


def sent(said: list[tuple[str, Any]]) -> tuple[bytes, dict[str, str]]:
    """A form as a browser sends it: in parts where it holds a file."""
    if not any(isinstance(value, bytes) for _name, value in said):
        return urlencode(said).encode(), {}
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"'.encode()
        + (b'; filename="paper.pdf"\r\n\r\n' + value if isinstance(value, bytes) else f"\r\n\r\n{value}".encode())
        for name, value in said
    ]
    return b"\r\n".join([*parts, f"--{EDGE}--\r\n".encode()]), {"Content-Type": f"multipart/form-data; boundary={EDGE}"}


class Browser:
    """One person's. ``cookies`` remembers the value of every cookie it was ever given."""

    def __init__(self, site: str) -> None:
        self.site, self.jar, self.cookies = site, CookieJar(), set[str]()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))

    def ask(self, path: str, said: list[tuple[str, Any]] | None = None) -> tuple[int, str, str]:
        """Status, page, and where it ended."""
        data, kind = (None, {}) if said is None else sent(said)
        headers = {**kind, "Origin": self.site, "Referer": f"{self.site}/", "Sec-Fetch-Mode": "navigate"}
        request = Request(f"{self.site}{path}", data=data, headers=headers)
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                told = answer.status, answer.read().decode(errors="replace"), answer.url.removeprefix(self.site)
        except HTTPError as error:
            told = error.code, error.read().decode(), path
        self.cookies |= {cookie.value or "" for cookie in self.jar}
        return told

    def sign_in(self, email: str, password: str) -> None:
        """With the password, and the code that the demonstration says on the page that asks for it."""
        _status, page, _at = self.ask("/accounts/login/")
        _status, page, at = self.ask("/accounts/login/", [token(page), ("login", email), ("password", password)])
        code = re.search(r"Its code is (\d+) now", page)
        assert code, at
        status, page, at = self.ask("/accounts/code/", [token(page), ("code", code[1])])
        assert status == 200 and "/accounts/" not in at, (status, at)

    def wait(self) -> None:
        end = time.monotonic() + 4 * PATIENCE
        while True:
            try:
                if self.ask("/livez")[0] == 200:
                    return
            except URLError:
                assert time.monotonic() < end
                time.sleep(0.5)


def links(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'href="(/[^"#?]*)"', page)))


def token(page: str) -> tuple[str, str]:
    """What shows that a form comes from a page of the site."""
    name = "csrfmiddlewaretoken"
    return name, re.findall(rf'name="{name}" value="([^"]+)"', page)[0]
