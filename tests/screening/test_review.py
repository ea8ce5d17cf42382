"""What a supervisor should look at stands in their queue once it was done, and in nobody's who may not look at it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs import clock, log
from orgs.actions import members
from orgs.models import AuditEvent, User
from orgs.refusals import Refused
from screening import access, record, review_rules
from screening.access import Denied, review
from screening.actions import (
    approvals,
    cases,
    checklist,
    corrections,
    denials,
    emergencies,
    ending,
    extensions,
    handover,
    indicator_sets,
    moves,
    safety_check,
)
from screening.actions import review as acts
from screening.actions.checklist import Given
from screening.checklist import Answer
from screening.models import Case, ReviewAnswer
from screening.safety import Part
from screening.sections import SectionClosed
from screening.types import (
    ApprovalAnswer,
    DenialWhy,
    ExtensionWhy,
    HandoverAnswer,
    InformationTopic,
    Reviewed,
)
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.factories.looked_at import NO, answer_all, begin, look, lowered, through, tried
from tests.factories.many import row_like
from tests.reading import read, shown, signed_in

pytestmark = pytest.mark.django_db
PAGE = reverse("screening:review")
WHY = "May come to harm tonight, and nobody answers."


# From now to ten o'clock of tomorrow, once for all tests: what one of them built is never later than the next begins.
TO_THE_DAY = clock.day_began() + timedelta(days=1, hours=10) - clock.now()


@pytest.fixture(autouse=True)
def by_day() -> Iterator[None]:
    """Whoever looks into a case at night is looked at for that: what is about anything else happens by day."""
    with time_machine.travel(clock.now() + TO_THE_DAY):
        yield


@pytest.fixture
def people(by_day: None) -> Cast:
    return cast()


def reasons(user: User) -> list[str]:
    return [item.reason.code for item in review.queue(user).items]


def only(user: User, code: str) -> access.Item:
    [item] = [item for item in review.queue(user).items if item.reason.code == code]
    return item


class TestEachReason:
    def test_nobody_found_at_the_place_may_interpret(self, people):
        case = tried(people)
        item = only(people.supervisor, "interpreter_refused")
        assert (item.reference, item.code, item.person) == (case.reference, people.responder.code, people.responder.pk)

    def test_nor_anybody_close_to_the_person(self, people):
        tried(people, kind="connected")
        assert "interpreter_refused" in reasons(people.supervisor)

    def test_that_nobody_could_interpret_is_no_attempt(self, people):
        tried(people, kind="nobody")
        assert reasons(people.supervisor) == []

    def test_a_talk_opened_minutes_after_it_was_shut_for_danger(self, people):
        began = clock.now()
        with clock.at(began):
            case = stages.begun(people, answers=stages.safe_answers(present=["controller"], asked_to_leave="would_not"))
        with clock.at(began + timedelta(minutes=5)):
            safety_check.record(by=people.responder, case=case, answers=stages.safe_answers())
            assert reasons(people.supervisor) == ["safety_overridden"]

    def test_a_talk_opened_on_another_day_is_no_reason(self, people):
        began = clock.now() - timedelta(days=1)
        with clock.at(began):
            case = stages.begun(people, answers=stages.safe_answers(danger="yes"))
        safety_check.record(by=people.responder, case=case, answers=stages.safe_answers())
        assert reasons(people.supervisor) == []

    def test_signs_were_recorded_and_nobody_was_handed_over(self, people):
        case = stages.answered(people)
        ending.end(by=people.responder, case=case, transition="close_signs_not_referred", reason="Travels on.")
        assert reasons(people.supervisor) == ["not_referred"]

    def test_a_yes_taken_away_that_lowers_the_result(self, people):
        lowered(people)
        assert set(reasons(people.supervisor)) == {"result_lowered"}

    def test_a_yes_taken_away_beside_others_that_hold_is_no_reason(self, people):
        case = stages.answered(people)
        answer_all(people, case, Given(answer=Answer.YES, sources=("said",)))
        [first, *_] = case.screening_set.get().answers.filter(answer=Answer.YES)
        part = Part(str(indicator_sets.parsed(indicator_sets.published()).item(first.item).section))
        checklist.answer(by=people.responder, case=case, part=part, answers={first.item: NO})
        assert reasons(people.supervisor) == []

    def test_a_longer_period_and_a_corrected_start(self, people):
        case = stages.reflecting(people)
        asked = extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.HEALTH, days=7)
        stages.approve(people.other_supervisor, asked)
        # Who approved it does not look at it: whoever stands above does.
        assert reasons(people.other_supervisor) == []
        assert only(people.national_supervisor, "clock_changed").code == people.other_supervisor.code
        with clock.at(clock.now() + timedelta(days=1)):
            asked = corrections.ask_correction(
                by=people.caseworker, case=case, starts_on=clock.today(), reason="Begun a day later."
            )
            stages.approve(people.other_supervisor, asked)
            assert reasons(people.national_supervisor) == ["clock_changed"] * 2

    def test_a_period_that_ended_early(self, people):
        case = stages.reflecting(people)
        stages.alternative_plan(people.caseworker, case, own_decision=True)
        stages.told(people.caseworker, case, InformationTopic.NEXT_STEPS)
        asked = moves.move(by=people.caseworker, case=case, transition="support_without_interview", reason="Wishes it.")
        assert reasons(people.national_supervisor) == []
        stages.approve(people.other_supervisor, asked)
        assert reasons(people.national_supervisor) == ["clock_changed"]

    def test_a_period_that_ran_out_is_no_reason(self, people):
        calendar = stages.Calendar(first=clock.today() - timedelta(days=40))
        stages.identification(people, calendar)
        assert "clock_changed" not in reasons(people.other_supervisor) + reasons(people.national_supervisor)

    def test_emergency_access_is_answered_where_it_is_asked_and_leaves_the_queue(self, people):
        case = stages.received(people)
        emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
        item = only(people.other_supervisor, "emergency")
        assert item.request is not None
        with pytest.raises(Denied):
            acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
        approvals.answer(
            by=people.other_supervisor, approval=item.request, answer=ApprovalAnswer.IN_ORDER, reason="Yes."
        )
        assert reasons(people.other_supervisor) == []

    def test_a_case_that_was_refused_and_then_opened(self, people):
        case = stages.received(people)
        assert look(people.outsider, case) == 404
        assert "opened_after_refusal" not in reasons(people.other_supervisor)
        emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
        assert [look(people.outsider, case), look(people.outsider, case)] == [200, 200]
        assert only(people.other_supervisor, "opened_after_refusal").reference == case.reference
        # Their own supervisor is told as well, but not of which case.
        assert only(people.outside_supervisor, "opened_after_refusal").reference == ""
        assert case.reference not in read(signed_in(Client(), people.outside_supervisor), PAGE).replace("-", "")

    def test_one_more_refusal_than_a_day_may_have(self, people):
        # At the first of them another day begins in Phnom Penh.
        began = datetime(2026, 11, 25, 23, 59, tzinfo=clock.PHNOM_PENH)
        there, not_there = stages.received(people), Case(reference="29TN2P62")
        for number in range(review_rules.MOST_REFUSED_IN_A_DAY + 2):
            with clock.at(began + timedelta(minutes=number)):
                assert look(people.outsider, there if number == 3 else not_there) == 404
                found = [item for item in review.queue(people.outside_supervisor).items if item.counts]
            assert len(found) == (number > review_rules.MOST_REFUSED_IN_A_DAY)
        assert (found[0].reason.code, found[0].counts["times"], found[0].on.day) == ("refused_often", 6, 26)

    def test_a_page_that_is_not_theirs_of_a_case_they_know_is_no_guess(self, people):
        url = reverse("screening:intake_record", args=[shown(stages.received(people))])
        for _ in range(review_rules.MOST_REFUSED_IN_A_DAY + 1):
            assert signed_in(Client(), people.responder).get(url).status_code == 403
        assert reasons(people.supervisor) == []

    def test_whoever_is_shut_out_and_asks_is_told_to_those_who_answer_for_the_case_alone(self, people):
        case = stages.received(people)
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.outsider)
        assert [look(people.outsider, case), look(people.outsider, case)] == [404, 404]
        with pytest.raises(Refused):
            emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
        item = only(people.other_supervisor, "asked_though_shut_out")
        assert (item.person, item.reference) == (people.outsider.pk, case.reference)
        assert reasons(people.outside_supervisor) == []
        acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
        assert look(people.outsider, case) == 404
        assert reasons(people.other_supervisor) == []
        with clock.at(clock.now() + timedelta(days=1)):
            assert look(people.outsider, case) == 404
            assert reasons(people.other_supervisor) == ["asked_though_shut_out"]

    def test_a_colleague_of_whoever_is_accused_opens_the_case(self, people):
        case = stages.received(people)
        look(people.caseworker, case)
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer)
        # Not of whoever brought it up, nor of what was before.
        assert look(people.caseworker, case) == 200
        assert "beside_accused" not in reasons(people.other_supervisor)
        cases.name_caseworker(by=people.other_supervisor, case=case, caseworker=people.second_caseworker)
        assert [look(people.second_caseworker, case), look(people.second_caseworker, case)] == [200, 200]
        assert only(people.other_supervisor, "beside_accused").person == people.second_caseworker.pk
        # The supervisor works there as well, and looked: somebody above looks at that.
        assert look(people.other_supervisor, case) == 200
        assert only(people.national_supervisor, "beside_accused").person == people.other_supervisor.pk

    @pytest.mark.parametrize("why", [DenialWhy.RELATIVE, DenialWhy.CONFLICT])
    def test_where_nobody_is_accused_colleagues_are_not_looked_at(self, people, why):
        case = stages.received(people)
        denials.deny(by=people.caseworker, case=case, why=why, user=people.denied_officer)
        assert look(people.other_supervisor, case) == 200
        assert "beside_accused" not in reasons(people.national_supervisor)

    def test_a_look_for_which_no_tie_is_on_record(self, people):
        case = stages.received(people)
        log.seen("case.opened", by=people.outsider, case=case)
        assert only(people.other_supervisor, "without_tie").person == people.outsider.pk

    def test_very_many_cases_within_an_hour(self, people):
        began = datetime(2026, 11, 25, 10, 20, tzinfo=clock.PHNOM_PENH)
        opened = [begin(people) for _ in range(review_rules.MOST_CASES_IN_AN_HOUR + 1)]
        # Across the full hour, so that no hour of the clock holds them all.
        self.open_all(people, opened, began, minutes=59)
        with clock.at(began + timedelta(days=1)):
            item = only(people.supervisor, "many_cases")
            assert (item.counts["cases"], item.person) == (len(opened), people.responder.pk)
            assert reasons(people.outside_supervisor) == []

    def test_as_many_over_more_than_an_hour_are_no_reason(self, people):
        began = datetime(2026, 11, 25, 10, 20, tzinfo=clock.PHNOM_PENH)
        opened = [begin(people) for _ in range(review_rules.MOST_CASES_IN_AN_HOUR + 1)]
        self.open_all(people, opened, began, minutes=61)
        with clock.at(began + timedelta(days=1)):
            assert reasons(people.supervisor) == []

    def open_all(self, people: Cast, opened: list[Case], began: datetime, *, minutes: int) -> None:
        for number, case in enumerate(opened):
            with clock.at(began + timedelta(minutes=minutes) * number / (len(opened) - 1)):
                access.open_case(people.responder, case.reference)

    @pytest.mark.parametrize(
        ("hour", "minute", "is_night"),
        [(21, 59, False), (22, 0, True), (23, 59, True), (0, 0, True), (4, 59, True), (5, 0, False), (12, 0, False)],
    )
    def test_night_is_that_of_phnom_penh(self, people, hour, minute, is_night):
        case = stages.received(people)
        at = datetime(2026, 11, 25, hour, minute, tzinfo=clock.PHNOM_PENH)
        with clock.at(at):
            access.open_case(people.caseworker, case.reference)
        with clock.at(at + timedelta(hours=12)):
            found = [item.on for item in review.queue(people.other_supervisor).items]
            assert found == ([at.date()] if is_night else [])

    def test_looks_on_both_sides_of_midnight_are_of_two_days(self, people):
        case = stages.received(people)
        late = datetime(2026, 11, 25, 23, 59, tzinfo=clock.PHNOM_PENH)
        for at in (late, late + timedelta(minutes=2)):
            with clock.at(at):
                access.open_case(people.caseworker, case.reference)
        with clock.at(late + timedelta(hours=12)):
            days = [item.on.day for item in review.queue(people.other_supervisor).items]
            assert days == [25, 26]

    def test_whoever_is_called_at_night_to_a_person_they_screen_is_not_asked_why(self, people):
        with clock.at(datetime(2026, 11, 25, 2, tzinfo=clock.PHNOM_PENH)):
            access.open_case(people.responder, stages.begun(people).reference)
            assert reasons(people.supervisor) == []

    def test_three_screenings_in_a_row_in_which_all_was_no_are_for_a_talk(self, people):
        for number in range(1, 4):
            case = begin(people)
            answer_all(people, case, NO)
            ending.end(by=people.responder, case=case, transition="close_few_or_no")
            assert reasons(people.supervisor) == (["all_no"] if number == 3 else [])
        assert only(people.supervisor, "all_no").reason.is_talk
        assert "no complaint" in read(signed_in(Client(), people.supervisor), PAGE)

    def test_a_yes_between_them_begins_anew(self, people):
        for number in range(3):
            case = begin(people)
            if number == 1:
                answer_all(people, case, Given(answer=Answer.YES, sources=("said",)))
                handover.send(by=people.responder, case=case, answer=HandoverAnswer.AGREES)
            else:
                answer_all(people, case, NO)
                ending.end(by=people.responder, case=case, transition="close_few_or_no")
        assert reasons(people.supervisor) == []


class TestAnExportOfEverything:
    """Made with a command, by nobody who is signed in, and of no case."""

    @pytest.fixture(autouse=True)
    def export(self, people, tmp_path):
        call_command("audit_export", str(tmp_path / "export.jsonl"), stdout=StringIO())

    def test_it_waits_for_whoever_coordinates_for_the_whole_country(self, people):
        found = {name for name, user in people.people().items() if reasons(user) == ["exported"]}
        assert found == {"national_supervisor"}
        client = signed_in(Client(), people.national_supervisor)
        assert "the system" in read(client, PAGE)
        url = reverse("screening:review_item", args=[only(people.national_supervisor, "exported").key])
        assert "The record was exported" in read(client, url)

    def test_it_is_answered_by_whoever_knows_of_it_and_then_leaves_the_queue(self, people):
        item = only(people.national_supervisor, "exported")
        row = acts.answer(by=people.national_supervisor, key=item.key, answer=Reviewed.ASKED, note="Who ran it?")
        assert (row.person, row.case, row.office) == (None, None, people.national)
        assert reasons(people.national_supervisor) == []
        assert "Who ran it?" not in read(signed_in(Client(), people.national_supervisor), PAGE)

    def test_where_nobody_supervises_there_it_waits_at_the_top_of_every_ladder(self, people):
        membership = people.national_supervisor.memberships.get()
        members.end_role(by=people.administrator, membership=membership)
        found = {name for name, user in people.people().items() if reasons(user) == ["exported"]}
        assert found == {"supervisor", "partner_supervisor"}


class TestWhoLooks:
    def test_nobody_else_finds_it_or_can_tell_that_it_is_there(self, people):
        tried(people)
        key = only(people.supervisor, "interpreter_refused").key
        for name, user in people.people().items():
            assert (reasons(user) == []) == (name != "supervisor"), name
        for name in ("responder", "colleague", "other_supervisor", "national_supervisor", "auditor", "administrator"):
            user = getattr(people, name)
            with pytest.raises(Denied):
                acts.answer(by=user, key=key, answer=Reviewed.OK)
            client = signed_in(Client(), user)
            there = client.get(reverse("screening:review_item", args=[key]))
            not_there = client.get(reverse("screening:review_item", args=[people.responder.pk]))
            assert there.status_code == not_there.status_code == 404
            assert len(there.content) == len(not_there.content)

    def test_nobody_looks_at_their_own(self, people):
        case = stages.received(people)
        with clock.at(datetime(2026, 11, 25, 23, tzinfo=clock.PHNOM_PENH)):
            access.open_case(people.other_supervisor, case.reference)
        with clock.at(datetime(2026, 11, 26, 9, tzinfo=clock.PHNOM_PENH)):
            assert reasons(people.other_supervisor) == []
            item = only(people.national_supervisor, "off_hours")
            assert item.person == people.other_supervisor.pk
            with pytest.raises(Denied):
                acts.answer(by=people.other_supervisor, key=item.key, answer=Reviewed.OK)
            acts.answer(by=people.national_supervisor, key=item.key, answer=Reviewed.OK)
            assert reasons(people.national_supervisor) == []

    def test_the_database_refuses_whoever_answers_about_themselves(self, people):
        tried(people)
        item = only(people.supervisor, "interpreter_refused")
        row = acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.OK)
        with pytest.raises(IntegrityError), transaction.atomic():
            row_like(row, step=1, person=people.supervisor)

    def test_a_supervisor_who_is_shut_out_finds_nothing_and_whoever_stands_above_does(self, people):
        case = tried(people)
        key = only(people.supervisor, "interpreter_refused").key
        denials.deny(by=people.responder, case=case, why=DenialWhy.RELATIVE, user=people.supervisor)
        assert reasons(people.supervisor) == []
        with pytest.raises(Denied):
            acts.answer(by=people.supervisor, key=key, answer=Reviewed.OK)
        assert only(people.national_supervisor, "interpreter_refused").key == key

    def test_looks_at_a_case_they_are_shut_out_of_count_for_nothing(self, people):
        case = stages.received(people)
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.RELATIVE, user=people.other_supervisor)
        with clock.at(datetime(2026, 11, 25, 23, tzinfo=clock.PHNOM_PENH)):
            access.open_case(people.caseworker, case.reference)
        with clock.at(datetime(2026, 11, 26, 9, tzinfo=clock.PHNOM_PENH)):
            assert reasons(people.other_supervisor) == []

    def test_who_left_the_office_is_still_looked_at_by_its_supervisor(self, people):
        case = stages.answered(people)
        safety_check.record(by=people.responder, case=case, answers=through("found_at_place"))
        handover.send(by=people.responder, case=case, answer=HandoverAnswer.AGREES)
        handover.receive(by=people.other_supervisor, case=case)
        membership = people.responder.memberships.get()
        members.end_role(by=people.administrator, membership=membership)
        assert "interpreter_refused" in reasons(people.supervisor)

    def test_the_page_says_nothing_of_what_the_case_says(self, people):
        case = stages.received(people)
        stages.persons_named(people, case)
        emergencies.begin(by=people.outsider, reference=case.reference, reason=WHY)
        words = read(signed_in(Client(), people.other_supervisor), PAGE)
        assert shown(case) in words
        assert WHY not in words
        assert "Only for C4" not in words

    def test_an_empty_queue_says_that_all_is_well(self, people):
        assert "Nothing waits for your look." in read(signed_in(Client(), people.supervisor), PAGE)

    def test_the_look_at_the_queue_is_on_record_by_number_and_digest(self, people):
        case = tried(people)
        read(signed_in(Client(), people.supervisor), PAGE)
        event = AuditEvent.objects.get(kind="review.listed")
        assert event.details["count"] == 1
        assert len(event.details["which"]) == 64
        assert case.reference not in str(event.details)


class TestTheAnswer:
    def test_what_was_answered_leaves_the_queue(self, people):
        tried(people)
        item = only(people.supervisor, "interpreter_refused")
        for said in (Reviewed.ASKED, Reviewed.ESCALATED):
            with pytest.raises(Refused):
                acts.answer(by=people.supervisor, key=item.key, answer=said, note="  ")
        acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.ASKED, note="I talk with them today.")
        assert reasons(people.supervisor) == []
        assert "I will ask about it" in read(signed_in(Client(), people.supervisor), PAGE)

    def test_two_acts_at_one_case_are_answered_apart(self, people):
        began = clock.now()
        said = (stages.safe_answers(danger="yes"), through("connected"), stages.safe_answers(danger="yes"))
        with clock.at(began):
            case = begin(people)
        for minute, answers in enumerate((*said, stages.safe_answers()), start=1):
            with clock.at(began + timedelta(minutes=minute)):
                safety_check.record(by=people.responder, case=case, answers=answers)
        with clock.at(began + timedelta(minutes=9)):
            assert sorted(reasons(people.supervisor)) == ["interpreter_refused", "safety_overridden"]
            key = only(people.supervisor, "interpreter_refused").key
            acts.answer(by=people.supervisor, key=key, answer=Reviewed.OK)
            assert reasons(people.supervisor) == ["safety_overridden"]

    def test_whoever_it_is_about_reads_nothing_of_it(self, people):
        case = tried(people)
        item = only(people.supervisor, "interpreter_refused")
        row = acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.ASKED, note="A word that is nowhere.")
        assert not record.acts(case).filter(kind__startswith="review.").exists()
        assert not record.looks(case).filter(kind__startswith="review.").exists()
        for name in ("timeline", "notes", "case"):
            words = read(signed_in(Client(), people.responder), reverse(f"screening:{name}", args=[shown(case)]))
            assert "A word that is nowhere." not in words
        with review.note_open(people.responder, row), pytest.raises(SectionClosed):
            str(row.note)

    def test_it_is_on_record_without_the_note_and_with_the_row(self, people):
        tried(people)
        item = only(people.supervisor, "interpreter_refused")
        acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.ASKED, note="A word that is nowhere.")
        event = AuditEvent.objects.get(kind="review.answered")
        assert (event.why, event.subject, event.case_id) == ("asked", str(item.key), None)
        assert [label for label, _pk, _digest in event.rows] == ["screening.ReviewAnswer"]
        assert "nowhere" not in str(event.details)

    def test_the_database_lets_nobody_change_an_answer(self, people):
        tried(people)
        acts.answer(by=people.supervisor, key=only(people.supervisor, "interpreter_refused").key, answer=Reviewed.OK)
        for change in (lambda rows: rows.update(answer="asked"), lambda rows: rows._raw_delete(rows.db)):
            with pytest.raises(IntegrityError), transaction.atomic():
                change(ReviewAnswer.objects.all())

    def test_pressed_twice_it_is_answered_once(self, people):
        tried(people)
        url = reverse("screening:review_item", args=[only(people.supervisor, "interpreter_refused").key])
        client = signed_in(Client(), people.supervisor)
        sent = {"answer": "ok", "note": "", "submission": "8d1b6e0a-6f5e-4f6e-9d1c-0a1b2c3d4e5f"}
        said = [client.post(url, sent, follow=True) for _ in range(2)]
        assert all("Saved." in answer.content.decode() for answer in said)
        assert ReviewAnswer.objects.count() == 1

    def test_a_colleague_who_is_too_late_is_told_so(self, people):
        tried(people)
        item = only(people.supervisor, "interpreter_refused")
        acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.OK)
        with pytest.raises(Refused, match="already"):
            acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.ASKED, note="Late.")
        answer = signed_in(Client(), people.supervisor).get(
            reverse("screening:review_item", args=[item.key]), follow=True
        )
        assert "This was answered already." in answer.content.decode()

    def test_handed_up_it_waits_for_whoever_stands_above_with_the_note(self, people):
        case = tried(people)
        item = only(people.supervisor, "interpreter_refused")
        acts.answer(by=people.supervisor, key=item.key, answer=Reviewed.ESCALATED, note="He is my brother-in-law.")
        assert reasons(people.supervisor) == []
        up = only(people.national_supervisor, "interpreter_refused")
        # They learn what was done and by whom; which case it is stays with those who know it.
        assert (up.key, up.reference) == (item.key, "")
        url = reverse("screening:review_item", args=[up.key])
        words = read(signed_in(Client(), people.national_supervisor), url)
        assert "He is my brother-in-law." in words
        assert shown(case) not in words
        looked = AuditEvent.objects.get(kind="review.opened", actor_id=people.national_supervisor.pk)
        assert looked.sections == ["C3"]
        acts.answer(by=people.national_supervisor, key=up.key, answer=Reviewed.OK)
        assert reasons(people.national_supervisor) == []
        assert list(ReviewAnswer.objects.values_list("step", "answer")) == [(0, "escalated"), (1, "ok")]

    def test_nobody_stands_above_the_last(self, people):
        case = stages.received(people)
        with clock.at(datetime(2026, 11, 25, 23, tzinfo=clock.PHNOM_PENH)):
            access.open_case(people.other_supervisor, case.reference)
        with clock.at(datetime(2026, 11, 26, 9, tzinfo=clock.PHNOM_PENH)):
            key = only(people.national_supervisor, "off_hours").key
            with pytest.raises(Refused, match="above"):
                acts.answer(by=people.national_supervisor, key=key, answer=Reviewed.ESCALATED, note="Who else?")


def test_what_the_page_asks_does_not_grow_with_what_waits(people):
    client = signed_in(Client(), people.supervisor)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    for _ in range(2):
        tried(people)
    client.get(PAGE)
    few = asked()
    for _ in range(8):
        tried(people)
    assert len(reasons(people.supervisor)) == 10
    assert asked() == few
