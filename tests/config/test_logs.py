"""A line in the log says where something went wrong and never with what."""

import io
import logging
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from config import pages
from config.logs import Discreet

TYPED = "Sokha lives behind the market"


@pytest.fixture
def written():
    """A logger as ours, and what it wrote."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Discreet())
    logger = logging.Logger("django.request")
    logger.addHandler(handler)
    return logger, out


def test_what_was_asked_for_is_not_in_the_line(written):
    logger, out = written
    logger.warning("%s: %s", "Not Found", f"/cases/?q={TYPED}", extra={"status_code": 404})
    assert "answered 404" in out.getvalue()
    assert TYPED not in out.getvalue()


def test_an_exception_is_told_by_type_and_place_and_not_by_what_it_quotes(written):
    logger, out = written
    try:
        raise ValueError(TYPED)
    except ValueError as error:
        error.add_note(TYPED)
        logger.exception("Internal Server Error: %s", TYPED)
    assert "ValueError" in out.getvalue()
    assert __file__ in out.getvalue()
    assert TYPED not in out.getvalue()


def test_every_line_goes_this_way():
    logging_settings = settings.LOGGING
    assert logging_settings["root"]["handlers"] == ["stderr"]
    formatter = logging_settings["formatters"][logging_settings["handlers"]["stderr"]["formatter"]]
    assert import_string(formatter["()"]) is Discreet
    for row in logging_settings["loggers"].values():
        assert row.get("handlers", []) == []
        assert row["propagate"]
    assert logging.getLogger("django").handlers == []
    assert logging.getLogger("django.server").handlers == []


HEADERS = (
    "user-agent",
    "referer",
    "x-forwarded-for",
    "accept-language",
    "origin",
    "host",
    "authorization",
    "x-csrftoken",
)


@pytest.fixture
def everything_written() -> Iterator[io.StringIO]:
    """What the process writes while it answers, as a deployment writes it."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    yield out
    root.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize("enforced", [False, True], ids=["answered", "refused as forged"])
def test_wherever_in_a_request_it_was_typed_no_line_holds_it(everything_written, monkeypatch, enforced):
    def breaks(*args: object, **options: object) -> None:
        raise ValueError(TYPED)

    monkeypatch.setattr(pages, "render", breaks)
    client = Client(raise_request_exception=False, enforce_csrf_checks=enforced)
    client.cookies["language"] = client.cookies["session"] = quote(TYPED)
    for path in ("/about/", "/accounts/login/", f"/{quote(TYPED)}/", f"/cases/{quote(TYPED)}/", "/language/"):
        asked = f"{path}?q={quote(TYPED)}"
        for header in (None, *HEADERS):
            said = {header: TYPED} if header else {}
            client.get(asked, headers=said)
            client.post(asked, {"login": TYPED, TYPED: TYPED, "submission": TYPED}, headers=said)
    client.generic("POST", "/language/", TYPED * 50_000, content_type="application/x-www-form-urlencoded")
    client.generic("POST", "/language/", TYPED, content_type=f"multipart/form-data; boundary={TYPED}")
    text = everything_written.getvalue()
    assert text.count("ERROR") > 10
    assert [line for line in text.splitlines() if "Sokha" in line or "market" in line] == []
