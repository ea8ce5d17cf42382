"""The questions of a section, one a page: five answers, one saved at a time, and never an answer nobody gave."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from orgs.models import AuditEvent
from screening.checklist import Answer
from screening.fields import held
from screening.models import Draft
from tests.journeys.walk import SAFE, from_the_hub

pytestmark = pytest.mark.django_db

CAME = "how_they_came"
ENOUGH = "You have enough to refer"


@pytest.fixture
def walk():
    found = from_the_hub()
    found.send(found.people.responder, "screening_safety", **SAFE)
    return found


def at(walk, part: str, item: str = "", *, then: str = "") -> str:
    address = reverse("screening:screening_section", args=[walk.case.reference, part])
    asked = [f"item={item}"] * bool(item) + [f"then={then}"] * bool(then)
    return f"{address}?{'&'.join(asked)}"


def send(walk, part: str, item: str, *, then: str = "", status: int = 302, **said):
    client = Client()
    client.force_login(walk.people.responder)
    answer = client.post(at(walk, part, item, then=then), said)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer


def page(walk, part: str, item: str = "", *, then: str = "") -> str:
    client = Client()
    client.force_login(walk.people.responder)
    return client.get(at(walk, part, item, then=then)).content.decode()


def answers(walk) -> dict[str, str]:
    return {one.item: one.answer for one in walk.case.screening_set.get().answers.all()}


def yes(code: str) -> dict:
    return {code: "yes", f"{code}_sources": ["said"]}


def test_a_page_asks_one_thing_says_where_one_is_and_whose_list_it_is_not(walk):
    text = page(walk, CAME, "R3")
    assert re.search(r"How they came here, 3 of \d", text)
    assert 'name="R3"' in text
    assert 'name="R4"' not in text
    for answer in ("there are signs of this", "it is not so", "not clear, or they do not know"):
        assert answer in text
    assert "Item R3 of the set interim-2026. This is not the official ASEAN-COMMIT list." in " ".join(text.split())
    assert "checked" not in text
    assert text.index("Do not ask why they did not leave.")


def test_each_answer_is_saved_and_the_next_question_follows(walk):
    answer = send(walk, CAME, "R1", R1="no")
    assert answer["Location"].endswith("?item=R2")
    assert answers(walk) == {"R1": "no"}
    said = yes("R2") | {
        "R2_whens": ["there", "now"],
        "R2_extent": "repeated",
        "R2_clarity": "partly",
        "R2_words": "ការងារ",
    }
    send(walk, CAME, "R2", **said)
    row = walk.case.screening_set.get().answers.get(item="R2")
    assert (row.sources, row.whens, row.extent, row.clarity) == (["said"], ["there", "now"], "repeated", "partly")
    assert "ការងារ" in page(walk, CAME, "R2")


def test_after_the_last_question_comes_the_whole_form(walk):
    answer = send(walk, CAME, "R9", R9="unknown")
    assert answer["Location"] == reverse("screening:screening", args=[shown(walk)])


def shown(walk) -> str:
    plain = walk.case.reference
    return f"{plain[:4]}-{plain[4:]}"


def test_a_question_may_be_left_open_and_nothing_is_recorded(walk):
    events = AuditEvent.objects.filter(outcome="done").count()
    assert send(walk, CAME, "R1")["Location"].endswith("?item=R2")
    assert answers(walk) == {}
    assert AuditEvent.objects.filter(outcome="done").count() == events


def test_a_yes_says_how_it_is_known_and_anything_else_carries_nothing_of_a_yes(walk):
    text = send(walk, CAME, "R1", status=422, R1="yes").content.decode()
    assert text.count("Tick how you know it.") == 2
    assert "<title>Error:" in text
    send(walk, CAME, "R1", R1="unknown", R1_sources=["said"], R1_extent="once", R1_words="Typed before.")
    row = walk.case.screening_set.get().answers.get()
    assert (row.sources, row.extent, held(row, "words")) == ([], "", "")


def test_change_comes_back_to_where_it_was_pressed(walk):
    send(walk, CAME, "R1", R1="no")
    assert send(walk, CAME, "R1", then="check", R1="unknown")["Location"] == reverse(
        "screening:screening_check", args=[shown(walk)]
    )
    assert send(walk, CAME, "R1", then="list", R1="no")["Location"] == at_shown(walk, CAME)
    assert send(walk, CAME, "R1", then="//elsewhere.example", R1="no")["Location"].endswith("?item=R2")


def at_shown(walk, part: str) -> str:
    return reverse("screening:screening_section", args=[shown(walk), part])


def test_an_answer_can_be_taken_away_and_the_history_keeps_it(walk):
    send(walk, CAME, "R1", **yes("R1"))
    assert "Remove my answer" in page(walk, CAME, "R1")
    send(walk, CAME, "R1", remove="1")
    row = walk.case.screening_set.get().answers.get()
    assert (row.answer, row.sources) == ("not_asked", [])
    assert [one.answer for one in row.history.order_by("history_date")] == ["yes", "not_asked"]


def test_taking_an_answer_away_twice_or_when_nothing_may_be_asked_breaks_nothing(walk):
    send(walk, CAME, "R1", **yes("R1"))
    sent = {"remove": "1", "submission": "6a4d9a77-5a3e-4f42-8b5e-1d9a3f1f0b02"}
    for _time in range(2):
        send(walk, CAME, "R1", **sent)
    send(walk, CAME, "R1", **yes("R1"))
    walk.send(walk.people.responder, "screening_interrupted")
    assert "G18" in send(walk, CAME, "R1", status=422, remove="1").content.decode()
    assert answers(walk) == {"R1": "yes"}


def test_no_title_says_what_was_asked(walk):
    title = page(walk, "exploitation", "X5").split("<title>")[1].split("</title>")[0]
    assert re.fullmatch(r"\s*Work and daily life – Romduol\s*", title)


def test_the_rest_of_a_section_can_be_skipped_and_counts_as_not_asked(walk):
    send(walk, CAME, "R1", R1="no")
    answer = send(walk, CAME, "R2", skip="1", **yes("R2"))
    assert answer["Location"] == reverse("screening:screening", args=[shown(walk)])
    found = answers(walk)
    assert (found.pop("R1"), found.pop("R2")) == ("no", "yes")
    assert set(found.values()) == {Answer.NOT_ASKED}
    assert {"R3", "R9"} <= set(found)
    assert "Completed" in walk.open(walk.people.responder, "screening").split("How they came here")[1][:300]
    send(walk, CAME, "R3", R3="no")
    assert answers(walk)["R3"] == "no"


def test_one_question_saved_leaves_what_was_typed_about_another(walk):
    walk.send(walk.people.responder, "screening_section", CAME, draft="1", R4="unknown", R5="no")
    send(walk, CAME, "R4", R4="no")
    assert Draft.objects.filter(form=CAME).count() == 1
    assert answers(walk) == {"R4": "no"}
    assert 'value="no" id="id_R5_1" checked' in page(walk, CAME, "R5")


def test_the_wide_form_and_the_list_stand_at_one_address(walk):
    send(walk, CAME, "R1", R1="no")
    text = page(walk, CAME)
    assert "Go on with the next question" in text
    assert text.count('type="radio"') >= 5 * 8
    assert "Please tell me how you came to be here." in text


def test_kinds_of_work_choose_the_questions_and_lose_no_answer(walk):
    part = "exploitation"
    send(walk, part, "X6", X6="no")
    answer = send(walk, part, "sectors", sectors=["scam_compound"])
    assert answer["Location"].endswith("?item=X1")
    row = walk.case.screening_set.get()
    assert row.sectors == ["scam_compound"]
    assert "X6" not in re.findall(r'name="(X\d+)"', page(walk, part))
    assert answers(walk)["X6"] == "no"
    check = walk.open(walk.people.responder, "screening_check")
    assert "No longer asked, and still counted." in check
    # A page of one question sends no sectors, and takes none away.
    send(walk, part, "X7", **yes("X7"))
    assert walk.case.screening_set.get().sectors == ["scam_compound"]


def test_a_question_that_is_not_asked_here_has_no_page(walk):
    client = Client()
    client.force_login(walk.people.responder)
    for part, item in ((CAME, "C1"), (CAME, "R99"), (CAME, "sectors"), ("situation_now", "V7")):
        assert client.get(at(walk, part, item)).status_code == 404, item


def test_how_much_is_never_asked_of_violence_nor_of_a_child(walk):
    assert 'name="C1_extent"' in page(walk, "control_and_freedom", "C1")
    assert 'name="C4_extent"' not in page(walk, "control_and_freedom", "C4")
    walk.send(walk.people.responder, "screening_safety", **SAFE | {"under_18": "maybe"})
    text = page(walk, CAME, "R1")
    assert 'name="R1"' in text
    assert "_extent" not in text
    assert "Tell me about" in page(walk, CAME)


def test_enough_to_refer_is_said_exactly_when_a_victim_is_presumed(walk):
    by = walk.people.responder
    send(walk, CAME, "R2", **yes("R2"))
    assert ENOUGH not in walk.open(by, "screening")
    assert ENOUGH not in page(walk, "exploitation")
    send(walk, "exploitation", "X1", **yes("X1"))
    assert ENOUGH in walk.open(by, "screening")
    assert ENOUGH in page(walk, "exploitation")
    assert "Presume this person is a victim of trafficking" in walk.open(by, "screening_result")


def test_a_child_is_handed_over_and_still_not_presumed_by_age_alone(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE | {"under_18": "yes"})
    assert ENOUGH not in walk.open(by, "screening")
    assert "Treat this person as a child" in walk.open(by, "screening_result")


def test_nobody_is_asked_who_said_no_until_they_change_their_mind(walk):
    by = walk.people.responder
    walk.send(by, "screening_explain", agreement="said_no")
    assert "The person does not want to talk" in walk.open(by, "screening_section", CAME, status=409)
    walk.send(by, "screening_section", CAME, status=422, **yes("R1"))
    assert answers(walk) == {}
    hub = walk.open(by, "screening")
    assert "Cannot start yet" in hub
    walk.send(by, "needs_record", kinds=["rest"])
    walk.send(by, "screening_observations", O1="saw_it")
    walk.send(by, "screening_explain", agreement="agreed", teach_back="understood")
    walk.send(by, "screening_section", CAME, **yes("R1"))
    assert answers(walk) == {"R1": "yes"}
