"""The demonstration: enough invented cases at every stage, made through the actions, and each ends where it should."""

from collections import Counter
from datetime import timedelta

import pytest

from config.demo import cases
from orgs import checkpoints, clock, reconciling, verifying
from orgs.actions import demo_people, start
from orgs.models import AuditEvent, User
from orgs.types import Role
from screening import review_rules
from screening.access import review
from screening.models import Case, SafetyCheck
from screening.types import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def played():
    start.load_reference_data()
    demo_people.load_demo_people()
    cases.play()


def test_the_demonstration_shows_every_stage_and_every_story(played):
    stages = Counter(Case.objects.values_list("stage", flat=True))
    assert sum(stages.values()) >= 24
    assert set(stages) == set(Stage.values)
    # Nine people of one raid: two went, one may be 17, and each has a case of their own.
    assert Case.objects.filter(stage=Stage.CLOSED, closed_why="close_few_or_no").count() >= 2
    assert Case.objects.filter(said_age="maybe", is_child=True).exists()
    # The brothel's “translator” was offered, and refused for good.
    assert SafetyCheck.objects.filter(reasons__icontains="interpreter_not_from_place").exists()
    assert Case.objects.filter(is_child=True, relatedperson__is_implicated=True).exists()
    assert Case.objects.filter(finding__outcome="not_identified", alternativeplan__isnull=False).exists()
    assert Case.objects.filter(detention__kind="charge").exists()
    # Everything that happened was recorded, and by somebody who had an account.
    codes = set(User.objects.values_list("code", flat=True))
    assert set(AuditEvent.objects.exclude(case_id=None).values_list("actor_code", flat=True)) <= codes
    assert len({row.responsible.organisation_id for row in Case.objects.all() if row.responsible}) >= 2


def test_in_the_demonstration_looks_of_weeks_that_are_over_are_drawn_by_lot(played):
    checkpoints.seal()
    supervisors = User.objects.filter(memberships__role=Role.SUPERVISOR).distinct()
    drawn = [item for user in supervisors for item in review.queue(user).items if item.reason.code == "drawn"]
    weeks = {review_rules.week(item.on).code for item in drawn}
    assert weeks >= {review_rules.week(clock.today() - timedelta(weeks=back)).code for back in (1, 2)}


def test_the_record_of_the_demonstration_holds_and_so_does_all_that_it_speaks_of(played):
    checkpoints.seal()
    report = verifying.verify(also=reconciling.reconcile)
    assert (report.code, report.findings, report.unsealed) == (0, [], 0)
    assert report.events == report.checkpoint.size > 1000
