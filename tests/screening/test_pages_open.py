"""Every page of a case opens for those who work on it, at each stage, and names no person in its title."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from screening import reference
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db

READ = (
    "case", "needs", "interim", "detention", "reflection", "choices", "finding", "plan", "people", "notes", "timeline",
    "seen", "handover", "screening_read", "moves",
)  # fmt: skip


def every_name(namespace: str) -> list[str]:
    patterns = next(p for p in get_resolver().url_patterns if getattr(p, "namespace", "") == namespace)
    return [one.name for one in patterns.url_patterns]


@pytest.mark.parametrize("stage", ["received", "supported"])
def test_the_caseworker_opens_every_page(client: Client, stage):
    people = cast()
    case = stages.received(people) if stage == "received" else stages.supported(people, stages.Calendar())
    client.force_login(people.caseworker)
    for name in READ:
        answer = client.get(reverse(f"screening:{name}", args=[reference.shown(case.reference)]))
        assert answer.status_code == 200, name
        title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)
        assert title
        assert case.codename not in title[1]


def test_every_form_of_the_caseworker_opens(client: Client):
    people = cast()
    case = stages.received(people)
    client.force_login(people.caseworker)
    for name in every_name("screening"):
        # The trail is no page of a caseworker: tests/persona/test_audit.py.
        if name in ("purpose", "move", "screening_interrupted") or name.startswith("audit_"):
            continue
        try:
            url = reverse(f"screening:{name}", args=[case.reference])
        except Exception:
            continue
        assert client.get(url).status_code in (200, 302, 403), name


@pytest.mark.parametrize("persona", ["responder", "caseworker", "supervisor", "specialist", "auditor", "administrator"])
def test_home_today_and_the_list_open(client: Client, persona):
    people = cast()
    stages.received(people)
    client.force_login(people.people()[persona])
    for name in ("home", "today", "cases", "approvals"):
        assert client.get(reverse(f"screening:{name}")).status_code == 200, name


# What stands on the home page of each role beside what all have: typed by hand, from who may open what.
LED_TO = {
    "responder": {"screening_new", "screenings", "cases"},
    "caseworker": {"today", "cases", "told"},
    "specialist": {"today", "cases"},
    "supervisor": {"approvals", "today", "cases", "review", "audit", "told"},
    "match_desk": {"matches"},
    "auditor": {"audit"},
    "statistician": set(),
    "administrator": set(),
    "former_worker": set(),
}


@pytest.mark.parametrize("persona", LED_TO)
def test_home_leads_to_what_a_role_may_open_and_nowhere_else(client: Client, persona):
    client.force_login(cast().people()[persona])
    home = client.get(reverse("screening:home")).content.decode()
    links = set(re.findall(r'<a class="h3" href="([^"]+)"', home))
    assert {reverse(f"screening:{name}") for name in LED_TO[persona]} <= links
    for name in ("review", "audit", "matches"):
        assert (reverse(f"screening:{name}") in links) == (name in LED_TO[persona]), name
    for url in links:
        assert client.get(url).status_code == 200, url


def test_only_what_is_not_built_is_said_to_have_no_page(client: Client):
    people = cast()
    for persona in people.people():
        client.force_login(people.people()[persona])
        home = client.get(reverse("screening:home")).content.decode()
        assert ("no page of their own" in home) == (persona == "statistician"), persona
