"""Nine people at a raid: two show few signs, one may be 17. They share place and time, nothing else."""

import pytest

from orgs import clock
from screening import reference
from screening.actions import indicator_sets
from screening.models import Case
from tests.factories.cast import cast

from .walk import SAFE, Walk

pytestmark = pytest.mark.django_db


def no_to_all(part: str) -> dict[str, str]:
    offered = indicator_sets.parsed(indicator_sets.published())
    return {item.code: "no" for item in offered.items if item.section == part and item.core}


def test_nine_people_at_a_raid():
    people = cast()
    indicator_sets.load_shipped()
    by = people.responder
    first = Walk(people)
    first.begin(by)
    walks = [first]
    for _number in range(8):
        before = set(Case.objects.values_list("pk", flat=True))
        first.send(by, "screening_beside")
        walk = Walk(people)
        walk.case = Case.objects.exclude(pk__in=before).get()
        walks.append(walk)
    assert Case.objects.values("event").distinct().count() == 1
    for walk in walks[:6]:
        walk.send(by, "screening_safety", **SAFE)
        walk.send(by, "screening_explain", agreement="agreed", teach_back="understood")
        walk.send(by, "screening_section", "control_and_freedom", C2="yes", C2_sources=["seen"])
        walk.send(by, "screening_section", "exploitation", X2="yes", X2_sources=["said"])
        walk.send(by, "handover_send", answer="agrees", urgency="today", not_asked_why="no_time")
        assert walk.stage() == "interim"
    may_be_17(walks[6])
    for walk in walks[7:]:
        few_signs(walk)
    assert Case.objects.filter(stage="interim").count() == 7
    assert Case.objects.filter(stage="closed", closed_why="close_few_or_no").count() == 2
    goes_on(first)


def goes_on(walk: Walk) -> None:
    """One of the seven, to support and to those who help; nothing of the others is known through it."""
    people, worker = walk.people, walk.people.caseworker
    with walk.day(1):
        walk.receive(people.other_supervisor, worker)
        walk.send(worker, "needs_record", kinds=["rest"])
        walk.interim(worker)
        walk.send(worker, "reflection_grant", starts_on=clock.today())
    with walk.day(27):
        walk.review(worker)
    with walk.day(32):
        walk.to_the_finding(worker, people.specialist, people.identifying_supervisor)
    with walk.day(40):
        walk.helped(worker)
    assert walk.stage() == "support"
    others = Case.objects.filter(event=walk.case.event).exclude(pk=walk.case.pk)
    assert others.count() == 8
    page = walk.open(worker, "case")
    assert not any(reference.shown(other.reference) in page or other.codename in page for other in others)


def may_be_17(walk: Walk) -> None:
    """May be a child is a child: never closed, always handed over, whatever is answered (G5)."""
    by, people = walk.people.responder, walk.people
    walk.send(by, "screening_safety", **SAFE | {"under_18": "maybe"})
    # A specialist talks with the child about control; the responder does not.
    assert "G5" in walk.send(by, "screening_section", "control_and_freedom", status=422, C2="no")
    walk.send(by, "needs_record", kinds=["nothing"])
    shut = walk.send(by, "screening_end", status=409, transition="close_few_or_no", declared="on")
    assert "G5" in shut
    walk.send(by, "handover_send", answer="does_not_agree", urgency="now", status=422, not_asked_why="no_time")
    walk.send(
        by, "handover_send", answer="does_not_agree", urgency="now", child_was_heard="on", not_asked_why="no_time"
    )
    sent = walk.case.handover_set.get()
    assert (sent.kind, sent.to_office) == ("child", people.coordinating)
    walk.receive(people.other_supervisor, people.child_protection_officer)
    # Looks alone never determine an age, and one person alone neither.
    worker = people.child_protection_officer
    age = {"conclusion": "adult", "reasons": "Invented."}
    assert "G5" in walk.send(worker, "age_propose", status=422, grounds=["looks"], **age)
    walk.send(worker, "age_propose", grounds=["document", "said"], **age)
    made = walk.case.agedetermination_set.get()
    walk.send(worker, "age_confirm", made.pk, status=403)
    assert walk.case.__class__.objects.get(pk=walk.case.pk).is_child
    walk.send(people.other_supervisor, "age_confirm", made.pk)
    walk.case.refresh_from_db()
    assert not walk.case.is_child


def few_signs(walk: Walk) -> None:
    by = walk.people.responder
    walk.send(by, "screening_safety", **SAFE)
    walk.send(by, "screening_explain", agreement="agreed", teach_back="understood")
    for part in ("how_they_came", "control_and_freedom", "exploitation", "situation_now"):
        walk.send(by, "screening_section", part, **no_to_all(part))
    assert "Few or no signs were recorded today" in walk.open(by, "screening_result")
    walk.send(by, "screening_end", transition="close_few_or_no", declared="on", not_asked_why="not_relevant")
    assert walk.stage() == "closed"
