"""Around the talk: someone comes in, a break is taken, it has gone on for long; and what each of these must do."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.models import AuditEvent
from screening import talk
from screening.models import Draft
from screening.talk import PAUSED, RESUMED, Moment
from tests.factories import stages
from tests.factories.cast import cast
from tests.journeys.walk import SAFE, Walk

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)
LINE = "You have been talking for 30 minutes. Offer a break."


def at(minutes: int, kind: str = "case.opened", *, act: bool = False) -> Moment:
    return Moment(at=NINE + timedelta(minutes=minutes), kind=kind, is_act=act)


# moments, now (minutes after nine), minutes since which the talk goes on (None: no talk)
TALKS = [
    ("nothing yet", [], 5, None),
    ("goes on", [at(0), at(20), at(40)], 45, 0),
    ("a long silence ends it", [at(0), at(61)], 65, 61),
    ("silent until now", [at(0), at(10)], 75, None),
    ("in a break", [at(0), at(30, PAUSED, act=True), at(31)], 40, None),
    ("after a break", [at(0), at(30, PAUSED, act=True), at(45, RESUMED, act=True), at(50)], 55, 45),
    ("went on without saying so", [at(0), at(30, PAUSED, act=True), at(40, "screening.answered", act=True)], 45, 40),
]


@pytest.mark.parametrize(("moments", "now", "since"), [row[1:] for row in TALKS], ids=[row[0] for row in TALKS])
def test_a_talk_begins_after_the_last_break_and_after_a_long_silence(moments, now, since):
    began = talk.began(moments, now=NINE + timedelta(minutes=now))
    assert began == (None if since is None else NINE + timedelta(minutes=since))


@pytest.mark.parametrize(("minutes", "said"), [(0, 0), (29, 0), (30, 30), (59, 30), (60, 60)])
def test_a_break_is_offered_every_half_hour(minutes, said):
    assert talk.minutes_to_say(NINE, now=NINE + timedelta(minutes=minutes)) == said


@pytest.fixture
def walk(db):
    people = cast()
    stages.indicator_sets.load_shipped()
    found = Walk(people)
    found.begin(people.responder)
    return found


def test_after_half_an_hour_of_talk_a_quiet_line_offers_a_break_and_a_break_takes_it_away(walk):
    by, began = walk.people.responder, clock.now()

    def seen(minutes: int) -> bool:
        with clock.at(began + timedelta(minutes=minutes)):
            return LINE in walk.open(by, "screening_section", "how_they_came")

    walk.send(by, "screening_safety", **SAFE)
    assert not seen(20)
    assert seen(31)
    with clock.at(began + timedelta(minutes=32)):
        walk.send(by, "screening_pause", choice="break")
        assert "A break since" in walk.open(by, "screening_pause")
    with clock.at(began + timedelta(minutes=45)):
        walk.send(by, "screening_pause", choice="resume")
    assert not seen(50)
    assert seen(76)
    kinds = AuditEvent.objects.filter(case_id=walk.case.pk, kind__startswith="screening.", outcome="done")
    assert [(one.kind, one.why) for one in kinds.exclude(kind="screening.begun")] == [
        ("screening.paused", "break"), ("screening.resumed", ""),
    ]  # fmt: skip


def test_nobody_is_told_of_a_long_talk_where_nothing_may_be_asked(walk):
    by, began = walk.people.responder, clock.now()
    walk.send(by, "screening_safety", **SAFE | {"place": "no_private"})
    walk.open(by, "screening")
    with clock.at(began + timedelta(minutes=40)):
        assert LINE not in walk.open(by, "screening_observations")


def test_the_pause_page_offers_four_ways_and_another_day_leads_to_the_drafts(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    text = walk.open(by, "screening_pause")
    for way in ("Take a break", "Stop and finish another day", "Stop and refer now", "Back to the screening"):
        assert way in text
    client = Client()
    client.force_login(by)
    answer = client.post(reverse("screening:screening_pause", args=[walk.case.reference]), {"choice": "another_day"})
    assert answer["Location"] == reverse("screening:screenings")
    assert walk.case.codename in client.get(answer["Location"]).content.decode()


def test_only_whoever_fills_it_in_pauses(walk):
    walk.send(walk.people.supervisor, "screening_pause", status=403, choice="break")
    walk.send(walk.people.outsider, "screening_pause", status=404, choice="break")
    assert not AuditEvent.objects.filter(kind="screening.paused").exists()


def test_someone_came_in_shuts_at_once_what_is_asked_and_leaves_help_open(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    walk.send(by, "screening_section", "how_they_came", R1="yes", R1_sources=["said"], R1_words="Her aunt.")
    walk.send(by, "screening_interrupted")
    first, second = walk.case.safetycheck_set.all()
    assert (first.outcome, second.outcome) == ("go_ahead", "look_do_not_ask")
    assert second.answers["present"] == ["unknown"]
    for part in ("how_they_came", "control_and_freedom", "exploitation", "situation_now"):
        text = walk.open(by, "screening_section", part, status=409)
        assert "Her aunt." not in text
        assert "recruited" not in text
    for name in ("screening_explain", "screening_wishes", "screening_identity"):
        walk.open(by, name, status=409)
    walk.send(by, "screening_section", "how_they_came", status=422, R2="yes", R2_sources=["said"])
    for name in ("screening_observations", "needs_record", "screening_check", "handover_send", "screening_help"):
        walk.open(by, name)


def test_after_an_interruption_only_who_is_there_is_asked_and_a_new_check_opens_again(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    walk.send(by, "screening_interrupted")
    text = walk.open(by, "screening_safety")
    assert "Question 3 of 5" in text
    assert "checked" not in text
    walk.send(by, "screening_safety", question="present", present=["controller"], asked_to_leave="left")
    check = walk.case.safetycheck_set.last()
    assert walk.case.safetycheck_set.count() == 3
    assert check.outcome == "go_ahead"
    assert (check.answers["present"], check.answers["place"]) == (["controller"], "private")
    walk.open(by, "screening_section", "how_they_came")


def test_someone_came_in_pressed_twice_shuts_it_once(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    for _time in range(2):
        walk.send(by, "screening_interrupted")
    assert walk.case.safetycheck_set.count() == 2


def test_whoever_was_away_is_asked_whether_anything_changed(walk):
    by, began = walk.people.responder, clock.now()
    walk.send(by, "screening_safety", **SAFE)
    assert "You were away" not in walk.open(by, "screening")
    with clock.at(began + timedelta(minutes=25)):
        assert "You were away for a while. Has anything changed?" in walk.open(by, "screening")
        assert "You were away" not in walk.open(by, "screening")


def test_a_child_stays_a_child_when_someone_comes_in(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE | {"under_18": "maybe"})
    walk.send(by, "screening_interrupted")
    walk.case.refresh_from_db()
    assert walk.case.is_child
    assert "adult" in walk.case.safetycheck_set.last().reasons


def test_before_the_first_check_nothing_can_be_interrupted(walk):
    by = walk.people.responder
    assert "Someone came in" not in walk.open(by, "screening_safety")
    walk.send(by, "screening_interrupted")
    assert not walk.case.safetycheck_set.exists()


@pytest.mark.parametrize("button", ["someone", "pause", "later"])
def test_what_was_typed_is_kept_by_every_button_that_leaves_the_page(walk, button):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    walk.send(by, "screening_explain", agreement="not_asked", could_not_ask_why="Asleep", draft=button)
    if button == "someone":
        walk.send(by, "screening_safety", question="present", present=["nobody"])
    assert "Asleep" in walk.open(by, "screening_explain")
    assert not walk.case.screening_set.get().agreement
    walk.send(by, "screening_explain", agreement="not_asked", could_not_ask_why="Asleep")
    assert not Draft.objects.filter(form="explain").exists()


def test_a_form_put_aside_can_still_be_sent_afterwards(walk):
    """The interruption does not count as the sending of the form it was pressed on."""
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    sent = {"submission": "0d3c4be7-9f6c-4c7b-9f0e-9d5c1b1c1a01", "R1": "yes", "R1_sources": ["said"]}
    walk.send(by, "screening_section", "how_they_came", **sent, draft="someone")
    walk.send(by, "screening_safety", question="present", present=["nobody"])
    walk.send(by, "screening_section", "how_they_came", **sent)
    assert walk.case.screening_set.get().answers.get().answer == "yes"


def test_every_page_of_the_talk_has_the_three_buttons_and_no_page_names_anybody(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    walk.send(by, "screening_identity", name_to_use="Only invented")
    pages = [("screening",), ("screening_explain",), ("screening_observations",), ("screening_wishes",)]
    pages += [("screening_section", part) for part in ("how_they_came", "exploitation")]
    pages += [("needs_record",), ("screening_identity",), ("screening_conversation",), ("screening_check",)]
    for name, *rest in pages:
        text = walk.open(by, name, *rest)
        for word in ("Hide screen", "Pause", "Someone came in"):
            assert text.count(word) == 1, (name, word)
        title = text.split("<title>")[1].split("</title>")[0]
        assert not {"Only invented", walk.case.codename, walk.case.reference} & set(title.split(" – "))
