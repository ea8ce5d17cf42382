"""Where the record cannot be written nobody sees anything of a case, nothing changes, and all are told the same."""

import random
from functools import cached_property
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import close_old_connections, connection
from django.test import Client, TestCase
from django.urls import reverse

from orgs.models import AuditEvent, AuditStream, SignIn, User
from screening import reference, sections
from screening.actions import persons
from screening.models import Case, Note
from tests.factories import stages
from tests.factories.breaking import EVENTS, WAYS, break_table, mend
from tests.factories.cast import cast
from tests.lot import HALF, some
from tests.persona.asking import UNKNOWN, address
from tests.persona.asking import full as named
from tests.persona.canaries import planted
from tests.persona.equality import TOKEN, sessions_in_memory
from tests.persona.situations import built
from tests.persona.stage import NOWHERE
from tests.persona.table import LISTS, PAGES, PERSONAS, ROWS, SEATS
from tests.signing_in import PASSWORD, code_of, give_code, give_password, with_phone

FORM = "application/x-www-form-urlencoded"
# What is no case and nothing of one: who is signed in, and how often somebody tried.
MOVES_ANYWAY = {SignIn, AuditEvent, AuditStream}


def send(client: Client, method: str, path: str, **values: str) -> Any:
    body = "&".join(f"{name}={value}" for name, value in {"submission": str(uuid4()), **values}.items())
    return client.generic(method, path, body if method == "POST" else "", content_type=FORM)


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def all_there_is() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model not in MOVES_ANYWAY}


def seen_of(answer: Any) -> tuple[Any, ...]:
    return answer.status_code, answer.content, sorted(answer.headers.items()), sorted(answer.cookies)


