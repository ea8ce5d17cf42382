"""What a person can read on the pages of casework: which words, in which order, in which state."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from orgs import clock, log
from screening.actions import check_ins, choices, corrections, detention, extensions, notes
from screening.types import (
    CheckInKind,
    ChoiceMade,
    DetentionKind,
    ExtensionWhy,
    HandoverAnswer,
    ServiceKind,
    WishAnswer,
)
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.reading import address, in_order, read, say_why, signed_in

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def calendar() -> stages.Calendar:
    return stages.Calendar(first=MONDAY)


class TestCase:
    def test_the_stages_say_when_each_was_reached_and_not_before_when(self, client, people, calendar):
        case = stages.only_talks_due(people, calendar)
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
        case = stages.only_talks_due(people, calendar)
        with clock.at(calendar.moment(9)):
            text = read(signed_in(client, people.caseworker), address("case", case))
        assert "Day 9 of 30" in text
        assert "Protected to the end of Wednesday 1 April 2026: 21 days from now." in text
        assert "from Thursday 2 April 2026, if the person wants it" in text

    def test_days_that_were_added_are_counted_as_added(self, client, people, calendar):
        case = stages.only_talks_due(people, calendar)
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
        case = stages.only_talks_due(people, calendar)
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
        case = stages.only_talks_due(people, calendar)
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
        case = stages.only_talks_due(people, calendar)
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
        case = stages.only_talks_due(people, calendar)
        with clock.at(calendar.moment(1)):
            notes.write(by=people.caseworker, case=case, text="Only for those who say why.")
            signed_in(client, people.other_supervisor)
            before = read(client, address("case", case))
            say_why(client, case)
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
        case = stages.only_talks_due(people, calendar)
        with clock.at(calendar.moment(2)):
            asked = extensions.ask_extension(
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

        case = stages.only_talks_due(people, calendar)
        with clock.at(calendar.moment(2)):
            asked = extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=10)
            approvals.answer(
                by=people.other_supervisor,
                approval=asked,
                answer=ApprovalAnswer.DECLINED,
                reason="Ask again on day 20.",
            )
            text = read(signed_in(client, people.caseworker), address("reflection", case))
        assert in_order(text, "Requests about the period", "Declined Longer period", "Ask again on day 20.")

    def test_whoever_asks_for_a_change_reads_the_days_as_they_are(self, client, people, calendar):
        case = stages.only_talks_due(people, calendar)
        with clock.at(calendar.moment(2)):
            signed_in(client, people.caseworker)
            for page in ("reflection_extend", "reflection_correct"):
                text = read(client, address(page, case))
                assert "first day Monday 2 March 2026, last protected day Wednesday 1 April 2026." in text

    def test_a_correction_shows_both_first_days(self, client, people, calendar):
        case = stages.only_talks_due(people, calendar)
        with clock.at(calendar.moment(2)):
            asked = corrections.ask_correction(
                by=people.caseworker, case=case, starts_on=MONDAY + timedelta(days=1), reason="A slip."
            )
            stages.approve(people.other_supervisor, asked)
            text = read(signed_in(client, people.caseworker), address("reflection", case))
        assert in_order(text, "Start corrected", "started Mon 2 March", "started Tue 3 March", "A slip.")

    def test_check_ins_say_what_the_person_wants(self, client, people, calendar):
        case = stages.only_talks_due(people, calendar)
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


def test_a_handover_kept_says_that_nothing_left(client, people):
    case = stages.handed_over(people, answer=HandoverAnswer.DOES_NOT_AGREE)
    text = read(signed_in(client, people.responder), address("handover", case))
    assert in_order(text, "Kept", "nothing that identifies left", "Does not agree")


def test_whoever_handed_a_case_over_long_ago_reads_a_receipt_and_not_how_it_goes_on(client, people, calendar):
    case = stages.only_talks_due(people, calendar)
    with clock.at(calendar.moment(3)):
        text = read(signed_in(client, people.responder), address("case", case))
    assert in_order(text, "Receipt", "Received", people.coordinating.name)
    assert "Recovery and reflection" not in text


def test_a_closed_case_says_why_it_was_closed(client, people):
    case = stages.closed(people, stages.Calendar())
    text = read(signed_in(client, people.caseworker), address("case", case))
    assert "Closed because Close: left or went home, own decision" in text
