"""Somebody walks in: one tap, and nothing of the page is left until its owner's password brings it back."""

import pytest
from django.test import Client

from config.lock import WRONG_PASSWORDS_ALLOWED
from orgs import log
from orgs.models import AuditEvent
from tests.factories import orgs

pytestmark = pytest.mark.django_db

PASSWORD = "four quiet rivers meet"
PAGE = "/about/?part=numbers"


@pytest.fixture
def worker():
    user = orgs.member(name="who hides the screen")
    with log.recording("member.password_set", by=None):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return user


@pytest.fixture
def signed_in(client, worker):
    client.force_login(worker)
    return client


def hide(client: Client):
    return client.get("/hide/", headers={"referer": f"http://testserver{PAGE}"})


def test_the_hidden_screen_shows_plain_notes_and_nothing_of_ours(signed_in, worker):
    text = hide(signed_in).content.decode()
    assert "<title>Notes</title>" in text
    for word in ("Romduol", worker.code, "Sign out", "Cases", "invented"):
        assert word not in text


@pytest.mark.parametrize("address", ["/about/", "/", "/accounts/password/change/", "/no-such-page/"])
def test_every_address_asks_for_the_password_while_the_screen_is_hidden(signed_in, address):
    hide(signed_in)
    for answer in (signed_in.get(address), signed_in.post(address)):
        assert (answer.status_code, answer["Location"]) == (302, "/unlock/")


def test_the_password_brings_back_the_page_that_was_hidden(signed_in):
    hide(signed_in)
    answer = signed_in.post("/unlock/", {"password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert signed_in.get(PAGE).status_code == 200


def test_a_page_elsewhere_is_never_what_comes_back(signed_in):
    signed_in.get("/hide/", headers={"referer": "https://elsewhere.example.org/trap"})
    assert signed_in.post("/unlock/", {"password": PASSWORD})["Location"] == "/"


def test_another_password_keeps_the_screen_hidden_and_says_so(signed_in):
    hide(signed_in)
    answer = signed_in.post("/unlock/", {"password": "somebody else's guess"})
    assert answer.status_code == 200
    assert "This is not the password of this account." in answer.content.decode()
    assert signed_in.get(PAGE)["Location"] == "/unlock/"


def test_too_many_wrong_passwords_sign_out(signed_in):
    hide(signed_in)
    for _try in range(WRONG_PASSWORDS_ALLOWED):
        answer = signed_in.post("/unlock/", {"password": "somebody else's guess"})
    assert answer["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in signed_in.session
    assert signed_in.post("/unlock/", {"password": PASSWORD})["Location"].startswith("/accounts/login/")


def test_hiding_twice_does_not_forget_where_to_return(signed_in):
    hide(signed_in)
    signed_in.get("/hide/", headers={"referer": "http://testserver/hide/"})
    assert signed_in.post("/unlock/", {"password": PASSWORD})["Location"] == PAGE


def test_hiding_showing_and_wrong_passwords_are_on_record(signed_in, worker):
    hide(signed_in)
    signed_in.post("/unlock/", {"password": "somebody else's guess"})
    signed_in.post("/unlock/", {"password": PASSWORD})
    events = AuditEvent.objects.filter(actor_id=worker.pk).values_list("kind", "outcome")
    assert list(events) == [
        ("screen.hidden", "seen"),
        ("screen.shown_again", "refused"),
        ("screen.shown_again", "seen"),
    ]


def test_who_is_not_signed_in_sees_the_same_notes(client):
    assert "<title>Notes</title>" in client.get("/hide/").content.decode()
    assert client.get("/unlock/")["Location"].startswith("/accounts/login/")
