"""Every page, in both languages, at three widths, with its errors: nothing cut, unnamed, too small or out of order.

The suite looks at a few pages drawn by lot; ci looks at all of them.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from screening.actions import indicator_sets
from tests.conftest import IN_FULL
from tests.orgs.test_persona_orgs import PERSONAS as ORGS_PERSONAS
from tests.orgs.test_persona_orgs import TABLE as ORGS_TABLE
from tests.persona import situations
from tests.persona.asking import address, full, shown
from tests.persona.stage import NOWHERE
from tests.persona.table import LISTS, PAGES, ROWS, SEATS, STAGES

from . import looking

pytestmark = pytest.mark.django_db(transaction=True)
A_FEW = 5
PUBLIC = ("about", "account_login", "account_reset_password", "transfer_steps", "unknown")
ERROR = "main form[method=post] button[type=submit]:not([name]), main form[method=post] button.btn-primary"


@dataclass(frozen=True)
class Opened:
    """One page, and for whom it is opened; nobody where it is public."""

    name: str
    path: str
    persona: str = ""


def of_stage(stage: str, here: situations.Situation) -> Iterator[Opened]:
    """Each address that opens at this stage and at none after it, for the first who may read it."""
    for name, (got, _sent) in (PAGES | ROWS).items():
        later = got.split()[STAGES.index(stage) + 1 :]
        place = got.split()[STAGES.index(stage)].find("2")
        if place < 0 or any("2" in letters for letters in later):
            continue
        seat = SEATS[stage][place]
        row = (str(here.rows[seat.case].get(name, NOWHERE)),) if name in ROWS else ()
        yield Opened(name, address(name, shown(here.cases[seat.case]), *row), seat.persona)


def of_no_case(here: situations.Situation) -> Iterator[Opened]:
    for name in LISTS:
        for persona in ("responder", "caseworker", "other_supervisor", "administrator"):
            yield Opened(f"{name} ({persona})", reverse(full(name)), persona)
    for name, (read, _sent) in ORGS_TABLE.items():
        if read[ORGS_PERSONAS.index("administrator")] == "2" and (path := _without_a_row(name)):
            yield Opened(name, path, "administrator")
    for name in PUBLIC:
        yield Opened(name, reverse(name) if name != "unknown" else "/nothing-is-here/")
    for name, args in (("rights", ["en"]), ("account_logout", []), ("account_change_password", [])):
        yield Opened(name, reverse(name, args=args), "" if name == "rights" else "responder")


def _without_a_row(name: str) -> str:
    try:
        return reverse(f"orgs:{name}")
    except Exception:
        return ""


class Looker:
    """Opens pages in one language, each person in a browser of their own."""

    def __init__(self, page_of: Callable[..., Page], here: situations.Situation, language: str) -> None:
        self.page_of, self.here, self.language = page_of, here, language
        self.pages: dict[str, Page] = {}
        self.titles: dict[str, str] = {}
        self.feet: set[str] = set()
        self.wrong: dict[str, list[str]] = {}

    def page(self, persona: str) -> Page:
        if persona not in self.pages:
            page = self.page_of(self.here.users[persona] if persona else None, reduced_motion="reduce")
            page.goto("/livez")
            cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": self.language, "url": page.url}
            page.context.add_cookies([cookie])
            self.pages[persona] = page
        return self.pages[persona]

    def look(self, one: Opened) -> None:
        page = self.page(one.persona)
        page.goto(one.path)
        language = "en" if one.name == "rights" else self.language
        found = looking.wrong_with(page, language=language)
        if foot := page.evaluate(looking.FOOT):
            self.feet.add(foot)
        if self.titles.setdefault(page.title(), one.name.partition(" ")[0]) != one.name.partition(" ")[0]:
            found.append(f"the title of {self.titles[page.title()]} too: {page.title()}")
        if self.language == "en":
            found += looking.wrong_with_keys(page)
        found += self.with_errors(page)
        if found:
            self.wrong[f"{one.name} {one.path}"] = found

    def with_errors(self, page: Page) -> list[str]:
        """What is wrong once an empty form came back; nothing where it can be sent empty."""
        button = next((one for one in page.query_selector_all(ERROR) if one.is_visible()), None)
        if (
            button is None
            or page.query_selector("main form .form-control, main form .form-check-input, main form select") is None
        ):
            return []
        with page.expect_navigation() as sent:
            button.click()
        if sent.value is None or sent.value.status != 422:
            return []
        found = [f"with errors: {one}" for one in looking.wrong_with(page, language=self.language, widths=(320, 1280))]
        if not page.title().startswith(("Error:", "បញ្ហា")):
            found.append(f"with errors: the title is {page.title()}")
        return found + [f"with errors: {one}" for one in page.evaluate(looking.ERRORS)]


GROUPS = (*STAGES, "no case")


@pytest.mark.parametrize("language", ["km", "en"] if IN_FULL else ["by lot"])
@pytest.mark.parametrize("group", GROUPS if IN_FULL else ["by lot"])
def test_every_page_can_be_read_used_and_mended(page_of: Callable[..., Page], group: str, language: str):
    indicator_sets.load_shipped()
    group = random.choice(GROUPS) if group == "by lot" else group
    language = random.choice(["km", "en"]) if language == "by lot" else language
    here = situations.built(group if group in STAGES else "received")
    opened: list[Any] = list(of_stage(group, here) if group in STAGES else of_no_case(here))
    looker = Looker(page_of, here, language)
    for one in opened if IN_FULL else random.sample(opened, k=min(A_FEW, len(opened))):
        looker.look(one)
    assert len(looker.feet) == 1, "the foot of every page leads to the same places, in the same order"
    assert looker.wrong == {}, "\n".join(f"{name}\n    " + "\n    ".join(found) for name, found in looker.wrong.items())
