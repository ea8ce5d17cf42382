"""Somebody walks in: the page is gone at once, Back shows nothing, and only the password brings it back."""

import pytest
from playwright.sync_api import Page

from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.reading import address

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "an invented password of the tests"


@pytest.fixture
def people() -> Cast:
    found = cast()
    found.responder.set_password(PASSWORD)
    found.responder.save(update_fields=["password"])
    return found


@pytest.mark.parametrize("way", ["the button", "Shift three times"])
def test_a_page_that_is_hidden_is_gone_until_the_password_is_entered(page_of, people, way):
    case = stages.begun(people)
    page = page_of(people.responder)
    page.goto("/screenings/")
    page.goto(address("screening", case))
    said = page.inner_text("main")
    assert case.codename in said.lower()
    with page.expect_navigation():
        if way == "the button":
            page.click(".hide-screen")
        else:
            for _press in range(3):
                page.keyboard.press("Shift")
    assert page.title() == "Notes"
    assert_nothing_is_shown(page, case.codename)
    page.go_back()
    page.wait_for_load_state()
    assert_nothing_is_shown(page, case.codename)
    page.goto("/unlock/")
    page.fill('input[name="password"]', "not the password")
    page.click("main button[type=submit]")
    assert_nothing_is_shown(page, case.codename)
    page.fill('input[name="password"]', PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    page.goto(address("screening", case))
    assert case.codename in page.inner_text("main").lower()


def assert_nothing_is_shown(page: Page, codename: str) -> None:
    assert codename not in page.content().lower()
    assert "/cases/" not in page.url


def test_whoever_reads_their_rights_leaves_by_one_press_and_back_does_not_show_them(page_of, live_server, settings):
    settings.EXIT_ADDRESS = f"{live_server.url.replace('127.0.0.1', 'localhost')}/livez"
    page = page_of()
    page.goto("/about/")
    page.goto("/rights/en/")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/livez")
    page.go_back()
    page.wait_for_load_state()
    assert "rights" not in page.url
