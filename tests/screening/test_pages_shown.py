"""What a person can read on the pages of casework: which words, in which order, in which state."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock, log
from screening.actions import check_ins, choices, corrections, detention, needs, notes, reflection
from screening.models import Case
from screening.types import (
    CheckInKind,
    ChoiceMade,
    DetentionKind,
    ExtensionWhy,
    HandoverAnswer,
    NeedStatus,
    ServiceKind,
    WishAnswer,
)
from tests.factories import many, stages
from tests.factories.cast import Cast, cast
from tests.reading import address, in_order, read

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def calendar() -> stages.Calendar:
    return stages.Calendar(first=MONDAY)


def reflecting(people: Cast, calendar: stages.Calendar) -> Case:
    """The 30 days began on Monday 2 March; nothing but their own talks is due."""
    with clock.at(calendar.moment(0)):
        case = Case.objects.get(pk=stages.reflecting(people).pk)
        for need in case.need_set.all():
            needs.settle(by=people.caseworker, need=need, status=NeedStatus.MET)
    return case


def signed_in(client: Client, user) -> Client:
    client.force_login(user)
    return client


class TestToday:
    def test_says_how_much_is_late_due_today_and_soon_and_leads_there(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(7)):
            html = signed_in(client, people.caseworker).get(reverse("screening:today")).content.decode()
            text = read(client, reverse("screening:today"))
        assert in_order(text, "0 overdue", "1 due today", "Today", "Day 7 check-in", case.codename)
        assert 'href="#due-today"' in html
        assert 'id="due-today"' in html

    def test_what_is_late_comes_first_and_is_our_task(self, client, people, calendar):
        reflecting(people, calendar)
        with clock.at(calendar.moment(9)):
            text = read(signed_in(client, people.caseworker), reverse("screening:today"))
        assert in_order(text, "Overdue: our task", "Mon 9 March", "2 days late · our task", "Day 7 check-in", "G34")
        assert "Your task, by local policy, for guideline 34" in text

    def test_within_a_day_a_child_comes_first(self, client, people, calendar):
        adult = reflecting(people, calendar)
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
        assert in_order(text, "Mon 9 March", _shown(child), "Treat as a child", "Mon 9 March", _shown(adult))

    def test_the_wish_of_the_person_stands_beside_the_task_of_whoever_works_with_them(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(1)):
            choices.record(by=people.caseworker, case=case, service=ServiceKind.PHONE_CALL, choice=ChoiceMade.WANTS)
        with clock.at(calendar.moment(6)):
            assert "Wants: Phone call" in read(signed_in(client, people.caseworker), reverse("screening:today"))
            theirs = read(signed_in(client, people.other_supervisor), reverse("screening:today"))
        assert "Wants: Phone call" not in theirs
        assert "Open the case to read it" in theirs

    def test_an_empty_list_names_what_comes_next(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(7)):
            check_ins.record(by=people.caseworker, case=case, kind=CheckInKind.DAY_7, took_place_at=clock.now())
            text = read(signed_in(client, people.caseworker), reverse("screening:today"))
        assert in_order(text, "Nothing is due in the next seven days.", "Next", "Mon 16 March", "Day 14 check-in")

    def test_a_supervisor_sees_who_waits_for_a_caseworker(self, client, people):
        from screening.actions import handover

        case = stages.handed_over(people)
        handover.receive(by=people.other_supervisor, case=case)
        text = read(signed_in(client, people.other_supervisor), reverse("screening:today"))
        assert in_order(text, "1 without a caseworker", "Without a caseworker", _shown(case), "Name a caseworker")


class TestCase:
    def test_the_stages_say_when_each_was_reached_and_not_before_when(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(9)):
            answer = signed_in(client, people.caseworker).get(address("case", case)).content.decode()
            text = read(client, address("case", case))
        assert in_order(
            text,
            "Screening done Mon 2 March",
            "Recovery and reflection Now: day 9",
            "Identification Not before Thu 2 April",
        )
        assert answer.count('aria-current="step"') == 1

    def test_the_protected_days_are_said_in_words(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(9)):
            text = read(signed_in(client, people.caseworker), address("case", case))
        assert "Day 9 of 30" in text
        assert "Protected to the end of Wednesday 1 April 2026: 21 days from now." in text
        assert "from Thursday 2 April 2026, if the person wants it" in text

    def test_days_that_were_added_are_counted_as_added(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(3)):
            held_from = calendar.moment(2)
            detention.record(
                by=people.caseworker,
                case=case,
                kind=DetentionKind.DETENTION,
                started_at=held_from,
                released_at=clock.now(),
            )
        with clock.at(calendar.moment(9)):
            text = read(signed_in(client, people.caseworker), address("case", case))
        assert "Day 9 of 32" in text
        assert "30 days by guideline 30, 2 added for days held" in text
        assert "H a day on which the person was held" in text

    def test_while_the_person_is_held_no_end_is_shown(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(3)):
            detention.record(
                by=people.caseworker, case=case, kind=DetentionKind.DETENTION, started_at=calendar.moment(3)
            )
        with clock.at(calendar.moment(9)):
            signed_in(client, people.caseworker)
            for page in ("case", "reflection"):
                text = read(client, address(page, case))
                assert "Day 9. The person is held, so no end is known" in text, page
                assert "Protected to the end" not in text
            overview = read(client, address("case", case))
            with clock.at(calendar.moment(25)):
                listed = read(client, reverse("screening:today")) + read(client, reverse("screening:cases"))
        assert "last protected day:" not in overview
        assert "Last protected day of the period" not in overview + listed
        assert "Identification No date while held" in overview
        assert in_order(overview, "Held", "The person is held", "Since Thu 5 March 2026, 10:00")

    def test_conditions_of_the_next_step_are_open_first_with_their_number_and_the_way_there(
        self, client, people, calendar
    ):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(9)):
            text = read(signed_in(client, people.caseworker), address("case", case))
        assert in_order(
            text,
            "Before the next step: Go to formal identification",
            "Still open: 4 of 7 conditions.",
            "Not yet The last protected day has passed. Open the 30 days Guideline G30",
            "Not yet The person was told what comes next, and said it back. Record what was explained Guideline G7",
            "Met No request about the period waits for an answer. Guideline G30",
        )

    def test_wishes_stand_beside_our_tasks(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(1)):
            choices.record(
                by=people.caseworker,
                case=case,
                service=ServiceKind.LEGAL_AID,
                choice=ChoiceMade.NOT_NOW,
                offer_again_on=MONDAY + timedelta(days=14),
            )
            text = read(signed_in(client, people.caseworker), address("case", case))
        assert in_order(text, "What we must do", "What the person wants", "Not now Legal aid")
        assert "Said Tue 3 March · ask again Mon 16 March" in text

    def test_a_supervisor_reads_no_wish_before_saying_why(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(1)):
            notes.write(by=people.caseworker, case=case, text="Only for those who say why.")
            signed_in(client, people.other_supervisor)
            before = read(client, address("case", case))
            client.post(address("purpose", case), {"purpose": "supervision", "submission": _sending(client, case)})
            after = read(client, address("case", case))
        assert "Not open to you. Say why you open the case" in before
        assert "Only for those who say why." not in before
        assert "Only for those who say why." in after

    def test_who_works_on_it_names_the_hand_over_and_the_identifying_office(self, client, people):
        case = stages.received(people)
        text = read(signed_in(client, people.caseworker), address("case", case))
        assert in_order(text, "Hand-over Received on", f"by {people.other_supervisor.code}", "Identifying office")
        assert people.identifying.name in text

    @pytest.mark.parametrize("page", ["case", "handover", "finding"])
    def test_where_the_national_office_stands_in_it_is_said(self, client, people, page):
        case = stages.received(people)
        with log.recording("test.no_office", by=None):
            people.province_a.identifying_office = None
            people.province_a.save(update_fields=["identifying_office"])
        text = read(signed_in(client, people.caseworker), address(page, case))
        assert "No identifying office is named for this province: the national office stands in." in text


class TestPeriod:
    def test_every_change_says_from_to_why_who_and_whether_it_was_told(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(2)):
            asked = reflection.ask_extension(
                by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=10, reason="In hospital."
            )
            stages.approve(people.other_supervisor, asked)
            text = read(signed_in(client, people.caseworker), address("reflection", case))
        assert in_order(
            text,
            "Why the dates are what they are",
            "Extension Wed 4 March 2026, 10:00",
            "Wed 1 April",
            "Sat 11 April",
            "+10 days",
            f"asked by {people.caseworker.code}, approved by {people.other_supervisor.code}",
            "Not told yet: record it",
            "Period granted",
            "Not set",
            "Explained on Mon 2 March",
        )
        assert "30 days by guideline 30, 10 longer by extension" in text

    def test_a_declined_request_is_kept_with_its_reason(self, client, people, calendar):
        from screening.actions import approvals
        from screening.types import ApprovalAnswer

        case = reflecting(people, calendar)
        with clock.at(calendar.moment(2)):
            asked = reflection.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=10)
            approvals.answer(
                by=people.other_supervisor,
                approval=asked,
                answer=ApprovalAnswer.DECLINED,
                reason="Ask again on day 20.",
            )
            text = read(signed_in(client, people.caseworker), address("reflection", case))
        assert in_order(text, "Requests about the period", "Declined Longer period", "Ask again on day 20.")

    def test_whoever_asks_for_a_change_reads_the_days_as_they_are(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(2)):
            signed_in(client, people.caseworker)
            for page in ("reflection_extend", "reflection_correct"):
                text = read(client, address(page, case))
                assert "first day Monday 2 March 2026, last protected day Wednesday 1 April 2026." in text

    def test_a_correction_shows_both_first_days(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(2)):
            asked = corrections.ask_correction(
                by=people.caseworker, case=case, starts_on=MONDAY + timedelta(days=1), reason="A slip."
            )
            stages.approve(people.other_supervisor, asked)
            text = read(signed_in(client, people.caseworker), address("reflection", case))
        assert in_order(text, "Start corrected", "started Mon 2 March", "started Tue 3 March", "A slip.")

    def test_check_ins_say_what_the_person_wants(self, client, people, calendar):
        case = reflecting(people, calendar)
        with clock.at(calendar.moment(7)):
            check_ins.record(
                by=people.caseworker,
                case=case,
                kind=CheckInKind.DAY_7,
                took_place_at=clock.now(),
                wants_interview=WishAnswer.LATER,
                remarks="Slept better.",
            )
            text = read(signed_in(client, people.caseworker), address("reflection", case))
        assert in_order(text, "day 7 held", "Check-ins", "Day 7 check-in", "Slept better.", "formal interview", "Later")


def _shown(case: Case) -> str:
    return f"{case.reference[:4]}-{case.reference[4:]}"


def _sending(client: Client, case: Case) -> str:
    html = client.get(address("case", case)).content.decode()
    found = re.search(r'name="submission" value="([^"]+)"', html)
    assert found is not None
    return found.group(1)


def test_a_handover_kept_says_that_nothing_left(client, people):
    case = stages.handed_over(people, answer=HandoverAnswer.DOES_NOT_AGREE)
    text = read(signed_in(client, people.responder), address("handover", case))
    assert in_order(text, "Kept", "nothing that identifies left", "Does not agree")
