"""From the hub to the receipt: what stands where, in which words, and what the responder keeps in hand."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from screening import reference
from screening.actions import handover
from screening.models import Case
from screening.types import HandoverAnswer
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.factories.kept import after_the_cast
from tests.journeys.walk import SAFE, Walk, from_the_hub

pytestmark = pytest.mark.django_db

# ux 2.9: what is never written about a person, and no measure of them.
NEVER = re.compile(
    r"\b(scores?|points?|probabilit\w+|thresholds?|pass(ed)?|fail(ed)?|confirmed|genuine|alleged\w*|claim(s|ed)?|admit\w*"
    r"|den(y|ies|ied)|stor(y|ies)|refus\w+ to cooperate|illegal|prostitut\w+|rescued?|rejected|not a victim|suspects?"
    r"|must answer)\b|\d ?%|\d ?/ ?\d",
    re.IGNORECASE,
)
# The result's own sentence, and a text of the shipped checklist about several people told what to say.
SAID_ON_PURPOSE = (
    "This is not a finding that the person is not a victim.",
    "A group with one handler, the same story or tickets",
)


@pytest.fixture
def walk():
    return from_the_hub()


@pytest.fixture
def told():
    walk = Walk(cast())
    walk.case = told_through_pages(walk.people)
    return walk


@after_the_cast
def told_through_pages(people: Cast) -> Case:
    """A screening with signs, a person who agreed, and a need."""
    walk = Walk(people)
    walk.case = stages.opened(people)
    by = people.responder
    walk.send(by, "screening_safety", **SAFE)
    walk.send(by, "screening_explain", agreement="agreed", teach_back="understood")
    walk.send(by, "screening_section", "how_they_came", R1="no", R2="yes", R2_sources=["said"], R2_clarity="clear")
    walk.send(by, "screening_section", "control_and_freedom", C1="preferred_not_to_say", C2="unknown")
    walk.send(by, "screening_section", "exploitation", X1="yes", X1_sources=["said", "seen"], X1_words="Three months.")
    walk.send(by, "needs_record", kinds=["safe_bed"])
    return walk.case


def words(text: str) -> str:
    """What is read in the main part of a page."""
    main = text.split('<main id="main"')[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def task(text: str, label: str) -> str:
    """The row of one part in the list, as read."""
    row = next(one for one in text.split("<li")[1:] if f">{label}<" in one)
    return " ".join(re.sub(r"<[^>]+>", " ", "<li" + row.split("</li>")[0]).split())


def test_before_the_safety_check_only_the_safety_check_can_start(walk):
    text = walk.open(walk.people.responder, "screening")
    assert "Not yet started" in task(text, "Safety check")
    for label in ("What you saw", "Explain and agree", "How they came here", "Needs today"):
        assert "Cannot start yet" in task(text, label)
    assert "The safety check comes first" in text
    assert text.count("/screening/safety/") >= 2


def test_the_list_of_parts_says_how_far_each_is(told):
    by = told.people.responder
    text = told.open(by, "screening")
    assert "Completed" in task(text, "Explain and agree")
    assert "In progress" in task(text, "How they came here")
    assert "Not yet started" in task(text, "Situation and risk now")
    assert "questions left" in task(text, "Situation and risk now")
    assert "Cannot start yet" not in text
    told.send(by, "screening_section", "situation_now", draft="later", V1="no")
    row = task(told.open(by, "screening"), "Situation and risk now")
    assert "In progress" in row
    assert "Typed and not saved yet" in row


def test_a_part_that_cannot_start_says_why_with_its_guideline(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE | {"under_18": "yes"})
    text = walk.open(by, "screening")
    row = task(text, "Control and freedom")
    assert "Cannot start yet" in row
    assert "G5" in row
    assert "Cannot start yet" not in task(text, "How they came here")


def test_everything_recorded_stands_on_the_check_page_with_a_way_to_change_it_and_back(told):
    text = told.open(told.people.responder, "screening_check")
    read = words(text)
    assert "Nothing is sent until you hand over." in read
    assert "They said so, I saw it" in read
    assert "“Three months.”" in read
    for group in ("No 1 question", "Unknown 1 question", "Preferred not to say 1 question"):
        assert group in read
    assert re.search(r"Not asked \d\d questions", read)
    changes = re.findall(r'href="([^"]+then=check)"', text)
    assert len(changes) > 30
    client = Client()
    client.force_login(told.people.responder)
    for address in changes:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_one_reason_for_all_that_was_not_asked_and_the_responders_word(told):
    by = told.people.responder
    text = told.send(by, "screening_check", status=422)
    assert text.count("Choose why some questions were not asked.") == 2
    assert "Tick when you have explained what happens to this information" in text
    assert "I explained in Khmer what happens to this information" in text
    told.send(by, "screening_check", not_asked_why="tired_or_upset", declared="on")
    row = told.case.screening_set.get()
    assert (row.declared, row.not_asked_why, row.sent_at) == (True, "tired_or_upset", None)
    # Said once: the hand-over does not ask again.
    assert "not_asked_why" not in told.open(by, "handover_send")
    told.send(by, "handover_send", answer="agrees", urgency="today")
    assert told.case.screening_set.get().not_asked_why == "tired_or_upset"


def test_nothing_is_claimed_to_be_explained_to_somebody_who_was_not_asked(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE | {"place": "no_private"})
    text = walk.open(by, "screening_check")
    assert "I have checked the answers. They are what was said and seen." in text
    assert "I explained" not in text


def test_the_result_is_in_words_with_why_what_is_not_known_and_what_to_do(told):
    read = words(told.open(told.people.responder, "screening_result"))
    for sentence in (
        "Presume this person is a victim of trafficking",
        "Give help now. Formal identification comes later and does not delay help.",
        "The work, place or employer was not what was promised",
        "That is normal. Do not go back to ask.",
        "Keep the person apart from anyone who may control them.",
        "Promise an outcome.",
        "not set; ask your supervisor",
        "This is not the official ASEAN-COMMIT list.",
        "It is not a decision about the person, and not evidence.",
    ):
        assert sentence in read, sentence


def test_a_result_can_be_raised_by_whoever_thinks_there_is_more_and_never_lowered(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    assert "Not enough information yet" in walk.open(by, "screening_result")
    walk.send(by, "screening_raise", to="presume", why="What I saw at the gate.")
    assert "Presume this person" in walk.open(by, "screening_result")
    walk.send(by, "screening_raise", status=422, to="signs", why="Less.")


def test_no_page_of_the_form_uses_a_word_that_is_never_written(told):
    by, found = told.people.responder, {}
    pages = [("screening",), ("screening_safety",), ("screening_explain",), ("screening_observations",)]
    pages += [("screening_section", part) for part in ("how_they_came", "control_and_freedom", "exploitation")]
    pages += [("screening_section", "situation_now"), ("screening_wishes",), ("screening_identity",)]
    pages += [("needs_record",), ("screening_conversation",), ("screening_removal",), ("screening_response",)]
    pages += [("screening_pause",), ("screening_help",), ("screening_check",), ("screening_result",)]
    pages += [("screening_raise",), ("screening_end",), ("handover_send",)]
    for name, *rest in pages:
        read = words(told.open(by, name, *rest))
        for sentence in SAID_ON_PURPOSE:
            read = read.replace(sentence, "")
        if hits := [hit[0] for hit in NEVER.finditer(read)]:
            found[name, *rest] = hits
    assert found == {}


def test_nothing_is_chosen_beforehand_on_any_form_nobody_filled_in(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    pages = [("screening_explain",), ("screening_observations",), ("screening_wishes",), ("screening_identity",)]
    pages += [("screening_section", part) for part in ("how_they_came", "control_and_freedom", "exploitation")]
    pages += [("needs_record",), ("screening_conversation",), ("screening_removal",), ("screening_response",)]
    pages += [("screening_check",), ("screening_raise",), ("screening_end",), ("handover_send",)]
    for name, *rest in pages:
        assert not re.search(r"<input[^>]* checked", walk.open(by, name, *rest)), name


def test_every_page_but_the_required_ones_may_be_sent_empty(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    for name, *rest in (("screening_wishes",), ("screening_identity",), ("screening_response",),
                        ("screening_observations",), ("screening_section", "how_they_came")):  # fmt: skip
        walk.send(by, name, *rest)
    walk.case.refresh_from_db()
    person = walk.case.person
    assert (person.wishes_home, person.wished_interviewer, walk.case.age_band) == (
        "not_asked",
        "not_asked",
        "not_known",
    )


def test_the_receipt_says_what_happens_next_by_when_and_whom_to_call(told):
    by = told.people.responder
    told.send(by, "handover_send", answer="agrees", urgency="now", not_asked_why="no_time")
    sent = told.case.handover_set.get()
    read = words(told.open(by, "handover"))
    assert f"Handed over Reference {reference.shown(told.case.reference)}" in read
    assert "If it cannot wait, phone now" in read
    assert f"{sent.to_office.name} receives it by" in read
    assert "Until then you and your supervisor answer for the person." in read
    assert "not set; ask your supervisor" in read
    assert "What to say by telephone" in read
    assert "Khmer" in read


def test_the_receipt_outlasts_what_the_responder_may_read(told):
    people = told.people
    told.send(people.responder, "handover_send", answer="agrees", urgency="today", not_asked_why="no_time")
    handover.receive(by=people.other_supervisor, case=told.case)
    with clock.at(clock.now() + timedelta(days=3)):
        text = told.open(people.responder, "handover")
        assert "Received and registered" in text
        assert "National code KH-" in text
        assert "What to say by telephone" not in text
        told.open(people.responder, "screening_read", status=403)


def test_whoever_does_not_agree_is_kept_and_the_receipt_says_what_left(told):
    by = told.people.responder
    told.send(by, "handover_send", answer="thinking", urgency="planned", not_asked_why="no_time")
    read = words(told.open(by, "handover"))
    assert "Kept here: nothing that identifies has left" in read
    assert "Contact the person, as agreed, by" in read
    assert "What to say by telephone" not in read


def mine(walk, who=None) -> str:
    client = Client()
    client.force_login(who or walk.people.responder)
    return words(client.get(reverse("screening:screenings")).content.decode())


def test_my_screenings_says_where_each_stands_by_its_codename(walk):
    people = walk.people
    assert "Drafts 1" in mine(walk)
    assert f"{walk.case.codename} {reference.shown(walk.case.reference)}" in mine(walk)
    assert "Safety check not finished" in mine(walk)
    case = stages.answered(people)
    handover.send(by=people.responder, case=case, answer=HandoverAnswer.AGREES, not_asked_why="no_time")
    asked = handover.ask_back(by=people.other_supervisor, case=case, question="Which language?")
    read = mine(walk)
    assert "Sent back with a question 1" in read
    assert "Which language?" not in read
    client = Client()
    client.force_login(people.responder)
    address = reverse("screening:handover_answer", args=[case.reference, asked.pk])
    assert "Which language?" in client.get(address).content.decode()
    handover.answer(by=people.responder, question=asked, answer="Khmer.")
    assert "Sent back with a question" not in mine(walk)
    assert "Sent 1" in mine(walk)
    for who in (people.colleague, people.outsider, people.auditor):
        assert walk.case.codename not in mine(walk, who)
        assert "No screenings yet" in mine(walk, who)


def test_what_to_see_to_first_is_shown_in_full_once_a_day(walk):
    client = Client()
    client.force_login(walk.people.responder)
    address, folded = reverse("screening:screening_new"), '<details class="more">'
    first = client.get(address).content.decode()
    assert "They are not accused of anything" in first
    assert folded not in first
    assert folded not in client.get(address).content.decode()
    answer = client.post(address, {"office": str(walk.people.ngo.pk)})
    assert answer["Location"].endswith("/screening/safety/")
    assert folded in client.get(address).content.decode()
    session = client.session
    session["before_you_start_read_on"] = (clock.today() - timedelta(days=1)).isoformat()
    session.save()
    assert folded not in client.get(address).content.decode()
