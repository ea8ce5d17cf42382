"""The pictures of the README, taken from the running system; every person in them is invented.

`TAKE_PICTURES=1 uv run pytest -n 0 tests/browser/test_pictures.py` writes them; otherwise they are taken and
put aside, one of them by lot in the suite.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from screening.actions import indicator_sets
from tests.factories import helping, stages
from tests.factories.cast import Cast, cast
from tests.lot import some
from tests.reading import address

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = Path(settings.BASE_DIR, "docs/pictures")
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}


@pytest.fixture
def people() -> Cast:
    people = cast()
    indicator_sets.load_shipped()
    return people


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return FOLDER if os.environ.get("TAKE_PICTURES") == "1" else tmp_path


def opened(page: Page, path: str, language: str) -> Page:
    page.goto("/livez")
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}])
    page.goto(path)
    assert page.get_attribute("html", "lang") == language
    return page


def test_the_pictures_are_of_the_system_as_it_runs(page_of: Callable[..., Page], people: Cast, folder: Path):
    helped = stages.reflecting(people)
    helping.accepted(people, helped)
    begun = stages.answered(people)
    section = address("screening_check", begun).replace("check/", "control_and_freedom/?item=C2")
    pictures: tuple[tuple[Any, ...], ...] = (
        ("today.en", people.caseworker, "/today/", "en", WIDE),
        ("case.en", people.caseworker, address("case", helped), "en", WIDE),
        ("guidelines.en", people.other_supervisor, "/guidelines/", "en", WIDE),
        ("safety.km", people.responder, address("screening_safety", begun), "km", PHONE),
        ("question.km", people.responder, section, "km", PHONE),
        ("result.km", people.responder, address("screening_result", begun), "km", PHONE),
        ("rights.km", None, "/rights/km/", "km", PHONE),
    )
    for name, user, path, language, size in pictures if folder == FOLDER else some(pictures, suite=1):
        page = opened(page_of(user, viewport=size, reduced_motion="reduce"), path, language)
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
        assert (folder / f"{name}.png").stat().st_size > 5_000, name


def test_the_readme_shows_each_picture_and_says_what_is_on_it():
    readme = Path(settings.BASE_DIR, "README.md").read_text("utf-8")
    shown = dict(re.findall(r'<img src="docs/pictures/([\w.]+\.png)"[^>]* alt="([^"]+)"', readme))
    assert set(shown) == {file.name for file in FOLDER.glob("*.png")}
    assert all(len(words) > 20 for words in shown.values())
