"""Stories of those who help: a yes taken back, two refusals, home and back, a supervisor away, a mother and two."""

import pytest
from django.urls import reverse

from orgs import clock
from orgs.actions import members
from referrals.models import Referral
from screening import access
from screening.actions import indicator_sets, relatives
from screening.models import Case
from screening.types import GrantEnd, Relation
from tests.factories import stages
from tests.factories.cast import Cast, cast

from .walk import SAFE, Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def walk(people) -> Walk:
    """On the first of the 30 days, with a caseworker."""
    walk = Walk(people)
    with walk.day(0):
        walk.case = stages.reflecting(people)
    return walk


def test_a_yes_taken_back_on_day_12_closes_the_door_and_costs_nothing_else(people, walk):
    partner, worker = people.partner, people.caseworker
    ends_on = walk.case.reflectionperiod_set.get().ends_on
    with walk.day(3):
        row = walk.ask(worker, people.partner_office)
        walk.send(people.partner_supervisor, "referrals:accept", row.pk, named=partner.code)
        walk.send(partner, "referrals:begin", row.pk)
    with walk.day(12):
        assert "referrals" in walk.open(partner, "referrals:helping")
        walk.send(worker, "referrals:consent_withdraw", row.consent.pk, words="I do not want them to know more.")
        walk.open(partner, "referrals:helping", status=404)
        walk.send(partner, "referrals:note", row.pk, status=404, text="Written before, sent after.")
        page = walk.open(worker, "referrals:index")
        assert "The person withdrew their consent" in page
        # No stage, no day of the period and no other help depends on it (G33).
        assert walk.stage() == "reflection"
        assert walk.case.reflectionperiod_set.get().ends_on == ends_on
        walk.client.force_login(people.partner_supervisor)
        asked = walk.client.post(reverse("referrals:give_back", args=[row.pk]), {"how": "returned"})
        assert asked.status_code == 302
    with walk.day(20):
        again = walk.ask(worker, people.partner_office, service="school")
        walk.send(people.partner_supervisor, "referrals:accept", again.pk, named=partner.code)
        assert "School" in walk.open(partner, "referrals:helping")


def test_two_offices_decline_and_the_third_helps(people, walk):
    worker = people.caseworker
    with walk.day(2):
        first = walk.ask(worker, people.partner_office)
        walk.send(people.partner, "referrals:decline", first.pk, why="full", words="Ask us in May.")
        page = walk.open(worker, "referrals:index")
        assert "No place or time now" in page and "Ask us in May." in page
        assert "Who else can help" in page
        assert walk.case.deadline_set.filter(kind="refer_again", met_at__isnull=True).exists()
    with walk.day(3):
        second = walk.ask(worker, people.elsewhere)
        assert not walk.case.deadline_set.filter(kind="refer_again", met_at__isnull=True).exists()
        walk.send(people.outside_supervisor, "referrals:decline", second.pk, why="not_for")
        walk.open(people.outsider, "referrals:helping", status=404)
    with walk.day(4):
        third = walk.ask(worker, people.ngo)
        walk.send(people.supervisor, "referrals:accept", third.pk, named=people.colleague.code)
        walk.send(people.colleague, "referrals:complete", third.pk, outcome="received")
    assert [row.status for row in walk.case.referral_set.order_by("sent_at")] == ["declined", "declined", "completed"]


def test_home_on_day_9_and_back_on_day_40_with_a_fresh_full_period(people, walk):
    worker = people.caseworker
    with walk.day(5):
        row = walk.ask(worker, people.partner_office)
        walk.send(people.partner_supervisor, "referrals:accept", row.pk, named=people.partner.code)
    with walk.day(9):
        walk.tell(worker, "next_steps")
        walk.step(worker, "close_left", reason="Wants to be with her sister.")
        walk.approve(people.other_supervisor)
        assert walk.stage() == "closed"
        walk.open(people.partner, "referrals:helping", status=404)
        assert Referral.objects.get(pk=row.pk).sent_grant.ended_why == GrantEnd.CASE_CLOSED
    with walk.day(40):
        walk.step(people.other_supervisor, "come_back", reason="Came back by herself.")
        assert walk.stage() == "interim"
        # What was agreed then opens nothing now: she is asked again.
        walk.open(people.partner, "referrals:helping", status=404)
        walk.interim(worker)
        walk.send(worker, "reflection_grant", starts_on=clock.today())
        period = walk.case.reflectionperiod_set.get(replaced_at__isnull=True)
        assert (period.ends_on - clock.today()).days == 30


def test_an_extension_asked_on_day_29_while_the_supervisor_is_away_is_answered_above(people, walk):
    worker, above = people.caseworker, people.national_supervisor
    with walk.day(29):
        members.suspend(by=people.administrator, user=people.other_supervisor)
        walk.send(worker, "reflection_extend", why="health", days="10", reason="In hospital.")
        # While it is open the period does not run out under the person.
        asked = walk.case.approval_set.get(answer="")
    with walk.day(33):
        assert walk.stage() == "reflection"
        assert walk.step(worker, "identify", status=409)
        assert access.may_answer(above, asked)
        walk.send(above, "approval", asked.pk, answer="approved")
        period = walk.case.reflectionperiod_set.get()
        assert period.extension_days == 10
        assert "G30" in walk.step(worker, "identify", status=409)


def test_a_mother_and_two_children_have_three_cases_of_one_event(people):
    indicator_sets.load_shipped()
    by = people.responder
    walk = Walk(people)
    walk.begin(by)
    walk.send(by, "screening_safety", **SAFE)
    mother = walk.case
    children = []
    for _child in range(2):
        walk.case = mother
        before = set(Case.objects.values_list("pk", flat=True))
        walk.send(by, "screening_beside")
        walk.case = Case.objects.exclude(pk__in=before).get()
        walk.send(by, "screening_safety", **SAFE | {"under_18": "yes"})
        children.append(walk.case)
    cases = list(Case.objects.filter(pk__in=[mother.pk, *(child.pk for child in children)]))
    assert len({case.event for case in cases}) == 1 and cases[0].event is not None
    assert sorted(case.is_child for case in cases) == [False, True, True]
    # Each is opened on its own: whoever works on one knows nothing of the others through it.
    walk.case = children[0]
    walk.send(by, "screening_explain", agreement="agreed", teach_back="understood")
    walk.send(by, "needs_record", kinds=["food_water"])
    walk.send(by, "screening_section", "exploitation", X1="yes", X1_sources=["said"])
    walk.send(
        by, "handover_send", answer="agrees", urgency="now", child_was_heard="yes", not_asked_why="tired_or_upset"
    )
    walk.receive(people.other_supervisor, people.caseworker)
    guardian = relatives.add(
        by=people.caseworker, case=walk.case, relation=Relation.GUARDIAN, name="The mother (invented)"
    )
    walk.agree(
        people.caseworker, people.partner_office, child_assents="yes", given_by="guardian", guardian=str(guardian.pk),
        best_interests="She stays with her brother.",
    )  # fmt: skip
    walk.case = mother
    walk.open(people.caseworker, "case", status=404)
    walk.case = children[1]
    walk.open(people.caseworker, "case", status=404)
