"""A foreign worker out of a scam compound, charged with immigration offences and held: the days held are added."""

from datetime import time

import pytest

from orgs import clock
from orgs.types import Gender, Role
from screening.actions import indicator_sets
from tests.factories import orgs
from tests.factories.cast import cast

from .walk import Walk, through

pytestmark = pytest.mark.django_db


def test_a_foreign_worker_out_of_a_scam_compound():
    people = cast()
    indicator_sets.load_shipped()
    chinese = orgs.interpreter("zh", gender=Gender.MAN)
    second = orgs.member(role=Role.SPECIALIST, office=people.elsewhere)
    walk = Walk(people)
    by, worker = people.responder, people.caseworker
    with walk.day(0):
        walk.begin(by)
        walk.send(by, "screening_safety", **through(chinese, "zh"))
        walk.send(by, "screening_explain", agreement="agreed", teach_back="partly")
        walk.send(
            by, "screening_section", "control_and_freedom", C1="yes", C1_sources=["seen"], C7="yes", C7_sources=["said"]
        )
        walk.send(by, "screening_section", "exploitation", sectors=["scam_compound"], X2="yes", X2_sources=["said"])
        walk.send(by, "needs_record", kinds=["phone_call", "safe_bed"])
        walk.send(by, "handover_send", answer="agrees", urgency="now", not_asked_why="enough_to_refer")
    walk.interpreted_by(chinese, "zh")
    with walk.day(1):
        walk.receive(people.other_supervisor, worker)
        held = {"started_at": clock.now(), "office": str(people.identifying.pk), "for_what": "No papers."}
        walk.send(worker, "detention_record", kind="charge", **held)
        walk.send(worker, "detention_record", kind="detention", **held)
        arrest = walk.case.detention_set.get(kind="detention")
        walk.send(worker, "notice_send", arrest.pk, sent_at=clock.now(), addressed_to="The police office.")
        walk.interim(worker)
        # Nobody who is held begins the period (G17, G24).
        shut = walk.send(worker, "reflection_grant", status=409, starts_on=clock.today())
        assert "G17" in shut
        assert "G24" in shut
        page = walk.open(worker, "case")
        assert "The person is held" in page
        assert "The person is charged" in page
    with walk.day(4):
        walk.send(worker, "detention_release", arrest.pk, released_at=clock.now(), released_to="A place to stay.")
        walk.send(worker, "reflection_grant", starts_on=clock.today())
    with walk.day(10, at=time(22)):
        # Held again over midnight: two more days, whatever the hours.
        walk.send(worker, "detention_record", kind="detention", started_at=clock.now())
    with walk.day(11, at=time(1)):
        again = walk.case.detention_set.get(released_at__isnull=True, kind="detention")
        assert "no end is known" in walk.open(worker, "reflection")
        walk.send(worker, "detention_release", again.pk, released_at=clock.now())
    # Thirty days from the release on day 4, the day of that release touched by it, and two more.
    row = walk.case.reflectionperiod_set.get()
    assert (row.ends_on - row.starts_on).days == 30 + 1 + 2
    with walk.day(30):
        walk.review(worker)
    with walk.day(37):
        assert "G30" in walk.step(worker, "identify", status=409)
    with walk.day(38):
        walk.step(worker, "identify")
        # The office that held the person decides nothing (G17, G24): it is not even asked, and knows nothing.
        walk.open(people.identifying_supervisor, "specialist_name", status=404)
        refused = walk.send(
            people.national_supervisor, "specialist_name", status=422, specialist=people.specialist.code
        )
        assert "Choose one of the answers shown" in refused
        walk.send(people.national_supervisor, "specialist_name", specialist=second.code)
        walk.interview(second)
        walk.find(second, people.second_identifying_supervisor)
        walk.tell(worker, "finding")
        walk.step(worker, "support_after_finding")
    assert walk.stage() == "support"
    with walk.day(45):
        walk.helped(worker, service="legal_aid")
    assert walk.stage() == "support"
    assert walk.case.finding_set.get().outcome == "identified"
