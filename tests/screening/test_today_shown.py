"""What a person can read on the page of today: what is late, due and soon, whose it is and why, and what is wanted."""

from datetime import date

import pytest
from django.urls import reverse

from orgs import clock, log
from screening.actions import check_ins, choices, extensions, handover
from screening.types import CheckInKind, ChoiceMade, ExtensionWhy, ServiceKind
from tests.factories import many, stages
from tests.factories.cast import Cast, cast
from tests.reading import in_order, read, shown, signed_in

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def calendar() -> stages.Calendar:
    return stages.Calendar(first=MONDAY)


def test_says_how_much_is_late_due_today_and_soon_and_leads_there(client, people, calendar):
    case = stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(7)):
        html = signed_in(client, people.caseworker).get(reverse("screening:today")).content.decode()
        text = read(client, reverse("screening:today"))
    assert in_order(text, "0 overdue", "1 due today", "Today", "Day 7 check-in", case.codename)
    assert 'href="#due-today"' in html
    assert 'id="due-today"' in html


def test_what_is_late_comes_first_and_is_our_task(client, people, calendar):
    stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(9)):
        text = read(signed_in(client, people.caseworker), reverse("screening:today"))
    assert in_order(text, "Overdue: our task", "Mon 9 March", "2 days late · our task", "Day 7 check-in", "G34")
    assert in_order(text, "Your task, by local policy, for guideline 34", "Not asked yet")


def test_within_a_day_a_child_comes_first(client, people, calendar):
    adult = stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(1)):
        child = many.cases_like(adult, 1)[0]
        with log.recording("test.made_child", by=None):
            child.is_child = True
            child.save(update_fields=["is_child"])
        with log.recording("test.made_earlier", by=None):
            task = adult.deadline_set.get(kind="check_in_7")
            task.due_at = calendar.moment(7)
            task.save(update_fields=["due_at"])
    with clock.at(calendar.moment(6)):
        text = read(signed_in(client, people.caseworker), reverse("screening:today"))
    assert in_order(text, "Mon 9 March", shown(child), "Treat as a child", "Mon 9 March", shown(adult))


def test_the_wish_of_the_person_stands_beside_the_task_of_whoever_works_with_them(client, people, calendar):
    case = stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(1)):
        choices.record(by=people.caseworker, case=case, service=ServiceKind.PHONE_CALL, choice=ChoiceMade.WANTS)
    with clock.at(calendar.moment(6)):
        assert "Wants: Phone call" in read(signed_in(client, people.caseworker), reverse("screening:today"))
        theirs = read(signed_in(client, people.other_supervisor), reverse("screening:today"))
    assert "Wants: Phone call" not in theirs
    assert "Open the case to read it" in theirs


def test_an_empty_list_names_what_comes_next(client, people, calendar):
    case = stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(7)):
        check_ins.record(by=people.caseworker, case=case, kind=CheckInKind.DAY_7, took_place_at=clock.now())
        text = read(signed_in(client, people.caseworker), reverse("screening:today"))
    assert in_order(text, "Nothing is due in the next seven days.", "Next", "Mon 16 March", "Day 14 check-in")


def test_a_supervisor_sees_who_waits_for_a_caseworker(client, people):
    case = stages.handed_over(people)
    handover.receive(by=people.other_supervisor, case=case)
    text = read(signed_in(client, people.other_supervisor), reverse("screening:today"))
    assert in_order(text, "1 without a caseworker", "Without a caseworker", shown(case), "Name a caseworker")


def test_an_urgent_need_is_called_by_its_name(client, people):
    stages.received(people)
    text = read(signed_in(client, people.caseworker), reverse("screening:today"))
    assert in_order(text, "Meet an urgent need: Food or water", "Guideline G28", "Urgent")


def test_a_request_is_the_task_of_those_who_answer_and_not_of_whoever_asked(client, people, calendar):
    case = stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(1)):
        extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=10)
        text = read(signed_in(client, people.caseworker), reverse("screening:today"))
    assert in_order(text, "Answer a request", f"Task of a supervisor of {people.coordinating.name}")
