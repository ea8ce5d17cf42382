"""Somebody comes in for the first time, with a phone or with a passkey; and nobody is at the screen for a while."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from orgs.models import User
from orgs.rules import LOCKED_AFTER
from orgs.types import Role
from tests.browser import looking
from tests.factories import orgs, stages
from tests.factories.cast import cast
from tests.signing_in import PASSWORD, code_of_secret, on_paper, with_password

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newcomer() -> User:
    return with_password(orgs.member(role=Role.CASEWORKER, name="who comes for the first time"))


def give_password(page: Page, user: User) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("Work e-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def looked_at(page: Page) -> list[str]:
    return looking.wrong_with(page, language="en", widths=(320, 1280)) + looking.wrong_with_keys(page)


def test_the_phone_is_set_up_once_and_codes_on_paper_are_for_the_day_it_is_lost(page, newcomer):
    give_password(page, newcomer)
    assert page.url.endswith(reverse("second_factor_begin"))
    assert looked_at(page) == []
    page.get_by_role("link", name="Set up the phone").click()
    assert looked_at(page) == []
    secret = page.locator(".letters").inner_text().replace(" ", "")
    assert page.locator("img.qr").evaluate("(one) => one.naturalWidth") > 0
    page.get_by_label("Code that the phone shows now").fill(code_of_secret(secret))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Codes on paper")).to_be_visible()
    assert looked_at(page) == []
    shown = [text.strip() for text in page.locator("li.letters").all_inner_texts()]
    assert shown == on_paper(newcomer)
    page.get_by_role("link", name="I have written them down").click()
    page.goto(reverse("account_logout"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    give_password(page, newcomer)
    assert looked_at(page) == []
    page.get_by_label("Code").fill(shown[0])
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What do you want to do?")


def test_a_passkey_is_set_up_and_opens(page, newcomer):
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    told = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": {**told, "isUserVerified": True}})
    give_password(page, newcomer)
    page.get_by_role("link", name="Set up a passkey").click()
    assert looked_at(page) == []
    page.get_by_label("Name of this key").fill("office phone")
    page.get_by_role("button", name="Set up a passkey").click()
    expect(page.get_by_role("heading", name="Codes on paper")).to_be_visible()
    page.goto(reverse("account_logout"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    give_password(page, newcomer)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What do you want to do?")


def test_a_page_that_nobody_touches_covers_itself_and_keeps_what_was_typed(page_of):
    people = cast()
    user = with_password(people.caseworker)
    case = stages.received(people)
    page = page_of(user)
    page.clock.install()
    page.goto(reverse("screening:note_write", args=[case.reference]))
    page.get_by_role("textbox").first.fill("The words of the person")
    page.clock.run_for(int(LOCKED_AFTER.total_seconds() - 5) * 1000)
    assert not page.locator("#locked").is_visible()
    page.clock.run_for(10_000)
    cover = page.get_by_role("dialog", name="Locked")
    expect(cover).to_be_visible()
    assert page.title() == "Notes"
    box = cover.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) >= (page.viewport_size["width"], page.viewport_size["height"])
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    other = page.context.new_page()
    other.goto(reverse("screening:cases"))
    assert other.url.endswith(reverse("unlock"))
    cover.get_by_label("Password").fill("a guess")
    cover.get_by_role("button", name="Continue").click()
    expect(cover.get_by_text("This is not the password of this account.")).to_be_visible()
    cover.get_by_label("Password").fill(PASSWORD)
    cover.get_by_role("button", name="Continue").click()
    expect(cover).not_to_be_visible()
    assert page.get_by_role("textbox").first.input_value() == "The words of the person"
