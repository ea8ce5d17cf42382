"""A relative is looked for after the finding, with a yes to that, where being found is safe; or not at all (G41)."""

from datetime import timedelta

import pytest

from orgs import clock
from orgs.refusals import Refused
from referrals import workflow
from referrals.actions import tracings
from referrals.models import Tracing
from referrals.types import TracingOutcome
from screening.actions import consents, families, relatives
from screening.actions.acting import GateRefused
from screening.actions.recipients import to_help, to_trace
from screening.models import Case, RelatedPerson
from screening.types import FindingOutcome, Relation, Safe, ServiceKind
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def after_the_finding(people: Cast, outcome: FindingOutcome = FindingOutcome.IDENTIFIED) -> Case:
    calendar = stages.Calendar(first=clock.today() - timedelta(days=60))
    return stages.found(people, calendar, outcome=outcome)


def begin(people: Cast, case: Case, consent) -> Tracing:
    return tracings.begin(by=people.caseworker, case=case, consent=consent, search="By letter to the commune.")


def sister_of(people: Cast, case: Case, *, safe: Safe | None = Safe.YES) -> RelatedPerson:
    row = relatives.add(by=people.caseworker, case=case, relation=Relation.FAMILY, name="A sister (invented)")
    if safe is not None:
        families.assess(
            by=people.caseworker, case=case, relative=row, safe=safe, took_place_at=clock.now(), text="Invented."
        )
    return row


@pytest.mark.parametrize("outcome", [FindingOutcome.IDENTIFIED, FindingOutcome.NOT_IDENTIFIED])
def test_after_the_finding_whichever_it_was_a_relative_is_looked_for_and_found(people, outcome):
    case = after_the_finding(people, outcome)
    row = begin(people, case, made.agreed_to_trace(people, case))
    tracings.end(by=people.caseworker, tracing=row, outcome=TracingOutcome.FOUND, words="She would like to write.")
    row = Tracing.objects.get(pk=row.pk)
    assert row.tracing_outcome == TracingOutcome.FOUND and row.ended_by == people.caseworker


def test_before_the_finding_nobody_is_looked_for(people):
    case = stages.received(people)
    with pytest.raises(GateRefused, match="G41"):
        begin(people, case, made.agreed_to_trace(people, case))
    assert not Tracing.objects.exists()


@pytest.mark.parametrize("safe", [None, Safe.NO])
def test_where_it_was_not_found_safe_nobody_is_looked_for(people, safe):
    case = after_the_finding(people)
    consent = made.consented(people, case, to=to_trace(sister_of(people, case, safe=safe)))
    with pytest.raises(GateRefused) as refused:
        begin(people, case, consent)
    assert [gate.code for gate in refused.value.gates] == ["relative_assessed"]


def test_the_latest_assessment_counts(people):
    case = after_the_finding(people)
    sister = sister_of(people, case)
    consent = made.consented(people, case, to=to_trace(sister))
    families.assess(
        by=people.caseworker, case=case, relative=sister, safe=Safe.NO, took_place_at=clock.now(), text="She said so."
    )
    with pytest.raises(GateRefused):
        begin(people, case, consent)


@pytest.mark.parametrize("gate", workflow.TRACE_RELATIVE, ids=lambda gate: gate.code)
def test_no_gate_holds_by_itself(gate):
    assert gate.test(workflow.TracingFacts()) is False


def test_a_yes_to_anything_else_is_no_yes_to_be_looked_for(people):
    case = after_the_finding(people)
    helped = made.consented(people, case, to=to_help(ServiceKind.DOCTOR, people.partner_office))
    with pytest.raises(Refused, match="something else"):
        begin(people, case, helped)


def test_a_yes_taken_back_stops_the_search_and_nothing_may_be_found_on_it(people):
    case = after_the_finding(people)
    consent = made.agreed_to_trace(people, case)
    row = begin(people, case, consent)
    consents.withdraw(by=people.caseworker, consent=consent)
    row = Tracing.objects.get(pk=row.pk)
    assert tracings.why_stop(row) is not None
    with pytest.raises(Refused, match="took their consent back"):
        tracings.end(by=people.caseworker, tracing=row, outcome=TracingOutcome.FOUND)
    tracings.end(by=people.caseworker, tracing=row, outcome=TracingOutcome.STOPPED)
    with pytest.raises(Refused, match="withdrew"):
        begin(people, case, consent)


def test_somebody_named_implicated_meanwhile_is_looked_for_no_further(people):
    case = after_the_finding(people)
    row = begin(people, case, made.agreed_to_trace(people, case))
    relatives.write(by=people.caseworker, relative=row.relative, is_implicated=True)
    row = Tracing.objects.get(pk=row.pk)
    assert "implicated" in str(tracings.why_stop(row))
    with pytest.raises(Refused, match="implicated"):
        tracings.end(by=people.caseworker, tracing=row, outcome=TracingOutcome.FOUND)


def test_one_relative_is_looked_for_once_at_a_time(people):
    case = after_the_finding(people)
    consent = made.agreed_to_trace(people, case)
    begin(people, case, consent)
    with pytest.raises(Refused, match="already"):
        begin(people, case, consent)
