"""The safety check as somebody goes through it on a phone: one question, then the next; nothing is lost on the way."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from orgs.models import AuditEvent
from orgs.types import Course
from screening.models import Draft
from tests.factories import orgs
from tests.journeys.walk import POINTS, SAFE, from_the_hub, through

pytestmark = pytest.mark.django_db

STEPS = (
    ("danger", {"danger": "no"}),
    ("place", {"place": "private"}),
    ("present", {"present": ["nobody"]}),
    ("language", {"language": "km", "comfort": "yes"}),
    ("under_18", {"under_18": "no"}),
)


@pytest.fixture
def walk():
    return from_the_hub()


def step(walk, question: str, *, status: int = 302, **said) -> str:
    return walk.send(walk.people.responder, "screening_safety", status=status, question=question, **said)


def page(walk, question: str = "", *, status: int = 200) -> str:
    client = Client()
    client.force_login(walk.people.responder)
    address = reverse("screening:screening_safety", args=[walk.case.reference])
    answer = client.get(address, {"question": question} if question else {})
    assert answer.status_code == status
    return answer.content.decode()


def chosen(text: str) -> list[str]:
    return re.findall(r'name="(\w+)" value="\w+" id="\w+"(?: data-opens="[\d ]+")? checked', text)


def test_one_question_is_open_the_others_wait_and_nothing_is_chosen(walk):
    text = page(walk)
    assert "Question 1 of 5" in text
    assert 'name="danger"' in text
    assert 'name="place"' not in text
    assert text.count("Not asked yet.") == 4
    assert "checked" not in text


def test_each_answer_is_kept_and_only_the_last_one_judges(walk):
    for number, (question, said) in enumerate(STEPS[:-1], start=2):
        step(walk, question, **said)
        assert f"Question {number} of 5" in page(walk)
        assert not walk.case.safetycheck_set.exists()
    assert AuditEvent.objects.filter(kind="safety.checked").count() == 0
    step(walk, "under_18", under_18="no")
    check = walk.case.safetycheck_set.get()
    assert check.outcome == "go_ahead"
    assert check.answers["place"] == "private"
    assert not Draft.objects.exists()
    walk.case.refresh_from_db()
    assert not walk.case.is_child


def test_step_by_step_records_what_the_whole_form_at_once_records(walk):
    vietnamese = orgs.interpreter("vi")
    said = through(vietnamese, "vi")
    for question, names in (
        ("danger", ["danger"]), ("place", ["place"]), ("present", ["present"]),
        ("language", ["language", "comfort", "interpreter_kind", "interpreter", "independence", "gender_accepted"]),
        ("under_18", ["under_18"]),
    ):  # fmt: skip
        step(walk, question, **{name: said[name] for name in names})
    walk.send(walk.people.responder, "screening_safety", **said)
    first, second = walk.case.safetycheck_set.all()
    assert first.answers == second.answers
    assert (first.outcome, first.reasons) == (second.outcome, second.reasons) == ("go_ahead", [])
    assert first.interpreting.interpreter == second.interpreting.interpreter == vietnamese


def test_what_was_answered_can_be_changed_and_the_rest_stays(walk):
    step(walk, "danger", danger="no")
    step(walk, "place", place="no_private")
    text = page(walk, "danger")
    assert chosen(text) == ["danger"]
    assert "No private place is possible today" in text
    step(walk, "danger", danger="no")
    step(walk, "place", place="private")
    text = page(walk)
    assert "Question 3 of 5" in text
    assert "A place where nobody can see or hear" in text


def test_another_device_finds_the_answers_and_a_colleague_does_not(walk):
    step(walk, "danger", danger="no")
    assert "Question 2 of 5" in page(walk)
    assert Draft.objects.get().user == walk.people.responder
    walk.open(walk.people.colleague, "screening_safety", status=404)


def test_the_last_answer_sent_twice_is_one_check_and_answered_alike(walk):
    for question, said in STEPS[:-1]:
        step(walk, question, **said)
    client = Client()
    client.force_login(walk.people.responder)
    sent = {"question": "under_18", "under_18": "no", "submission": str(uuid.uuid4())}
    address = reverse("screening:screening_safety", args=[walk.case.reference])
    answers = [client.post(address, sent) for _time in range(2)]
    assert {answer["Location"] for answer in answers} == {reverse("screening:screening", args=[ref(walk)])}
    assert walk.case.safetycheck_set.count() == 1


def ref(walk) -> str:
    plain = walk.case.reference
    return f"{plain[:4]}-{plain[4:]}"


def test_a_question_left_open_says_how_to_mend_it_and_its_title_says_error(walk):
    text = step(walk, "danger", status=422)
    assert "<title>Error:" in text.replace("Error: ", "Error:")
    assert text.count("Choose an answer for “Is anyone in danger right now, or badly hurt or ill?”.") == 2
    title = re.search(r"<title>(.*?)</title>", text, re.S)
    assert title and walk.case.codename not in title[1] and ref(walk) not in title[1]


def test_what_an_answer_asks_after_is_required_there_and_dropped_elsewhere(walk):
    step(walk, "danger", danger="no")
    text = step(walk, "place", status=422, place="can_move")
    assert "Choose an answer for “Have you moved there?”." in text
    step(walk, "place", place="private", moved="no")
    text = step(walk, "present", status=422, present=["controller"])
    assert "Are they waiting elsewhere now?" in text
    assert "goes with nobody else" in step(walk, "present", status=422, present=["nobody", "colleague"])
    step(walk, "present", present=["colleague"], asked_to_leave="would_not")
    step(walk, "language", language="km", comfort="yes", interpreter_kind="machine")
    step(walk, "under_18", under_18="no")
    answers = walk.case.safetycheck_set.get().answers
    assert (answers["moved"], answers["asked_to_leave"], answers["interpreter_kind"]) == (False, None, None)


def test_no_tick_makes_an_interpreter_of_somebody_found_at_the_place(walk):
    """Not even with all five points and a consent sent along by hand (G22)."""
    said = SAFE | {"present": ["interpreter"], "language": "vi", "comfort": "no", "interpreter_kind": "found_at_place"}
    walk.send(walk.people.responder, "screening_safety", **said, independence=POINTS, gender_accepted="yes")
    check = walk.case.safetycheck_set.get()
    assert check.outcome == "wait_for_interpreter"
    assert "interpreter_not_from_place" in check.reasons
    text = walk.open(walk.people.responder, "screening_section", "how_they_came", status=409)
    # One sentence says it; that this person is also neither trained nor independent adds nothing.
    assert text.count("Nobody found at the place") == 1
    assert "needs a valid training" not in text


def test_whoever_interprets_is_asked_about_although_the_person_speaks_the_language(walk):
    for question, said in (*STEPS[:2], ("present", {"present": ["interpreter"]})):
        step(walk, question, **said)
    text = step(walk, "language", status=422, language="km", comfort="yes")
    assert "Choose an answer for “Who will interpret?”." in text


def test_a_support_person_not_chosen_in_private_waits_elsewhere_too(walk):
    step(walk, "danger", danger="no")
    step(walk, "place", place="private")
    text = step(walk, "present", status=422, present=["chosen_support"], support_chosen_alone="no")
    assert "Choose an answer for “Are they waiting elsewhere now?”." in text


def test_danger_leads_to_help_first_and_back(walk):
    client = Client()
    client.force_login(walk.people.responder)
    address = reverse("screening:screening_safety", args=[walk.case.reference])
    answer = client.post(address, {"question": "danger", "danger": "not_sure"})
    text = client.get(answer["Location"]).content.decode()
    assert "Stop and get help" in text
    assert "not set; ask your supervisor" in text
    assert "Go on with the safety check" in text
    assert "Help comes first" in page(walk)


def test_save_and_come_back_keeps_an_answer_and_judges_nothing(walk):
    step(walk, "danger", danger="no", draft="later")
    assert not walk.case.safetycheck_set.exists()
    assert "Question 2 of 5" in page(walk)


def test_a_trained_colleague_may_interpret_and_is_chosen_by_code(walk):
    for question, said in STEPS[:3]:
        step(walk, question, **said)
    talk = {"language": "vi", "comfort": "no", "interpreter_kind": "staff", "independence": POINTS}
    assert "or answer that nobody is available" in step(walk, "language", status=422, **talk, gender_accepted="yes")
    orgs.training(user=walk.people.colleague, course=Course.INTERPRETER_ETHICS)
    step(walk, "language", **talk, member=walk.people.colleague.code, gender_accepted="yes")
    step(walk, "under_18", under_18="no")
    check = walk.case.safetycheck_set.get()
    assert (check.outcome, check.interpreting.member) == ("go_ahead", walk.people.colleague)


def test_checking_again_is_a_new_row_with_one_press_or_one_change(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    text = page(walk)
    assert "Is all of this still so?" in text
    walk.send(by, "screening_safety", again="1")
    step(walk, "place", place="no_private")
    assert [check.outcome for check in walk.case.safetycheck_set.all()] == ["go_ahead", "go_ahead", "look_do_not_ask"]
    assert walk.case.safetycheck_set.last().answers["present"] == ["nobody"]
