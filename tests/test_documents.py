"""What is written for the next maintainer names files that are there, and commands that run."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "DECISIONS.md")
NAMED = re.compile(r"`((?:config|orgs|screening|referrals|tests|fixtures|locale|docs|\.ci)/[\w./-]*)`")
COMMAND = re.compile(r"manage\.py (\w+)")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_is_there(document):
    named = NAMED.findall((ROOT / document).read_text("utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_that_is_named_runs():
    known = set(get_commands())
    for document in DOCUMENTS:
        assert set(COMMAND.findall((ROOT / document).read_text("utf-8"))) <= known, document


def test_what_is_not_defended_yet_is_said():
    said = (ROOT / "SECURITY.md").read_text("utf-8").partition("## Not yet")[2]
    for missing in ("not sealed", "since the last seal", "second factor", "without a network"):
        assert missing in said, missing
