"""What can a person read on a page? Its words in their order, without markup."""

import html
import re

from django.test import Client
from django.urls import reverse

from orgs.models import User
from screening import reference
from screening.models import Case


def words_of(page: str) -> str:
    """All words of ``<main>``, as they follow each other, single-spaced."""
    main = re.search(r"<main.*?</main>", page, re.S)
    assert main is not None
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main.group(0))).split())


def address(name: str, case: Case) -> str:
    app = "" if ":" in name else "screening:"
    return reverse(f"{app}{name}", args=[reference.shown(case.reference)])


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return words_of(answer.content.decode())


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def say_why(client: Client, case: Case, *, identity: bool = False) -> None:
    """Whoever must say why they read a case says so: supervision, and identity where that is wanted."""
    found = re.search(r'name="submission" value="([^"]+)"', client.get(address("case", case)).content.decode())
    assert found is not None
    said = {"purpose": "supervision", "submission": found.group(1)}
    client.post(address("purpose", case), said | ({"with_identity": "on"} if identity else {}))


def shown(case: Case) -> str:
    return reference.shown(case.reference)


def in_order(text: str, *parts: str) -> bool:
    """Whether every part stands in the text, each after the one before it."""
    place = -1
    for part in parts:
        place = text.find(part, place + 1)
        if place < 0:
            return False
    return True
