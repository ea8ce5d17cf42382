"""A set-up link sets one password, once, within a day, for an active account; and it gives nobody away."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from orgs import setup_links
from orgs.actions import members
from orgs.models import AuditEvent, User
from orgs.refusals import Refused
from tests.factories import orgs
from tests.factories.cast import Cast, cast
from tests.signing_in import PASSWORD, give_password

pytestmark = pytest.mark.django_db

BOTH = {"password": PASSWORD, "again": PASSWORD}
MOMENT = "2026-03-14 09:00:00+07:00"


@pytest.fixture
def everyone() -> Cast:
    return cast()


@pytest.fixture
def newcomer(everyone) -> User:
    return orgs.member(office=everyone.ngo)


def answer_of(path: str, said=None) -> tuple[int, str]:
    """Status and page without what is drawn anew each time."""
    client = Client()
    answer = client.get(path) if said is None else client.post(path, said)
    text = re.sub(r'name="(csrfmiddlewaretoken|submission|next)" value="[^"]+"', "", answer.content.decode())
    return answer.status_code, text


def test_a_link_sets_the_first_password_and_that_password_signs_in(newcomer):
    path = setup_links.path_for(user=newcomer)
    client = Client()
    assert client.get(path).status_code == 200
    sent = client.post(path, BOTH)
    assert (sent.status_code, sent["Location"]) == (302, reverse("account_login"))
    assert give_password(client, newcomer)["Location"] == reverse("second_factor_begin")
    assert AuditEvent.objects.get(kind="account.set_up").subject == newcomer.code


def test_it_works_once(newcomer):
    path = setup_links.path_for(user=newcomer)
    assert answer_of(path, BOTH)[0] == 302
    assert answer_of(path)[0] == 404
    status, page = answer_of(path, {"password": "another long password", "again": "another long password"})
    assert status == 422
    assert "This link has been used, or its time is over. Ask for a new one." in page
    assert User.objects.get(pk=newcomer.pk).check_password(PASSWORD)


def test_the_same_sending_twice_is_answered_alike(newcomer):
    said = BOTH | {"submission": str(uuid.uuid4())}
    path = setup_links.path_for(user=newcomer)
    assert [answer_of(path, said)[0] for _time in range(2)] == [302, 302]
    assert AuditEvent.objects.filter(kind="account.set_up").count() == 1


def test_it_ends_after_a_day(newcomer):
    day = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    assert day == timedelta(days=1)
    with time_machine.travel(MOMENT, tick=False) as clock:
        path = setup_links.path_for(user=newcomer)
        clock.shift(day)
        assert answer_of(path)[0] == 200
        clock.shift(timedelta(seconds=1))
        assert answer_of(path)[0] == 404
        assert answer_of(path, BOTH)[0] == 422
    assert not User.objects.get(pk=newcomer.pk).has_usable_password()


def test_a_new_link_ends_the_one_before(everyone, newcomer):
    first = setup_links.path_for(user=newcomer)
    second = members.renew_link(by=everyone.administrator, user=newcomer)
    assert answer_of(first)[0] == 404
    assert answer_of(second)[0] == 200


def test_a_suspended_account_sets_no_password_and_no_link_is_drawn_for_it(everyone, newcomer):
    path = setup_links.path_for(user=newcomer)
    members.suspend(by=everyone.administrator, user=newcomer)
    assert answer_of(path)[0] == 404
    assert answer_of(path, BOTH)[0] == 422
    with pytest.raises(Refused):
        members.renew_link(by=everyone.administrator, user=newcomer)
    assert not User.objects.get(pk=newcomer.pk).has_usable_password()


def test_no_link_is_drawn_for_whoever_has_a_password(everyone, newcomer):
    answer_of(setup_links.path_for(user=newcomer), BOTH)
    with pytest.raises(Refused):
        members.renew_link(by=everyone.administrator, user=newcomer)
    assert User.objects.get(pk=newcomer.pk).check_password(PASSWORD)


def test_a_link_that_does_not_work_says_nothing_of_any_account(everyone, newcomer):
    """Unknown, spent, suspended, somebody else's token: one answer, to the byte."""
    suspended = orgs.member(office=everyone.ngo)
    others_token = setup_links.path_for(user=newcomer).split("/")[-2]
    paths = {
        "suspended": setup_links.path_for(user=suspended),
        "spent": setup_links.path_for(user=newcomer),
        "unknown": reverse("orgs:set_up", args=[uuid.uuid4(), "abc123-0123456789abcdef"]),
        "wrong": reverse("orgs:set_up", args=[everyone.responder.pk, "abc123-0123456789abcdef"]),
        "another's": reverse("orgs:set_up", args=[everyone.responder.pk, others_token]),
    }
    members.suspend(by=everyone.administrator, user=suspended)
    answer_of(paths["spent"], BOTH)
    opened = {name: answer_of(path) for name, path in paths.items()}
    sent = {name: answer_of(path, BOTH) for name, path in paths.items()}
    weak = {name: answer_of(path, {"password": "short", "again": "short"}) for name, path in paths.items()}
    assert {status for status, _page in opened.values()} == {404}
    assert {status for status, _page in sent.values()} == {422}
    for answers in (opened, sent, weak):
        assert len(set(answers.values())) == 1
    for page in (*opened.values(), *sent.values()):
        assert newcomer.name not in page[1]
        assert newcomer.email not in page[1]


@pytest.mark.parametrize(
    ("password", "again"), [("short", "short"), (PASSWORD, "four quiet rivers met"), ("", ""), ("ingodwetrust",) * 2]
)
def test_a_password_that_will_not_do_spends_nothing(newcomer, password, again):
    path = setup_links.path_for(user=newcomer)
    assert answer_of(path, {"password": password, "again": again})[0] == 422
    assert answer_of(path)[0] == 200
    assert answer_of(path, BOTH)[0] == 302


def test_an_administrator_sees_the_link_once_and_it_works(everyone, newcomer):
    client = Client()
    client.force_login(everyone.administrator)
    page = client.post(reverse("orgs:person_link", args=[newcomer.code]), {"submission": str(uuid.uuid4())})
    link = re.search(r"<code>http://testserver(/set-up/[^<]+)</code>", page.content.decode())
    assert link is not None
    assert answer_of(link.group(1))[0] == 200
    assert "/set-up/" not in client.get(reverse("orgs:person", args=[newcomer.code])).content.decode()


def test_asking_for_a_new_password_says_nothing_of_any_account(everyone, newcomer):
    answer_of(setup_links.path_for(user=newcomer), BOTH)
    suspended = orgs.member(office=everyone.ngo)
    members.suspend(by=everyone.administrator, user=suspended)
    page = reverse("account_reset_password")
    answers = {answer_of(page, {"email": email}) for email in (newcomer.email, suspended.email, "nobody@example.org")}
    assert len(answers) == 1
    assert {recipient for message in mail.outbox for recipient in message.to} <= {newcomer.email}
