"""What can a person read on a page? Its words in their order, without markup."""

import html
import re

from django.test import Client
from django.urls import reverse

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


def in_order(text: str, *parts: str) -> bool:
    """Whether every part stands in the text, each after the one before it."""
    place = -1
    for part in parts:
        place = text.find(part, place + 1)
        if place < 0:
            return False
    return True
