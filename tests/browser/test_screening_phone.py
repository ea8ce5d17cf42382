"""The screening form on a cheap phone, held in one hand; and without a pointer, without a script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from screening import reference
from screening.actions import indicator_sets
from screening.models import Case
from tests.factories import stages
from tests.factories.cast import Cast, cast

SMALL = {"width": 360, "height": 740}
SMALLEST = {"width": 320, "height": 740}
LEAST = 48
# What can be touched, with the row that takes the touch for it; in the page's own pixels.
TOO_SMALL = """(least) => [...document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden])')]
  .filter(e => e.checkVisibility() && !e.hidden && !e.closest('.skip-link, .visually-hidden'))
  .map(e => [e.closest('.form-check') || (e.closest('.parts li') && e.matches('.parts a') && e.closest('li')) || e, e])
  .filter(([row]) => { const r = row.getBoundingClientRect(); return r.height < least - .5 || r.width < 24; })
  .map(([row, e]) => e.outerHTML.slice(0, 90) + ' ' + row.getBoundingClientRect().height)"""
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def people(transactional_db):
    people = cast()
    indicator_sets.load_shipped()
    return people


class Thumb:
    """Touches what is seen, and measures every page it comes to."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def look(self) -> str:
        assert self.page.evaluate(TOO_SMALL, LEAST) == [], self.page.url
        assert self.page.evaluate(SIDEWAYS) <= 0, self.page.url
        self.page.set_viewport_size(SMALLEST)  # type: ignore[arg-type]
        assert self.page.evaluate(SIDEWAYS) <= 0, self.page.url
        self.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
        return self.page.inner_text("main")

    def tap(self, words: str, *, role: Any = "button") -> str:
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=words).first.tap()
        return self.look()

    def follow(self, words: str) -> str:
        return self.tap(words, role="link")

    def choose(self, *labels: str) -> None:
        for label in labels:
            self.page.locator("label:visible", has_text=label).first.tap()

    def answer(self, *labels: str) -> str:
        self.choose(*labels)
        return self.tap("Save and continue")


def test_somebody_who_has_never_seen_it_gets_from_start_to_the_receipt_with_taps(page_of, people: Cast):
    thumb = Thumb(page_of(people.responder, viewport=SMALL, has_touch=True, is_mobile=True))
    thumb.page.goto("/")
    assert "Before you talk with the person" in thumb.follow("Start a screening")
    thumb.tap("Continue to the safety check")
    thumb.answer("No")
    # What is asked after shows itself by style alone.
    assert not thumb.page.is_visible("text=Have you moved there?")
    thumb.choose("We can move to one now")
    thumb.answer("Yes")
    thumb.choose("Employer, recruiter, broker, driver, guard or landlord")
    assert "Choose an answer for “Are they waiting elsewhere now?”." in thumb.tap("Save and continue")
    thumb.answer("Yes, they left")
    thumb.choose("Yes")
    assert "Which language does the person understand best?" in thumb.tap("Save and continue")
    thumb.page.select_option('select[name="language"]', "km")
    thumb.answer("Yes")
    assert "You can talk now." in thumb.answer("No")
    thumb.follow("Go on: What you saw")
    thumb.answer("Saw it")
    thumb.follow("Go on: Explain and agree")
    thumb.answer("Said it back in their own words", "Agreed to talk")
    thumb.follow("Go on: How they came here")
    thumb.follow("Go through the questions")
    thumb.answer("No")
    thumb.answer("Yes", "They said so", "While there")
    thumb.tap("Skip the rest of this section")
    thumb.follow("Work or other exploitation")
    thumb.follow("Go through the questions")
    thumb.answer("Online scam compound")
    assert "You have enough to refer." in thumb.answer("Yes", "I saw it")
    # Someone comes in: one tap, and neither the page nor Back shows an answer again.
    thumb.choose("Unknown")
    assert "Who else is there" in thumb.tap("Someone came in")
    thumb.page.go_back()
    thumb.page.wait_for_load_state()
    assert "This cannot start yet" in thumb.look()
    thumb.follow("Check safety again")
    thumb.answer("Nobody else")
    # What was touched before the interruption is still there.
    thumb.follow("Work or other exploitation")
    thumb.follow("Go on with the next question")
    assert thumb.page.is_checked('input[name="X2"][value="unknown"]')
    thumb.tap("Pause", role="button")
    thumb.tap("Take a break")
    thumb.tap("Go on: nothing has changed")
    assert "Nothing is sent until you hand over." in thumb.follow("Check and send")
    thumb.choose("There is enough to refer", "I explained in Khmer")
    result = thumb.tap("Save and see the result")
    assert "Presume this person is a victim of trafficking" in result
    thumb.follow("Hand over")
    thumb.choose("Agrees", "Today")
    receipt = thumb.tap("Send and hand over")
    case = Case.objects.get()
    assert "Handed over" in receipt
    assert reference.shown(case.reference) in receipt
    assert "What happens next" in receipt
    assert (case.stage, case.result) == ("interim", "presume")


