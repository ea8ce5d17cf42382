"""What people really type and press: a sentence beside the field, what was typed stays, and nothing happens twice."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.models import AuditEvent
from orgs.refusals import Refused
from screening import reference
from screening.actions import cases
from screening.models import Case, Draft, Note, Screening
from tests.factories import orgs, stages
from tests.factories.cast import cast
from tests.journeys.walk import SAFE, from_the_hub


@pytest.fixture
def walk(db):
    return from_the_hub()


def boxes(*typed: str) -> dict[str, str]:
    parts = ("day", "month", "year", "time")
    return {f"took_place_at_{part}": text for part, text in zip(parts, typed, strict=True)}


def test_an_impossible_day_is_sent_back_with_a_sentence_and_what_was_typed(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    said = boxes("31", "2", "2026", "9:00")
    text = walk.send(by, "screening_removal", status=422, arrived_at_kind="office", left_what="A house", **said)
    assert text.count("There is no such day. Enter a day that this month has.") >= 2
    assert 'value="31"' in text
    assert "A house" in text


def test_khmer_digits_and_month_names_are_taken_in_a_day(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    said = boxes("១២", "មីនា", "២០២៦", "០៩:៣០")
    walk.send(by, "screening_removal", arrived_at_kind="office", **said)
    moment = walk.case.removal_set.get().took_place_at.astimezone(clock.PHNOM_PENH)
    assert f"{moment:%Y-%m-%d %H:%M}" == "2026-03-12 09:30"


def test_a_day_still_to_come_is_refused(walk):
    by = walk.people.responder
    text = walk.send(
        by, "screening_removal", status=422, arrived_at_kind="office", took_place_at=clock.now() + timedelta(days=2)
    )
    assert "still to come" in text


def test_what_cannot_be_seen_is_dropped_and_found_without(walk):
    by = walk.people.responder
    walk.send(by, "note_write", text="Wa\u200bter\u0007 and\u200f food")
    page = walk.open(by, "notes")
    assert "Water and food" in page


def test_a_reference_with_blanks_and_invisible_characters_finds_the_case(walk):
    client = Client()
    client.force_login(walk.people.responder)
    shown = reference.shown(walk.case.reference).lower()
    answer = client.post(reverse("screening:cases"), {"reference": f" {shown[:4]} {shown[5:]} "})
    assert answer.status_code == 302
    nothing = client.post(reverse("screening:cases"), {"reference": "0000-0000"})
    assert "0 results" in nothing.content.decode()


def test_a_text_that_is_too_long_says_by_how_much_and_stays(walk):
    text = walk.send(walk.people.responder, "note_write", status=422, text="a" * 4005)
    assert "5 characters too long" in text
    assert "a" * 4005 in text


def test_the_same_form_sent_twice_is_done_once_and_answered_alike(walk):
    client = Client()
    client.force_login(walk.people.responder)
    address = reverse("screening:note_write", args=[walk.case.reference])
    sent = {"text": "Once.", "submission": str(uuid.uuid4())}
    answers = [client.post(address, sent) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Note.objects.filter(case=walk.case).count() == 1
    assert AuditEvent.objects.filter(kind="note.written").count() == 1


def test_the_second_of_two_editors_sees_both_and_chooses(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    wishes = {f"wished_{who}": "either" for who in ("interviewer", "interpreter", "escort")}
    wishes |= {f"wishes_{what}": "not_asked" for what in ("home", "police", "embassy")}
    seen = Case.objects.get(pk=walk.case.pk).person.version
    walk.send(by, "screening_wishes", version=seen, **wishes | {"wishes": "To call her sister."})
    second = wishes | {"wishes": "To sleep first.", "version": seen}
    both = walk.send(by, "screening_wishes", status=409, **second)
    assert "To call her sister." in both
    assert "To sleep first." in both
    # Keeping what is saved drops what was typed; choosing the typed one saves it over the new version.
    walk.send(by, "screening_wishes", **second | {"keep": "saved"})
    assert "To call her sister." in walk.open(by, "screening_wishes")
    now = Case.objects.get(pk=walk.case.pk).person.version
    walk.send(by, "screening_wishes", **second | {"version": now, "keep": "typed"})
    assert "To sleep first." in walk.open(by, "screening_wishes")


def test_a_stage_cannot_be_skipped(walk):
    by, people = walk.people.responder, walk.people
    walk.send(by, "screening_safety", **SAFE)
    for transition in ("identify", "support_after_finding", "come_back"):
        assert "does not start at the stage" in walk.step(by, transition, status=422, reason="Quickly.")
    walk.step(people.outsider, "identify", status=404, reason="Quickly.")
    walk.send(by, "screening_end", status=409, transition="close_said_no", declared="on")
    assert walk.stage() == "screening"


def test_a_draft_is_kept_outside_the_record_and_goes_when_the_part_is_saved(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    events = AuditEvent.objects.filter(outcome="done").count()
    walk.send(by, "screening_section", "exploitation", X1="yes", X1_words="Half a sen", draft="1")
    assert Draft.objects.filter(case=walk.case).count() == 1
    assert AuditEvent.objects.filter(outcome="done").count() == events
    assert "Half a sen" in walk.open(by, "screening_section", "exploitation")
    walk.send(by, "screening_section", "exploitation", X1="yes", X1_sources=["said"], X1_words="Half a sentence")
    assert not Draft.objects.exists()


def test_a_yes_without_how_it_is_known_is_sent_back(walk):
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    text = walk.send(by, "screening_section", "exploitation", status=422, X1="yes")
    assert "Tick how you know it." in text


def test_whoever_is_not_trained_does_not_screen(db):
    people = cast()
    stages.indicator_sets.load_shipped()
    untrained = orgs.member(role="responder", office=people.ngo, trained=False)
    with pytest.raises(Refused):
        cases.begin(by=untrained, office=people.ngo)
    with clock.at(clock.now() + timedelta(days=4000)), pytest.raises(Refused):
        cases.begin(by=people.responder, office=people.ngo)
    assert not Screening.objects.exists()
