"""Guidelines that no single gate carries: what must be true wherever one looks."""

import re

import pytest

from screening import workflow
from screening.actions import leaving_harm
from screening.models import Response
from screening.types import ResponseAnswer, Stage
from tests.factories import helping, stages
from tests.factories.cast import cast

# What nobody may have to do, or to be, before they are helped.
CONDITIONS = re.compile(r"\b(police|court|testif|cooperat|prosecut|complain)", re.IGNORECASE)
HELPED_AT = (Stage.INTERIM, Stage.REFLECTION, Stage.SUPPORT)


@pytest.mark.django_db
def test_nobody_has_to_cooperate_or_be_identified_to_be_helped():
    people = cast()
    case = stages.received(people)
    # A service helps while there is no interview, no finding, and nothing was said to the police.
    assert case.stage == Stage.INTERIM
    helping.accepted(people, case)
    assert not case.finding_set.exists()
    for row in workflow.TRANSITIONS:
        for gate in row.gates:
            told = str(gate.sentence)
            assert not CONDITIONS.search(told) or gate.code in {"told_finding", "complaint_upheld"}, gate.code
        # Only support *after* a finding asks for one; every other way to help does not.
        if row.to in HELPED_AT and row.code != "support_after_finding":
            assert "finding_confirmed" not in {gate.code for gate in row.gates}, row.code


@pytest.mark.django_db
def test_how_officers_responded_is_kept_with_who_was_offered():
    people = cast()
    case = stages.begun(people)
    said = {field.name: ResponseAnswer.NO for field in Response._meta.fields if field.choices and field.name}
    row = leaving_harm.record_response(by=people.responder, case=case, remarks="", **said)
    assert said
    assert {name: getattr(row, name) for name in said} == said
    assert row.recorded_by == people.responder
