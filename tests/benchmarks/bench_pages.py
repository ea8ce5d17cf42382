"""What do pages weigh on the wire, and what do they cost beside a page that only draws constants? By hand:

    uv run pytest tests/benchmarks -n 0 -s -o python_files="bench_*.py"

Weights are judged; times are printed as ratios within one run, and nothing is asserted about seconds.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path

from config.urls import urlpatterns as ours
from orgs import clock
from orgs.models import AuditEvent
from screening import reference
from screening.actions import indicator_sets, notes
from screening.models import Case, Deadline
from tests.factories import many, stages
from tests.factories.cast import Cast, cast
from tests.reading import address

pytestmark = pytest.mark.django_db
ROUNDS, MANY_EVENTS = 31, 10_000
FRAME = '{% extends "base.html" %}{% block title %}Floor{% endblock %}{% block content %}'
ROWS = (
    FRAME + '<h1>Floor</h1><section class="sheet"><ul>{% for row in rows %}<li><a href="{{ row.url }}">{{ row.word }}'
    "</a> <span>{{ row.day }}</span> {{ row.who }} {{ row.why }}</li>{% endfor %}</ul></section>{% endblock %}"
)
RADIOS = (
    FRAME + '<form method="post">{% csrf_token %}{% for row in rows %}<fieldset><legend>{{ row.word }}</legend>'
    '{% for answer in answers %}<div class="form-check"><input class="form-check-input" type="radio" id="{{ row.url }}'
    '{{ forloop.counter }}" name="{{ row.url }}" value="{{ answer }}"><label for="{{ row.url }}{{ forloop.counter }}">'
    "{{ answer }}</label></div>{% endfor %}</fieldset>{% endfor %}</form>{% endblock %}"
)
CONSTANTS = [
    {"url": f"r{n}", "word": f"Row number {n}", "day": "14 March", "who": "W-AAAAA", "why": "a reason"}
    for n in range(60)
]


def _floor(markup: str, number: int) -> Callable[[HttpRequest], HttpResponse]:
    template = engines["django"].from_string(markup)

    @login_required
    def view(request: HttpRequest) -> HttpResponse:
        answers = ("yes", "no", "unknown", "preferred", "not_asked")
        return HttpResponse(template.render({"rows": CONSTANTS[:number], "answers": answers}, request))

    return view


urlpatterns = [
    *ours,
    path("floor/rows/", _floor(ROWS, 50)),
    path("floor/few/", _floor(ROWS, 10)),
    path("floor/radios/", _floor(RADIOS, 60)),
]


@pytest.fixture
def people() -> Cast:
    indicator_sets.load_shipped()
    return cast()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def compared(client: Client, subject: str, floor: str) -> tuple[float, float, int]:
    """Median milliseconds of both, asked in turn, and how many queries the subject asks."""
    taken: dict[str, list[float]] = {subject: [], floor: []}
    with override_settings(ROOT_URLCONF=__name__):
        for one in (subject, floor) * 3:
            assert client.get(one).status_code == 200, one
        for _round in range(ROUNDS):
            for one in (subject, floor):
                began = time.perf_counter()
                client.get(one)
                taken[one].append((time.perf_counter() - began) * 1000)
        with CaptureQueriesContext(connection) as queries:
            client.get(subject)
    return statistics.median(taken[subject]), statistics.median(taken[floor]), len(queries)


def say(what: str, client: Client, subject: str, floor: str) -> None:
    mine, base, asked = compared(client, subject, floor)
    print(f"\n{what}: {mine:.1f} ms, floor {base:.1f} ms, ratio {mine / base:.2f}, {asked} queries", end="")


def test_the_work_list_of_fifty_beside_fifty_constants(people):
    case = stages.received(people)
    for twin in many.cases_like(case, 49):
        assert twin.pk
    say("work list, 50 cases", signed_in(people.caseworker), "/today/", "/floor/rows/")
    say("list of cases, 25 a page", signed_in(people.caseworker), "/cases/", "/floor/rows/")


def test_the_same_lists_in_a_site_of_ten_thousand_cases(people):
    case = stages.received(people)
    many.cases_like(case, 49)
    _others(case, people, number=10_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert Case.objects.count() == 10_050
    say("work list, 50 of 10,050", signed_in(people.caseworker), "/today/", "/floor/rows/")
    say("list of cases, 50 of 10,050", signed_in(people.caseworker), "/cases/", "/floor/rows/")
    say("list of cases, 5,050 of 10,050", signed_in(people.other_supervisor), "/cases/", "/floor/rows/")


def _others(case: Case, people: Cast, *, number: int) -> None:
    """Half of them are a colleague's in the same office, half another office's in another province."""
    keys = [twin.pk for twin in many.cases_like(case, number)]
    for some, who, office in (
        (keys[::2], people.second_caseworker, people.coordinating),
        (keys[1::2], people.outsider, people.elsewhere),
    ):
        theirs = Case.objects.filter(pk__in=some)
        where = {"responsible_office": office, "province": office.province}
        theirs.update(author=who, responsible=who, caseworker=who, **where)
        Deadline.objects.filter(case__in=theirs).update(office=office)


def test_the_page_of_a_case_at_ten_events_and_at_many_more(people):
    case = stages.reflecting(people)
    client = signed_in(people.caseworker)
    notes.write(by=people.caseworker, case=case, text="Invented.")
    say("case page, few events", client, address("case", case), "/floor/few/")
    many.rows_like(case.note_set.get(), [{"recorded_at": clock.now()} for _note in range(MANY_EVENTS)])
    many.events_like(AuditEvent.objects.filter(case_id=case.pk).latest("position"), MANY_EVENTS)
    say("case page, 10,000 notes and events more", client, address("case", case), "/floor/few/")


def test_the_checklist_beside_a_plain_loop(people):
    case = stages.answered(people)
    at = f"/cases/{reference.shown(case.reference)}/screening"
    say("a section of the checklist", signed_in(people.responder), f"{at}/control_and_freedom/", "/floor/radios/")
