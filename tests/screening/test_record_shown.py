"""What a person can read of the record: ledger, timeline, who has looked, screening, list, and what was written."""

import re
from datetime import timedelta

import pytest

from orgs import clock
from screening import record
from screening.access import Tie
from screening.actions import checklist, choices, notes
from screening.actions.checklist import Given
from screening.checklist import Answer
from screening.column_words import column_words
from screening.event_families import FAMILIES
from screening.event_words import EVENT_WORDS
from screening.models import Case
from screening.safety import Part
from screening.types import ChoiceMade, ServiceKind
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.reading import address, in_order, read, say_why, signed_in
from tests.test_architecture import about_cases

pytestmark = pytest.mark.django_db

RAW = re.compile(r"\b[a-z]+_[a-z_]+\b|\b\d{4}-\d{2}-\d{2}\b|\bTrue\b|\bFalse\b|\bNone\b|\bC[1-5]\b")
KHMER = "ព្រះមហាសង្ឃរាជាធិបតីសុវណ្ណារ៉េតន៍"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return Case.objects.get(pk=stages.reflecting(people).pk)


class TestLedger:
    def test_a_service_shows_its_latest_choice_and_all_that_was_said_before(self, client, people, case):
        by = people.caseworker
        again = clock.today() + timedelta(days=5)
        for choice, words in ((ChoiceMade.WANTS, "Yes, soon."), (ChoiceMade.NOT_NOW, "Not this week.")):
            choices.record(
                by=by,
                case=case,
                service=ServiceKind.DOCTOR,
                choice=choice,
                remarks=words,
                offer_again_on=again if choice is ChoiceMade.NOT_NOW else None,
            )
        text = read(signed_in(client, by), address("choices", case))
        assert in_order(
            text, "Not now", "Doctor", "Not this week.", "in 5 days", "Ask again", "Before (1)", "Wants", "Yes, soon."
        )

    def test_what_was_never_offered_is_named(self, client, people, case):
        text = read(signed_in(client, people.caseworker), address("choices", case))
        assert in_order(text, "Nothing was offered yet.", "Not offered yet", "A place to stay", "Legal aid")

    def test_the_form_opens_at_the_service_it_was_reached_from(self, client, people, case):
        html = signed_in(client, people.caseworker).get(address("choice_record", case) + "?about=school").content
        assert re.search(rb'value="school"[^>]*checked', html)


class TestTimeline:
    def test_it_holds_no_code_no_column_and_no_bare_date(self, client, people):
        case = stages.supported(people, stages.Calendar())
        text = read(signed_in(client, people.caseworker), address("timeline", case))
        assert "Last protected day" in text
        assert RAW.findall(text) == []

    def test_an_act_says_who_in_which_role_and_which_guideline(self, client, people, case):
        text = read(signed_in(client, people.caseworker), address("timeline", case))
        assert in_order(text, "The 30 days began", "Guideline G30", people.caseworker.code, "caseworker")
        assert in_order(text, "A caseworker was named", "Caseworker", people.caseworker.code)

    def test_a_change_shows_before_and_now_in_words(self, client, people, case):
        need = case.need_set.get()
        from screening.actions import needs
        from screening.types import NeedStatus

        needs.settle(by=people.caseworker, need=need, status=NeedStatus.MET, given="Rice.")
        text = read(signed_in(client, people.caseworker), address("timeline", case))
        assert in_order(
            text, "A need was settled: Met", "Status", "before: Wanted", "now: Met", "What was given", "Rice."
        )

    def test_what_is_closed_to_the_reader_says_so(self, client, people, case):
        stages.persons_named(people, case)
        signed_in(client, people.other_supervisor)
        say_why(client, case)
        text = read(client, address("timeline", case))
        assert "Only for C4" not in text
        assert in_order(text, "identity, contact and place", "Not open to you")
        theirs = read(signed_in(client, people.caseworker), address("timeline", case))
        assert in_order(theirs, "Name in papers", "Only for C4")

    def test_it_is_read_page_by_page_and_by_kind(self, client, people, case):
        for number in range(45):
            notes.write(by=people.caseworker, case=case, text=f"Note {number}.")
        signed_in(client, people.caseworker)
        url = address("timeline", case)
        assert "1 to 40 of" in read(client, url)
        second = read(client, f"{url}?page=2")
        assert "The 30 days began" in second
        period = read(client, f"{url}?show=period")
        assert "The 30 days began" in period
        assert "A note was written" not in period
        assert "Everything" in read(client, f"{url}?show=nonsense&page=999")

    def test_every_value_that_may_be_shown_has_its_words(self):
        missing = [
            f"{model.__name__}.{column.name}"
            for model in about_cases()
            if hasattr(model, "history")
            for column in model._meta.concrete_fields
            if column.attname not in record.HIDDEN and not column.attname.endswith("_by_id")
            if record._is_worded(column) and column_words(model.__name__, column.name) is None
        ]
        assert missing == []

    def test_every_kind_of_act_belongs_to_one_family(self):
        looks = {
            "case.opened",
            "case.purpose_chosen",
            "case.refused",
            "cases.listed",
            "cases.searched",
            "tasks.listed",
            "requests.listed",
            "told.listed",
            "referrals.listed",
            "finder.asked",
        }
        looks |= {"audit.searched", "audit.case_read", "audit.person_read", "audit.printed"}
        looks |= {"screenings.listed", "indicator_set.published", "matches.listed", "identity_keys.rewritten"}
        # Recorded under no case.
        looks |= {kind for kind in EVENT_WORDS if kind.startswith("keys.")}
        looks |= {"review.listed", "review.opened", "review.answered", "review.signed"}
        first_words = [word for _label, words in FAMILIES.values() for word in words]
        assert len(first_words) == len(set(first_words))
        assert {kind for kind in set(EVENT_WORDS) - looks if kind.split(".")[0] not in first_words} == set()


