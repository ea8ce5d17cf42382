"""Nobody is at the screen: after a quarter of an hour it is locked, and nothing that was typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from config.lock import KEPT
from orgs import rules, sessions
from orgs.models import AuditEvent, SignIn
from orgs.types import Role
from tests.factories import orgs
from tests.signing_in import PASSWORD, with_password

pytestmark = pytest.mark.django_db

AT = "2026-03-14 09:00:00+07:00"
SECOND = timedelta(seconds=1)
TYPED = {"submission": "", "place": "ផ្សារ <b>& more</b>", "needs": ["bed", "doctor"]}


@pytest.fixture
def moved():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def client_of(role: Role = Role.CASEWORKER) -> Client:
    client = Client()
    client.force_login(with_password(orgs.member(role=role, name="who is at the screen")))
    return client


def is_open(client: Client) -> bool:
    return client.get(reverse("screening:home")).status_code == 200


def test_a_quarter_of_an_hour_without_a_request_locks_and_a_second_less_does_not(moved):
    client = client_of()
    assert is_open(client)
    moved.shift(rules.LOCKED_AFTER - SECOND)
    assert is_open(client)
    moved.shift(rules.LOCKED_AFTER)
    answer = client.get(reverse("screening:cases"))
    assert answer["Location"] == reverse("unlock")
    assert AuditEvent.objects.filter(kind="screen.locked").count() == 1
    assert client.post(reverse("unlock"), {"password": PASSWORD})["Location"] == reverse("screening:cases")
    assert is_open(client)


def test_whoever_types_for_long_stays(moved):
    client = client_of()
    for _minutes in range(4):
        moved.shift(timedelta(minutes=10))
        assert client.post(reverse("present")).status_code == 204
    assert is_open(client)


def test_but_a_page_that_says_so_does_not_open_what_is_locked(moved):
    client = client_of()
    client.post(reverse("lock"))
    client.post(reverse("present"))
    assert not is_open(client)


def test_what_was_sent_while_locked_is_kept_and_sent_by_whoever_typed_it(moved):
    client = client_of()
    moved.shift(rules.LOCKED_AFTER)
    path = reverse("screening:screening_new")
    assert client.post(path, TYPED)["Location"] == reverse("unlock")
    assert "ផ្សារ" not in client.get(reverse("unlock")).content.decode()
    assert client.post(reverse("unlock"), {"password": PASSWORD})["Location"] == reverse("resume")
    page = client.get(reverse("resume")).content.decode()
    assert f'action="{path}"' in page
    assert 'name="place" value="ផ្សារ &lt;b&gt;&amp; more&lt;/b&gt;"' in page
    assert page.count('name="needs"') == 2


def test_what_is_kept_is_sealed(moved):
    client = client_of()
    moved.shift(rules.LOCKED_AFTER)
    client.post(reverse("screening:screening_new"), TYPED)
    row = SignIn.objects.get()
    assert "bed" not in row.session_data
    assert client.session[KEPT]["fields"]


def test_what_a_script_saves_on_its_own_is_not_taken_for_a_form(moved):
    client = client_of()
    moved.shift(rules.LOCKED_AFTER)
    client.post(reverse("screening:screening_new"), TYPED, headers={"Sec-Fetch-Mode": "cors"})
    assert KEPT not in client.session


def test_a_form_of_another_site_is_not_kept(moved):
    user = with_password(orgs.member(name="who is at the screen"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    moved.shift(rules.LOCKED_AFTER)
    assert client.post(reverse("screening:screening_new"), TYPED).status_code == 403
    assert KEPT not in client.session


@pytest.mark.parametrize(
    ("role", "limit"),
    [
        (Role.CASEWORKER, rules.SIGNED_IN_FOR_AT_MOST),
        (Role.SUPERVISOR, rules.SIGNED_IN_WITH_POWER_FOR_AT_MOST),
        (Role.ADMINISTRATOR, rules.SIGNED_IN_WITH_POWER_FOR_AT_MOST),
    ],
)
def test_nobody_stays_signed_in_for_longer_however_busy(moved, role, limit):
    client = client_of(role)
    began = sessions.clock.wall()
    while sessions.clock.wall() - began + timedelta(minutes=10) < limit:
        moved.shift(timedelta(minutes=10))
        assert client.post(reverse("present")).status_code == 204
    moved.move_to(began + limit - SECOND)
    assert client.post(reverse("present")).status_code == 204
    moved.move_to(began + limit)
    assert client.get(reverse("screening:home"))["Location"] == reverse("account_login")
    assert not SignIn.objects.filter(user__isnull=False).exists()


def test_what_was_sent_after_that_waits_for_the_same_person_and_for_nobody_else(moved):
    client = client_of()
    moved.shift(rules.SIGNED_IN_FOR_AT_MOST)
    answer = client.post(reverse("screening:screening_new"), TYPED)
    assert answer["Location"] == f"{reverse('account_login')}?next={reverse('resume')}"
    kept = client.session[KEPT]
    client.force_login(with_password(orgs.member(name="somebody else at the same screen")))
    assert kept["user"] != str(client.session["_auth_user_id"])
    assert client.get(reverse("resume"))["Location"] == "/"


def test_of_two_requests_at_once_the_later_does_not_unlock_what_the_other_locked(moved):
    client = client_of()
    slow = sessions.SessionStore(client.session.session_key)
    slow["purposes"] = {}
    client.post(reverse("lock"))
    slow.save()
    assert not is_open(client)


def test_a_page_that_covered_itself_is_uncovered_by_a_word(moved):
    client = client_of()
    client.post(reverse("lock"))
    ask = {"headers": {"Accept": "application/json"}}
    wrong = client.post(reverse("unlock"), {"password": "a guess"}, **ask)
    assert wrong.status_code == 422
    assert "This is not the password" in wrong.json()["said"][0]
    assert client.post(reverse("unlock"), {"password": PASSWORD}, **ask).json() == {}
    assert is_open(client)
    assert client.post(reverse("unlock"), {"password": PASSWORD}, **ask).json() == {}


def test_too_many_wrong_words_lead_out(moved):
    client = client_of()
    client.post(reverse("lock"))
    for _try in range(5):
        answer = client.post(reverse("unlock"), {"password": "a guess"}, headers={"Accept": "application/json"})
    assert answer.json() == {"then": reverse("account_login")}
    assert not is_open(client)
