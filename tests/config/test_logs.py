"""A line in the log says where something went wrong and never with what."""

import io
import logging

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

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
