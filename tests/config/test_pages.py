"""What every page tells the browser, and which addresses there are to sign in."""

import pytest
from django.urls import NoReverseMatch, reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(client):
    return client.get("/livez")


def test_nothing_of_a_page_stays_on_the_device(answer):
    assert answer["Cache-Control"] == "no-store"


def test_a_page_runs_only_files_of_ours_and_stands_in_no_frame(answer):
    policy = {row.split()[0]: row.split()[1:] for row in answer["Content-Security-Policy"].split(";")}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == ["'none'"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


def test_a_page_keeps_to_itself(answer):
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_set_password", "account_confirm_email", "admin:index"]
)
def test_nobody_signs_up_or_changes_an_address_by_themselves(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "login/code/", "3rdparty/", "social/signup/"])
def test_such_addresses_do_not_exist(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def test_the_language_is_kept_in_a_cookie_that_says_nothing(client):
    answer = client.post("/language/", {"language": "km", "next": "/livez"})
    assert answer.status_code == 302
    assert answer.cookies["language"].value == "km"
    assert answer.cookies["language"]["httponly"]


def test_the_language_page_leads_nowhere_else(client):
    answer = client.post("/language/", {"language": "km", "next": "https://elsewhere.example.org/"})
    assert answer["Location"] == "/"
