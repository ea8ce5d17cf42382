"""What a person can read in the list of cases, and of what was written: each where its section is open to them."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from orgs import clock, wording
from screening.actions import detention, handover, interim, notes, persons
from screening.models import Case
from screening.types import DetentionKind, RiskLevel
from tests.factories import many, stages
from tests.factories.cast import Cast, cast
from tests.reading import address, in_order, read, say_why, shown, signed_in, words_of

pytestmark = pytest.mark.django_db

KHMER = "ព្រះមហាសង្ឃរាជាធិបតីសុវណ្ណារ៉េតន៍"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return Case.objects.get(pk=stages.reflecting(people).pk)


class TestList:
    def test_filters_are_shown_removable_and_kept_from_page_to_page(self, client, people, case):
        many.cases_like(case, 30)
        signed_in(client, people.caseworker)
        url = reverse("screening:cases") + "?stage=reflection&province=01"
        html = client.get(url).content.decode()
        text = read(client, url)
        assert in_order(text, "Remove the filter", "Stage: Recovery and reflection", "Province: Banteay Meanchey")
        assert 'href="?province=01"' in html
        assert 'href="?stage=reflection&amp;province=01&amp;page=2"' in html
        assert "26 to 31 of 31" in read(client, url + "&page=2")

    def test_nothing_found_says_what_to_try(self, client, people, case):
        signed_in(client, people.caseworker)
        url = reverse("screening:cases")
        assert in_order(read(client, f"{url}?stage=closed"), "No case fits all of these filters.", "Clear all")
        looked_for = words_of(client.post(url, {"reference": "7KQ4-M2XA"}).content.decode())
        assert in_order(looked_for, "0 results for", "7KQ4-M2XA", "Check the reference")
        mine = read(signed_in(client, people.partner), url)
        assert "No case is your task now." in mine

    def test_only_what_is_late_can_be_listed(self, client, people, case):
        signed_in(client, people.caseworker)
        url = reverse("screening:cases") + "?overdue=on"
        assert case.codename not in read(client, url)
        with clock.at(clock.now() + timedelta(days=8)):
            assert case.codename in read(client, url)


class TestWhatWasWritten:
    def test_the_senders_remarks_are_read_by_those_who_received_the_case_and_not_before(self, client, people):
        case = stages.answered(people)
        handover.send(by=people.responder, case=case, answer="agrees", remarks=f"Waits at the gate. {KHMER}")
        signed_in(client, people.other_supervisor)
        assert "Waits at the gate." not in read(client, address("handover", case))
        handover.receive(by=people.other_supervisor, case=case)
        text = read(client, address("handover", case))
        assert in_order(
            text, "Received", people.other_supervisor.code, "Remarks of the sender", "Waits at the gate.", KHMER
        )

    def test_each_risk_stands_with_its_own_answer(self, client, people, case):
        interim.assess_risk(
            by=people.caseworker,
            case=case,
            took_place_at=clock.now(),
            health=RiskLevel.HIGH,
            safety=RiskLevel.LOW,
            security=RiskLevel.MEDIUM,
            with_person=True,
            health_response="To the clinic.",
            safety_response="Stays inside.",
            security_response="The number was changed.",
        )
        text = read(signed_in(client, people.caseworker), address("interim", case))
        assert in_order(
            text, "Health High To the clinic.", "Safety Low Stays inside.", "Threat Medium The number was changed."
        )

    def test_to_whom_a_notice_went_is_read_where_identity_is_open_only(self, client, people, case):
        by = people.caseworker
        row = detention.record(by=by, case=case, kind=DetentionKind.CHARGE, started_at=clock.now())
        detention.send_notice(by=by, detention=row, sent_at=clock.now(), addressed_to="The prosecutor of the province.")
        assert "The prosecutor of the province." in read(signed_in(client, by), address("detention", case))
        signed_in(client, people.other_supervisor)
        say_why(client, case)
        text = read(client, address("detention", case))
        assert "The prosecutor of the province." not in text
        assert in_order(text, "To whom", "Not open to you")

    def test_name_and_safe_contact_stand_with_the_people_for_those_who_work_with_the_person(self, client, people, case):
        persons.write(by=people.caseworker, case=case, name_to_use=KHMER, contact_details="By the shop.")
        text = read(signed_in(client, people.caseworker), address("people", case))
        assert in_order(text, "The person", "Name to use", KHMER, "Safe contact", "By the shop.")
        signed_in(client, people.other_supervisor)
        say_why(client, case)
        assert KHMER not in read(client, address("people", case))
        say_why(client, case, identity=True)
        assert KHMER in read(client, address("people", case))

    def test_notes_are_newest_first_and_read_page_by_page(self, client, people, case):
        for number in range(35):
            notes.write(by=people.caseworker, case=case, text=f"Note {number}.")
        text = read(signed_in(client, people.caseworker), address("notes", case))
        assert in_order(text, "Note 34.", "Note 5.", "1 to 30 of 35")
        assert "Note 4." in read(client, address("notes", case) + "?page=2")


def test_whoever_may_know_of_a_case_reads_why_a_page_is_not_theirs(client, people, case):
    answer = signed_in(client, people.caseworker).get(address("screening_safety", case))
    assert answer.status_code == 403
    assert "Only whoever began the screening does this" in words_of(answer.content.decode())


def test_a_day_is_never_shown_as_it_is_stored(client, people, case):
    signed_in(client, people.caseworker)
    for page in ("case", "reflection", "choices", "interim", "finding", "plan", "people", "notes", "needs", "handover"):
        assert re.findall(r"\b\d{4}-\d{2}-\d{2}\b", read(client, address(page, case))) == [], page
    assert date.today().isoformat() not in read(client, reverse("screening:today"))


def test_a_print_says_whose_case_who_printed_it_and_when(client, people, case):
    moment = clock.now().replace(microsecond=0)
    with clock.at(moment):
        html = signed_in(client, people.caseworker).get(address("case", case)).content.decode()
        unknown = client.get(reverse("screening:case", args=["7KQ4-M2XA"])).content.decode()
    foot = " ".join(re.sub(r"<[^>]+>", " ", html.split("print-foot", 1)[1].split("</p>")[0]).split())
    assert in_order(foot, shown(case), f"Printed by {people.caseworker.code}", wording.moment(moment), "Confidential")
    # Nothing on the page of what may not be known depends on when it was asked.
    assert "print-foot" not in unknown
