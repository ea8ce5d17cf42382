"""Which addresses there are to sign in, and where the choice of a language leads."""

import pytest
from django.urls import NoReverseMatch, reverse

pytestmark = pytest.mark.django_db


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
