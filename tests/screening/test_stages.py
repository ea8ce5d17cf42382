"""A case goes the whole way through the actions, and each stage is what it says."""

import pytest

from screening.types import FindingOutcome, Stage
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [(FindingOutcome.IDENTIFIED, Stage.SUPPORT), (FindingOutcome.NOT_IDENTIFIED, Stage.SUPPORT)],
)
def test_a_case_reaches_support_by_either_finding(outcome, stage):
    assert stages.supported(cast(), stages.Calendar(), outcome=outcome).stage == stage


def test_a_case_is_closed_when_a_supervisor_has_answered_for_it():
    case = stages.closed(cast(), stages.Calendar())
    assert (case.stage, case.closed_why) == (Stage.CLOSED, "close_left")