class TestWhoHasSeen:
    def test_people_are_grouped_with_the_tie_and_the_purpose_of_their_looks(self, client, people, case):
        signed_in(client, people.other_supervisor)
        say_why(client, case)
        client.get(address("notes", case))
        text = read(signed_in(client, people.caseworker), address("seen", case))
        assert in_order(
            text, "People", people.other_supervisor.code, str(Tie.SUPERVISOR.label), "Supervision of the work"
        )
        assert f"{people.caseworker.code} (you)" in text
        assert RAW.findall(text) == []

    def test_who_was_refused_is_named_with_the_true_reason(self, client, people, case):
        signed_in(client, people.outsider).get(address("case", case))
        text = read(signed_in(client, people.caseworker), address("seen", case))
        assert in_order(text, "Refused", people.outsider.code, "No tie to the case.", "once")


class TestScreening:
    def test_the_five_answers_stand_apart_and_the_list_is_not_the_official_one(self, client, people):
        case = stages.answered(people)
        codes = {}
        for answer in (Answer.NO, Answer.UNKNOWN, Answer.PREFERRED_NOT_TO_SAY):
            offered = _unanswered(case)
            codes[answer] = offered[0].label
            part = Part(str(offered[0].section))
            checklist.answer(by=people.responder, case=case, part=part, answers={offered[0].code: Given(answer=answer)})
        text = read(signed_in(client, people.responder), address("screening_read", case))
        assert "ours for now, not the official COMMIT list" in text
        assert in_order(
            text, "Yes (2)", "They said so", "No (1)", codes[Answer.NO], "Unknown (1)", codes[Answer.UNKNOWN]
        )
        assert in_order(text, "Preferred not to say (1)", codes[Answer.PREFERRED_NOT_TO_SAY], "Not asked (")

    def test_it_names_the_interpreter_and_whether_the_rules_held(self, client, people):
        from tests.factories import orgs

        interpreter = orgs.interpreter(languages=["vi"])
        case = stages.handed_over(people, answers=stages.interpreted(), interpreter=interpreter)
        text = read(signed_in(client, people.responder), address("screening_read", case))
        assert in_order(text, "Interpreter", interpreter.code, "Vietnamese", "the rules for interpreters held")


def _unanswered(case: Case):
    from screening.actions import indicator_sets

    row = case.screening_set.select_related("indicator_set").get()
    answered = {one.item for one in row.answers.all()}
    offered = indicator_sets.parsed(row.indicator_set).offered(sectors=[], child=case.is_child)
    return [item for item in offered if item.code not in answered and not item.topics]