class TestNothingGetsOut(TestCase):
    """Every page of cases, asked by everybody, with a word in every sensitive column that may not be on any of them."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.stage = "received"
        cls.here = built(cls.stage)
        cls.words = planted(cls.here.cases.values())
        cls.secret = [part for case in cls.here.cases.values() for part in (case.codename, shown(case))]

    def setUp(self) -> None:
        break_table(EVENTS)

    @cached_property
    def clients(self) -> "Clients":
        return Clients(self.here.users)

    def paths(self, letter: str) -> dict[str, str]:
        ref = shown(self.here.cases[letter])
        row = {name: str(self.here.rows[letter].get(name, NOWHERE)) for name in ROWS}
        return {name: address(name, ref, *([row[name]] if name in ROWS else [])) for name in PAGES | ROWS}

    def test_no_page_shows_anything_of_a_case_and_each_says_the_same(self) -> None:
        asked = [
            (persona, method, path)
            for persona in PERSONAS
            for paths in (self.paths("A"), self.paths("B"))
            for path in paths.values()
            for method in ("GET", "POST")
        ]
        asked += [(persona, "GET", f"/{name}") for persona in PERSONAS for name in ("today/", "cases/")]
        chosen = some(asked, suite=40, ci=250)
        before, said = all_there_is(), set()
        with sessions_in_memory():
            for persona, method, path in chosen:
                answer = send(self.clients[persona], method, path)
                text = answer.content.decode()
                assert not self.words.found_in(text), (persona, method, path)
                assert not [part for part in self.secret if part in text], (persona, method, path)
                assert answer.status_code in (503, 405), (persona, method, path, answer.status_code)
                if answer.status_code == 503:
                    said.add(str(seen_of(answer)))
        assert len(said) == 1
        assert all_there_is() == before

    def test_of_lists_nothing_is_shown_either(self) -> None:
        with sessions_in_memory():
            for name in LISTS:
                for persona in some(PERSONAS, suite=2, ci=HALF):
                    text = send(self.clients[persona], "GET", reverse(named(name))).content.decode()
                    assert not self.words.found_in(text), (persona, name)
                    assert not [part for part in self.secret if part in text], (persona, name)

    def test_nobody_can_tell_a_hidden_case_from_an_unknown_reference(self) -> None:
        seated = {(seat.persona, seat.case) for seat in SEATS[self.stage]}
        strangers = [persona for persona in PERSONAS if (persona, "A") not in seated]
        with sessions_in_memory():
            for name in some(PAGES, suite=6, ci=HALF):
                persona = random.choice(strangers)
                for method in ("GET", "HEAD", "POST"):
                    hidden = send(self.clients[persona], method, address(name, shown(self.here.cases["A"])))
                    unknown = send(self.clients[persona], method, address(name, UNKNOWN))
                    assert seen_of(hidden) == seen_of(unknown), (persona, name, method)

    def test_the_next_request_after_it_was_mended_is_answered(self) -> None:
        path, client = self.paths("A")["people"], signed_in(self.here.users["caseworker"])
        assert send(client, "GET", path).status_code == 503
        mend(EVENTS)
        answer = send(client, "GET", path)
        assert answer.status_code == 200
        assert self.words.found_in(answer.content.decode())

    def test_the_page_says_in_the_language_of_whoever_asked_how_to_send_again(self) -> None:
        client = signed_in(self.here.users["caseworker"])
        said = []
        for language in ("en", "km"):
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
            said.append(client.get("/cases/").content.decode())
        assert "Say yes: what you typed goes with it, and nothing is done twice." in said[0]
        assert ['lang="en"' in said[0], 'lang="km"' in said[1]] == [True, True]

    def test_who_types_a_password_is_not_signed_in_without_a_record_of_it(self) -> None:
        user = with_phone_before_it_broke(self.here.users["caseworker"])
        wrong, right = Client(raise_request_exception=False), Client(raise_request_exception=False)
        assert give_password(wrong, user, "something else").status_code == 503
        give_password(right, user)
        assert give_code(right, code_of(user)).status_code == 503
        assert right.get("/cases/").status_code == 302

    def test_whoever_leaves_or_hides_the_page_does_so_with_a_record_or_without(self) -> None:
        client = signed_in(self.here.users["caseworker"])
        assert client.get("/hide/").status_code == 200
        assert client.get("/cases/")["Location"] == "/unlock/"
        client = signed_in(self.here.users["caseworker"])
        assert client.post("/accounts/logout/").status_code == 302
        assert client.get("/cases/")["Location"].startswith("/accounts/login/")

    def test_the_password_that_opens_a_hidden_page_cannot_be_guessed_meanwhile(self) -> None:
        client = signed_in(with_phone_before_it_broke(self.here.users["caseworker"]))
        client.get("/hide/")
        answers = [client.post("/unlock/", {"password": password}) for password in (PASSWORD, "something else")]
        assert seen_of(answers[0]) == seen_of(answers[1])
        assert client.get("/cases/")["Location"] == "/unlock/"


class Clients(dict[str, Client]):
    """A browser for each persona who is asked for."""

    def __init__(self, users: dict[str, User]) -> None:
        super().__init__()
        self.users = users

    def __missing__(self, persona: str) -> Client:
        self[persona] = signed_in(self.users[persona])
        return self[persona]


def with_phone_before_it_broke(user: User) -> User:
    mend(EVENTS)
    user = with_phone(User.objects.get(pk=user.pk))
    break_table(EVENTS)
    return user


def shown(case: Case) -> str:
    return reference.shown(case.reference)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "way", [pytest.param(way, marks=pytest.mark.postgres) if way == "a revoked right" else way for way in WAYS]
)
def test_whatever_keeps_the_record_from_being_written_nothing_is_shown_or_changed_and_all_works_again_after(way):
    people = cast()
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, name_to_use="Zqname")
    client, stranger = signed_in(people.caseworker), signed_in(people.outsider)
    page, form = address("people", shown(case)), address("note_write", shown(case))
    typed = {"submission": str(uuid4()), "text": "Zqtyped"}
    is_history = way == "a trigger on history"
    before, recorded = all_there_is(), AuditEvent.objects.count()
    with WAYS[way]():
        look, written = send(client, "GET", page), client.post(form, typed)
        hidden = stranger.get(page)
        unknown = stranger.get(address("people", UNKNOWN))
    assert (look.status_code, written.status_code) == (200 if is_history else 503, 503)
    assert hidden.status_code == (404 if is_history else 503)
    assert [TOKEN.sub(b"", hidden.content)] == [TOKEN.sub(b"", unknown.content)]
    assert unknown.status_code == hidden.status_code
    assert written["Retry-After"] == "30"
    assert b"Zq" not in written.content + (b"" if is_history else look.content)
    assert all_there_is() == before
    looks_and_refusals = 4 if is_history else 0  # the page, the form before it was sent, and two who may not know
    assert AuditEvent.objects.exclude(kind="filled.up").count() == recorded + looks_and_refusals
    # Sent again as a browser does that loads the page again: the same form, with the same words.
    assert client.post(form, typed).status_code == 302
    assert client.post(form, typed).status_code == 302
    with sections.opened(case_id=case.pk, sections=sections.Section):
        assert [note.text for note in Note.objects.filter(case=case)] == ["Zqtyped"]
    assert send(client, "GET", page).status_code == 200


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_cut_costs_one_answer_and_not_the_next():
    people = cast()
    client, page = signed_in(people.caseworker), address("people", shown(stages.received(people)))
    assert client.get(page).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [(mine,)] = cursor.fetchall()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [mine])
    other.close()
    assert client.get(page).status_code == 503
    close_old_connections()  # as between any two requests
    assert client.get(page).status_code == 200
