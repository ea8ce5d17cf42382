"""A returned domestic worker is not formally identified, and gets support by another route."""

from datetime import timedelta

import pytest

from orgs import clock
from screening.actions import indicator_sets
from tests.factories.cast import cast

from .walk import SAFE, Walk

pytestmark = pytest.mark.django_db


def test_a_returned_domestic_worker():
    people = cast()
    indicator_sets.load_shipped()
    walk = Walk(people)
    by, worker = people.responder, people.caseworker
    with walk.day(0):
        walk.begin(by)
        walk.send(by, "screening_safety", **SAFE)
        walk.send(
            by, "screening_explain", agreement="some_topics", teach_back="understood", refused_topics=["violence"]
        )
        walk.send(by, "screening_section", "how_they_came", R3="yes", R3_sources=["said"])
        walk.send(by, "needs_record", kinds=["mental_health"])
        # Someone with signs is not simply let go: the gate names it, and nothing is closed.
        shut = walk.send(by, "screening_end", status=409, transition="close_few_or_no", declared="on")
        assert "few or no signs" in shut.lower()
        assert walk.stage() == "screening"
        walk.send(by, "handover_send", answer="agrees", urgency="planned", not_asked_why="tired_or_upset")
    with walk.day(1):
        walk.receive(people.other_supervisor, worker)
        walk.interim(worker)
        walk.send(worker, "reflection_grant", starts_on=clock.today())
    with walk.day(27):
        walk.review(worker)
    with walk.day(32):
        walk.step(worker, "identify")
        walk.send(people.identifying_supervisor, "specialist_name", specialist=people.specialist.code)
        walk.interview(people.specialist)
        walk.find(people.specialist, people.identifying_supervisor, outcome="not_identified")
        walk.tell(worker, "finding")
        # Not identified: no support without a plan by another route first (G40).
        assert "G40" in walk.step(worker, "support_after_finding", status=409)
        plan = {"own_decision": "no", "services": ["counselling"], "text": "Counselling, and a course."}
        walk.send(worker, "alternative_write", review_on=clock.today() + timedelta(days=30), **plan)
        walk.step(worker, "support_after_finding")
        page = walk.open(worker, "finding")
        assert "Not formally identified, support continues by another route" in page
        assert "rejected" not in page.lower()
    assert walk.stage() == "support"
    with walk.day(40):
        walk.helped(worker)
    assert walk.stage() == "support"
