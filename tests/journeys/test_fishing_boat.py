"""A man back from a fishing boat, screened at a transit centre through an interpreter, is identified and supported."""

from datetime import time

import pytest

from orgs import clock
from orgs.types import Gender, Role
from screening.actions import indicator_sets
from tests.factories import orgs
from tests.factories.cast import cast

from .walk import Walk, through

pytestmark = pytest.mark.django_db


def test_a_man_back_from_a_fishing_boat():
    people = cast()
    indicator_sets.load_shipped()
    transit = orgs.office(type="transit_centre", province=people.province_a, parent=people.coordinating)
    responder = orgs.member(role=Role.RESPONDER, office=transit)
    thai = orgs.interpreter("th", gender=Gender.MAN)
    walk = Walk(people)
    with walk.day(0):
        walk.begin(responder)
        # Without an interpreter only what was seen, needs and what was done can be recorded (G8).
        alone = through(thai, "th") | {"interpreter_kind": "nobody", "interpreter": "", "independence": []}
        walk.send(responder, "screening_safety", **alone)
        assert "G8" in walk.send(responder, "screening_section", "exploitation", status=422, X1="no")
        walk.send(responder, "needs_record", kinds=["doctor", "food_water"])
    with walk.day(0, at=time(12)):
        walk.send(responder, "screening_safety", **through(thai, "th"))
        walk.send(responder, "screening_explain", agreement="agreed", teach_back="understood")
        walk.send(responder, "screening_section", "control_and_freedom", C2="yes", C2_sources=["said"])
        walk.send(responder, "screening_section", "exploitation", sectors=["fishing"], X1="yes", X1_sources=["said"])
        assert "Presume this person is a victim of trafficking" in walk.open(responder, "screening_result")
        walk.send(responder, "handover_send", answer="agrees", urgency="today", not_asked_why="enough_to_refer")
    walk.interpreted_by(thai, "th")
    worker, boss = people.caseworker, people.other_supervisor
    with walk.day(1):
        walk.receive(boss, worker)
        # No period before intake, risk and the explanation: each named with its guideline.
        shut = walk.send(worker, "reflection_grant", status=409, starts_on=walk.first)
        assert all(number in shut for number in ("G7", "G27", "G29", "G31"))
        walk.interim(worker)
        walk.send(worker, "reflection_grant", starts_on=clock.today())
    assert walk.stage() == "reflection"
    with walk.day(26):
        assert "G30" in walk.step(worker, "identify", status=409)
        walk.review(worker)
    with walk.day(31, at=time(23, 59)):
        assert "G30" in walk.step(worker, "identify", status=409)
    with walk.day(32, at=time(0, 0)):
        walk.step(worker, "identify")
        walk.send(people.identifying_supervisor, "specialist_name", specialist=people.specialist.code)
    with walk.day(33):
        assert "G8" in walk.interview(people.specialist, status=422, interpreter_kind="", attended=["interpreter"])
        walk.interview(people.specialist, attended=["interpreter"])
        walk.find(people.specialist, people.identifying_supervisor)
        assert "G7" in walk.step(worker, "support_after_finding", status=409)
        walk.tell(worker, "finding")
        walk.step(worker, "support_after_finding")
    assert walk.stage() == "support"
    with walk.day(40):
        row = walk.ask(worker, people.partner_office, service="training")
        walk.send(people.partner_supervisor, "referrals:accept", row.pk, named=people.partner.code)
        words = {f"words_{domain}": "Invented." for domain in ("safety", "health", "economic")}
        walk.send(worker, "needs_assess", took_place_at=clock.now(), with_person="yes", **words)
        walk.send(worker, "goal_add", domain="economic", text="To work on land.")
        walk.send(worker, "referrals:placement_record", kind="family", began_on=clock.today())
        walk.send(worker, "referrals:visits_plan", arrived_on=clock.today())
        shut = walk.step(worker, "close_needs_met", status=409)
        assert all(number in shut for number in ("G7", "G43", "G44"))
    with walk.day(120):
        walk.send(people.partner, "referrals:complete", row.pk, outcome="received")
        walk.send(worker, "goal_settle", walk.case.goal_set.get().pk, more={"status": "met"})
        walk.tell(worker, "closing")
        assert "day 180 visit" in walk.step(worker, "close_needs_met", status=409)
    with walk.day(221):
        walk.send(worker, "referrals:visit_record", kind="visit_180", outcome="made", took_place_at=clock.now())
        walk.step(worker, "close_needs_met")
        walk.approve(boss)
    assert walk.stage() == "closed"
