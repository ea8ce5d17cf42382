"""Whether somebody has an account cannot be found out by asking for one."""

import re
import uuid
from contextlib import contextmanager

import pytest
import time_machine
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orgs import log
from orgs.actions import members
from orgs.models import AuditEvent, User
from orgs.types import Role
from tests.factories import orgs
from tests.persona.equality import sessions_in_memory

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet rivers meet"
HASHED, ASKED, RECORDED = 4, 5, 6
AT = "2026-03-14 09:00:00+07:00"
NOBODY = "person999999@example.org"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def worker() -> User:
    user = orgs.member(name="Sophea Example")
    with log.recording("member.password_set", by=None):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return user


@pytest.fixture(autouse=True)
def at_one_moment():
    """Until when an answer may be kept says to the second when it was given."""
    with time_machine.travel(AT, tick=False):
        yield


@contextmanager
def hashed_counted(monkeypatch):
    """How often a password is hashed: what takes longest of a sign-in."""
    done, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args, **options: done.append(1) or encode(*args, **options)
    )
    yield done
    monkeypatch.undo()


def asked(monkeypatch, address: str, values: dict[str, str]) -> tuple:
    """All that can be seen and measured of one form that was sent by somebody who was never here."""
    cache.clear()
    events = AuditEvent.objects.count()
    with sessions_in_memory(), hashed_counted(monkeypatch) as hashed, CaptureQueriesContext(connection) as queries:
        said = Client().post(address, values)
    typed = values.get("login") or values.get("email") or ""
    body = TOKEN.sub(b"", said.content).replace(typed.encode(), b"")
    headers = {name: value for name, value in said.headers.items() if name != "Content-Length"}
    seen = said.status_code, headers, body, sorted(said.cookies)
    return *seen, len(hashed), len(queries), AuditEvent.objects.count() - events


def test_signing_in_says_nothing_of_which_accounts_there_are(worker, monkeypatch):
    suspended = orgs.member(name="who is suspended")
    members.suspend(by=orgs.member(role=Role.ADMINISTRATOR), user=suspended)
    answers = [
        asked(monkeypatch, "/accounts/login/", {"login": email, "password": "somebody else's guess"})
        for email in (worker.email, suspended.email, NOBODY)
    ]
    known, closed, unknown = answers
    assert known[:5] == closed[:5] == unknown[:5]
    assert unknown[HASHED] == 1
    assert known[RECORDED] == closed[RECORDED] == unknown[RECORDED] == 1
    # The library looks an unknown address up once more; beside one password that is hashed, nobody can tell.
    assert known[ASKED] == closed[ASKED] == unknown[ASKED] - 1


def test_a_new_password_is_asked_for_in_the_same_way_with_and_without_an_account(worker, monkeypatch):
    known = asked(monkeypatch, "/accounts/password/reset/", {"email": worker.email})
    unknown = asked(monkeypatch, "/accounts/password/reset/", {"email": NOBODY})
    assert known[:ASKED] == unknown[:ASKED]
    assert known[RECORDED] == unknown[RECORDED]


def test_a_link_for_a_new_password_that_is_wrong_says_nothing_of_whose_it_is(worker):
    client = Client()
    known, unknown = user_pk_to_url_str(worker), user_pk_to_url_str(User(pk=uuid.uuid4()))
    answers = []
    for uid in (known, unknown, "zz"):
        said = client.get(f"/accounts/password/reset/key/{uid}-abc-0123456789/")
        # The page leads back to itself in the other language.
        body = TOKEN.sub(b"", said.content).replace(uid.encode(), b"")
        answers.append((said.status_code, body, [row for row in said.headers.items() if row[0] != "Content-Length"]))
    assert answers[0] == answers[1] == answers[2]


def test_what_is_mailed_names_nobody_and_nothing_of_ours(worker, client):
    client.post("/accounts/password/reset/", {"email": worker.email})
    [sent] = mail.outbox
    assert sent.subject == "New password"
    assert not sent.alternatives
    for word in (worker.name, worker.code, "Romduol", "traffick", "case", "victim", "screening"):
        assert word.lower() not in f"{sent.subject}{sent.body}".lower().replace(sent.to[0], ""), word
