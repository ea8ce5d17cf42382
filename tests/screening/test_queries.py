"""A page asks the database no more for sixty rows than for three."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs import clock
from screening import reference
from screening.actions import attachments, check_ins, choices, detention, extensions, notes
from screening.models import Case
from screening.types import CheckInKind, ChoiceMade, DetentionKind, ExtensionWhy, ServiceKind
from tests.factories import files, many, stages
from tests.factories.cast import Cast, cast
from tests.test_architecture import sensitive_fields

pytestmark = pytest.mark.django_db

FEW, MANY = 3, 60
# What the first page of a case may ask of whoever reads it: who that is, the time of the sign-in, the case and how they
# stand to it; the look, on SQLite in two statements and the two around them; and six kinds of rows.
CASE_PAGE = 14
BEFORE_RECEIPT = 15  # its author, before it is received: one more, about training or the hand-over
# What a list may ask: who looks, where they work now, what is listed, what is beside it, its record, the frame. Whoever
# supervises is asked of besides what waits for their answer.
LISTS = {"caseworker": 12, "other_supervisor": 22}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return Case.objects.get(pk=stages.reflecting(people).pk)


def asked(client: Client, url: str) -> int:
    client.get(url)  # what is asked once a process only, such as the checklist, is not the page's
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def holds(client: Client, url: str, add: Callable[[int], object]) -> None:
    add(FEW)
    few = asked(client, url)
    add(MANY - FEW)
    assert asked(client, url) <= few


def add_cases(case: Case) -> Callable[[int], object]:
    return lambda number: many.cases_like(case, number)


def add_tasks(case: Case) -> Callable[[int], object]:
    task = case.deadline_set.filter(met_at__isnull=True, dropped_at__isnull=True).first()
    assert task is not None
    return lambda number: many.tasks_like(task, number)


def add_notes(people: Cast, case: Case) -> Callable[[int], object]:
    return lambda number: [notes.write(by=people.caseworker, case=case, text=f"{one}") for one in range(number)]


def add_attachments(people: Cast, case: Case) -> Callable[[int], object]:
    return lambda number: [
        attachments.add(by=people.caseworker, case=case, **files.attached()) for _one in range(number)
    ]


def add_choices(people: Cast, case: Case) -> Callable[[int], object]:
    def add(number: int) -> None:
        for one in range(number):
            made = list(ChoiceMade)[one % len(ChoiceMade)]
            choices.record(by=people.caseworker, case=case, service=ServiceKind.DOCTOR, choice=made)

    return add


def add_check_ins(people: Cast, case: Case) -> Callable[[int], object]:
    def add(number: int) -> None:
        for _one in range(number):
            now = clock.now()
            check_ins.record(by=people.caseworker, case=case, kind=CheckInKind.OTHER, took_place_at=now)

    return add


def of(case: Case, page: str) -> str:
    return reverse(f"screening:{page}", args=[reference.shown(case.reference)])


@pytest.mark.parametrize("page", ["today", "cases"])
def test_a_list_costs_the_same_for_few_cases_and_for_many(client, people, case, page):
    client.force_login(people.caseworker)
    holds(client, reverse(f"screening:{page}"), add_cases(case))


@pytest.mark.parametrize("page", ["today", "cases"])
def test_a_supervisors_list_costs_the_same_for_few_cases_and_for_many(client, people, case, page):
    client.force_login(people.other_supervisor)
    holds(client, reverse(f"screening:{page}"), add_cases(case))


@pytest.mark.parametrize("page", ["today", "cases"])
@pytest.mark.parametrize("who", LISTS)
def test_a_list_asks_little_and_fetches_nothing_that_was_typed(client, people, case, page, who):
    extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=10)
    add_cases(case)(FEW)
    client.force_login(getattr(people, who))
    url = reverse(f"screening:{page}")
    assert asked(client, url) <= LISTS[who]
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    fetched = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    typed = [f'"{model._meta.db_table}"."{column.column}"' for model, column in sensitive_fields()]
    assert [(one, sql) for sql in fetched for one in typed if one in sql] == []


@pytest.mark.parametrize("page", ["today", "case", "reflection"])
def test_a_page_of_tasks_costs_the_same_for_few_and_for_many(client, people, case, page):
    client.force_login(people.caseworker)
    url = reverse("screening:today") if page == "today" else of(case, page)
    holds(client, url, add_tasks(case))


@pytest.mark.parametrize("page", ["notes", "case", "timeline", "seen"])
def test_a_page_of_notes_and_events_costs_the_same_for_few_and_for_many(client, people, case, page):
    client.force_login(people.caseworker)
    holds(client, of(case, page), add_notes(people, case))


def test_the_list_of_attachments_costs_the_same_for_few_and_for_many_and_fetches_none(client, people, case):
    client.force_login(people.caseworker)
    holds(client, of(case, "attachments"), add_attachments(people, case))
    with CaptureQueriesContext(connection) as queries:
        client.get(of(case, "attachments"))
    assert not any("attachmentcontent" in query["sql"] for query in queries)


@pytest.mark.parametrize("page", ["choices", "case"])
def test_the_ledger_costs_the_same_for_few_choices_and_for_many(client, people, case, page):
    client.force_login(people.caseworker)
    holds(client, of(case, page), add_choices(people, case))


def test_the_period_costs_the_same_for_few_check_ins_and_for_many(client, people, case):
    client.force_login(people.caseworker)
    holds(client, of(case, "reflection"), add_check_ins(people, case))


def test_the_overview_of_a_case_asks_little_whatever_is_on_it(client, people, case):
    client.force_login(people.caseworker)
    assert asked(client, of(case, "case")) <= CASE_PAGE
    add_notes(people, case)(FEW)
    add_choices(people, case)(FEW)
    extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=10)
    for kind in DetentionKind:
        detention.record(by=people.caseworker, case=case, kind=kind, started_at=clock.now())
    assert asked(client, of(case, "case")) <= CASE_PAGE


@pytest.mark.parametrize("made", [stages.begun, stages.handed_over], ids=lambda made: made.__name__)
def test_the_overview_asks_little_before_the_case_is_received(client, people, made):
    client.force_login(people.responder)
    assert asked(client, of(made(people), "case")) <= BEFORE_RECEIPT


@pytest.mark.parametrize("who", ["other_supervisor", "responder"])
def test_the_overview_asks_no_more_of_whoever_reads_less(client, people, case, who):
    client.force_login(getattr(people, who))
    assert asked(client, of(case, "case")) < CASE_PAGE