class Keys:
    """Nothing but Tab, the arrows, Space and Enter."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, is_there: Callable[[dict[str, str]], bool]) -> None:
        for _press in range(150):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(
                "(e => ({name: e.name || '', type: e.type || '', value: e.value || '', words: e.innerText || ''}))"
                "(document.activeElement)"
            )
            if is_there(here):
                return
        raise AssertionError(f"not reached with Tab: {self.page.url}")

    def press(self, words: str) -> str:
        self.to(lambda here: words in here["words"])
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self.page.inner_text("main")

    def choose(self, name: str, place: int = 0) -> None:
        """The answer at ``place`` of a group of radios, or the tick box there."""
        self.to(lambda here: here["name"] == name and here["type"] != "submit")
        self.page.keyboard.press("Space")
        for _press in range(place):
            self.page.keyboard.press("ArrowDown")


def test_the_whole_form_goes_without_a_pointer_and_without_a_script(page_of, people: Cast):
    keys = Keys(page_of(people.responder, java_script_enabled=False))
    keys.page.goto("/screenings/")
    keys.press("Start a screening")
    keys.press("Continue to the safety check")
    for name, place in (("danger", 0), ("place", 0), ("present", 0)):
        keys.choose(name, place)
        keys.press("Save and continue")
    keys.to(lambda here: (here["name"], here["type"]) == ("language", "select-one"))
    keys.page.keyboard.type("Khmer")
    keys.choose("comfort")
    keys.press("Save and continue")
    keys.choose("under_18", 2)
    assert "You can talk now." in keys.press("Save and continue")
    for section, code in (("How they came here", "R1"), ("Work or other exploitation", "X1")):
        keys.press(section)
        keys.page.goto(f"{keys.page.url}?item={code}")
        keys.choose(code)
        keys.choose(f"{code}_sources")
        # Enter in a box saves; it does not press the first button of the page.
        keys.to(lambda here: here["type"] == "textarea")
        keys.press("Save and continue")
        keys.press("Skip the rest of this section")
    keys.press("Check answers and send")
    keys.choose("not_asked_why", 2)
    keys.choose("declared")
    assert "There are signs" in keys.press("Save and see the result")
    keys.press("Hand over")
    keys.choose("answer")
    keys.choose("urgency", 1)
    assert "What happens next" in keys.press("Send and hand over")


def test_enter_in_a_box_saves_the_form_it_stands_in(page_of, people: Cast):
    """The buttons around the page come first in it, and must not be what Enter presses."""
    case = stages.begun(people)
    page = page_of(people.responder, viewport=SMALL)
    at = f"/cases/{reference.shown(case.reference)}/screening"
    page.goto(f"{at}/identity/")
    page.fill('[name="name_to_use"]', "ស្រីមុំ")
    with page.expect_navigation():
        page.press('[name="name_to_use"]', "Enter")
    assert page.url.endswith(f"{at}/")
    page.goto(f"{at}/identity/")
    assert page.input_value('[name="name_to_use"]') == "ស្រីមុំ"
    assert not case.draft_set.exists()
