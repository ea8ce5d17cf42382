"""Which steps may a case take? Typed by hand from the table of stages; every other pair is refused.

The names of the gates stand here a second time on purpose: taking a row out of ``workflow`` fails a test by name.
"""

from datetime import date
from types import SimpleNamespace

import pytest

from orgs.refusals import Refused
from screening import workflow
from screening.actions import moves
from screening.actions.acting import GateRefused, check_gates
from screening.types import Agreement, FindingOutcome, Result, Stage
from screening.workflow import TRANSITION_BY_CODE, CaseFacts

BEFORE, S, I, R, F, P, C = None, *Stage  # noqa: E741

# (from, to, code), as the table of stages has it.
ALLOWED = {
    (BEFORE, S, "begin"),
    (S, I, "hand_over"),
    (S, C, "close_few_or_no"),
    (S, C, "close_not_enough"),
    (S, C, "close_said_no"),
    (S, C, "close_signs_not_referred"),
    (I, R, "reflect"),
    (R, F, "identify"),
    (I, P, "support_without_interview"),
    (R, P, "support_without_interview"),
    (F, P, "support_without_interview"),
    (P, R, "resume_reflection"),
    (P, R, "reflect_from_support"),
    (F, P, "support_after_finding"),
    (F, F, "more_time"),
    (F, F, "more_time_again"),
    (P, F, "identify_after_complaint"),
    (C, F, "identify_after_complaint"),
    (P, F, "identify_after_new_facts"),
    (C, F, "identify_after_new_facts"),
    (P, F, "identify_when_wanted"),
    (C, F, "identify_when_wanted"),
    *((stage, C, code) for stage in (S, I, R, F, P) for code in (
        "close_needs_met", "close_left", "close_transferred_abroad", "close_died", "close_missing",
    )),
    (C, I, "come_back"),
    (C, P, "come_back_to_support"),
}  # fmt: skip
PAIRS = {(start, end) for start, end, _ in ALLOWED}
STAGES = (BEFORE, S, I, R, F, P, C)
CODES = sorted({code for _, _, code in ALLOWED})

TODAY = date(2026, 4, 3)
OVER = {"last_protected_day": date(2026, 4, 2), "has_period": True}
RUNNING = {"last_protected_day": TODAY, "has_period": True}
PROTECTED = {**OVER, "request_pending": False, "detained": False}
INTERIM_DONE = {
    "intake_explained": True,
    "interpreter_rules_held": True,
    "needs_recorded": True,
    "risk_assessed": True,
    "detained": False,
    "period_explained": True,
    "caseworker_named": True,
}
ADULT = {"is_child": False}
CHILD_SENT_HOME = {"is_child": True, "child_protection_took_part": True, "family_assessed": True}

# With these facts the step is free; each line after a step takes one thing away, and names what refuses then.
FREE: dict[str, dict] = {
    "hand_over": {"safety_recorded": True, "handed_over": True},
    "close_few_or_no": {**ADULT, "safety_recorded": True, "result": Result.FEW_OR_NO},
    "close_not_enough": {**ADULT, "safety_recorded": True, "result": Result.NOT_ENOUGH},
    "close_said_no": {**ADULT, "safety_recorded": True, "agreement": Agreement.SAID_NO},
    "close_signs_not_referred": {**ADULT, "safety_recorded": True, "result": Result.SIGNS},
    "reflect": INTERIM_DONE,
    "identify": {**PROTECTED, "review_done": True, "told_next_steps": True, "wants_interview": True},
    "support_without_interview": {**ADULT, "own_decision": True, "alternative_plan": True, "told_next_steps": True},
    "resume_reflection": RUNNING,
    "reflect_from_support": INTERIM_DONE,
    "support_after_finding": {
        "finding": FindingOutcome.NOT_IDENTIFIED,
        "told_finding": True,
        "plan_after_finding": True,
    },
    "more_time": PROTECTED,
    "more_time_again": PROTECTED,
    "identify_after_complaint": {**PROTECTED, "complaint_upheld": True},
    "identify_after_new_facts": PROTECTED,
    "identify_when_wanted": {**PROTECTED, "wants_interview": True},
    "close_needs_met": {
        "told_closing": True,
        "needs_assessed": True,
        "goals_settled": True,
        "last_visit_settled": True,
    },
    "close_left": {**CHILD_SENT_HOME, "best_interests_going_home": True},
    "close_transferred_abroad": {**CHILD_SENT_HOME, "best_interests_transfer": True, "told_closing": True},
    "close_died": {},
    "close_missing": {**ADULT, "search_recorded": True, "missing_alert_open": True},
    "come_back": {"ever_found": False},
    "come_back_to_support": {"ever_found": True},
}

NOT_OVER = ({"last_protected_day": TODAY}, 30)
ASKED = ({"request_pending": True}, 30)
HELD_17, HELD_24 = ({"detained": True}, 17), ({"detained": True}, 24)
SHUT = {"period_over": NOT_OVER, "nothing_pending": ASKED, "not_held": HELD_17, "not_punished": HELD_24}
SCREENED = {"safety_recorded": ({"safety_recorded": False}, 18), "adult": ({"is_child": True}, 5)}
BEFORE_REFLECTION = {
    "intake_explained": ({"intake_explained": False}, 27),
    "language_understood": ({"interpreter_rules_held": False}, 7),
    "needs_recorded": ({"needs_recorded": False}, 28),
    "risk_assessed": ({"risk_assessed": False}, 29),
    "interpreter_rules": ({"interpreter_rules_held": False}, 8),
    "interpreter_independent": ({"interpreter_rules_held": False}, 22),
    "not_held": HELD_17,
    "not_punished": HELD_24,
    "period_explained": ({"period_explained": False}, 31),
    "caseworker_named": ({"caseworker_named": False}, None),
}
ALIVE = {"alive": ({"closed_because_died": True}, None)}
NOT_FOUND = {"not_found_yet": ({"finding": FindingOutcome.IDENTIFIED}, 37)}
# Somebody who left on day 3 comes back to a fresh period, not to the interview.
AGAIN = {**SHUT, "full_period": ({"left_during_period": True}, 30), **ALIVE}
CHILD = {
    "child_protection": ({"child_protection_took_part": False}, 5),
    "child_family_assessed": ({"family_assessed": False}, 41),
}

# Step, gate: what is missing, and the guideline that the refusal names.
GATES: dict[str, dict[str, tuple[dict, int | None]]] = {
    "begin": {},
    "hand_over": {
        "safety_recorded": ({"safety_recorded": False}, 18),
        "handed_over": ({"handed_over": False}, 20),
    },
    "close_few_or_no": {**SCREENED, "few_signs": ({"signs_seen": True}, 2)},
    "close_not_enough": {**SCREENED, "not_enough": ({"signs_seen": True}, 2)},
    "close_said_no": {
        **SCREENED,
        "said_no": ({"agreement": Agreement.AGREED}, 2),
        "no_signs_seen": ({"signs_seen": True}, 2),
    },
    "close_signs_not_referred": {**SCREENED, "signs": ({"handed_over": True}, 2)},
    "reflect": BEFORE_REFLECTION,
    "identify": {
        **SHUT,
        "review_done": ({"review_done": False}, 34),
        "told_next_steps": ({"told_next_steps": False}, 7),
        "wants_interview": ({"wants_interview": False}, 33),
    },
    "support_without_interview": {
        "own_decision": ({"own_decision": False}, 2),
        "alternative_plan": ({"alternative_plan": False}, 40),
        "child_had_period": ({"is_child": True, "best_interests_no_interview": True}, 5),
        "told_next_steps": ({"told_next_steps": False}, 7),
    },
    "resume_reflection": {"period_running": ({"last_protected_day": date(2026, 4, 2)}, 30)},
    "reflect_from_support": {"no_period": (RUNNING, 30), **BEFORE_REFLECTION},
    "support_after_finding": {
        "finding_confirmed": ({"finding": None}, 37),
        "told_finding": ({"told_finding": False}, 7),
        # A plan of before, for whatever it was written, is not the one that the finding asks for.
        "plan_if_not_identified": ({"plan_after_finding": False, "alternative_plan": True}, 40),
    },
    "more_time": {**SHUT, **NOT_FOUND, "few_delays": ({"more_time_taken": 2}, None)},
    "more_time_again": {**SHUT, **NOT_FOUND},
    "identify_after_complaint": {**AGAIN, "complaint_upheld": ({"complaint_upheld": False}, None)},
    "identify_after_new_facts": AGAIN,
    "identify_when_wanted": {**AGAIN, "wants_interview": ({"wants_interview": False}, 33)},
    "close_needs_met": {
        "told_closing": ({"told_closing": False}, 7),
        "needs_assessed": ({"goals_settled": False}, 43),
        "referrals_ended": ({"referrals_ended": False}, 44),
        "last_visit": ({"last_visit_settled": False}, None),
    },
    "close_left": {**CHILD, "child_home_is_best": ({"best_interests_going_home": False}, 5)},
    "close_transferred_abroad": {
        **CHILD,
        "told_closing": ({"told_closing": False}, 7),
        "child_transfer_is_best": ({"best_interests_transfer": False}, 5),
    },
    "close_died": {},
    "close_missing": {
        "adult_missing": ({"is_child": True}, 5),
        "searched": ({"search_recorded": False}, None),
    },
    "come_back": {"no_finding": ({"ever_found": True}, 30), **ALIVE},
    "come_back_to_support": {"a_finding": ({"ever_found": False}, 40), **ALIVE},
}
EACH = [(step, gate, missing, number) for step, gates in GATES.items() for gate, (missing, number) in gates.items()]


def facts_of(step: str, **changed: object) -> CaseFacts:
    return CaseFacts(**{"today": TODAY, **FREE[step], **changed})


def asked(step: str, *, stage: Stage | None, reason: str = "given", **changed: object) -> None:
    """Ask for a step as the action does, with these facts."""
    work = SimpleNamespace(facts=facts_of(step, stage=stage, **changed), case=SimpleNamespace(stage=stage))
    moves.check(work, TRANSITION_BY_CODE[step], reason=reason)


def test_the_steps_are_those_of_the_table_and_no_other():
    assert {(start, row.to, row.code) for row in workflow.TRANSITIONS for start in row.from_stages} == ALLOWED


@pytest.mark.parametrize("start", STAGES)
@pytest.mark.parametrize("end", Stage)
def test_stages_that_the_table_does_not_join_are_not_joined(start, end):
    joined = any(row.to is end for row in workflow.transitions_from(start))
    assert joined is ((start, end) in PAIRS)


@pytest.mark.parametrize("step", [code for code in CODES if code != "begin"])
@pytest.mark.parametrize("stage", Stage)
def test_a_step_starts_where_the_table_says_and_nowhere_else(step, stage):
    if any(start is stage and code == step for start, _, code in ALLOWED):
        asked(step, stage=stage)
    else:
        with pytest.raises(Refused) as refused:
            asked(step, stage=stage)
        assert refused.value.why == "stage"


@pytest.mark.parametrize("step", CODES)
def test_a_step_has_the_gates_of_the_table_and_no_other(step):
    assert {gate.code for gate in TRANSITION_BY_CODE[step].gates} == set(GATES[step])


@pytest.mark.parametrize(("step", "gate", "missing", "number"), EACH)
def test_one_thing_missing_refuses_the_step_and_names_its_guideline(step, gate, missing, number):
    row = TRANSITION_BY_CODE[step]
    check_gates(row.gates, case_facts=facts_of(step))
    with pytest.raises(GateRefused) as refused:
        check_gates(row.gates, case_facts=facts_of(step, **missing))
    named = {one.code: one.guideline for one in refused.value.gates}
    assert gate in named
    assert named[gate] == number
    assert number is None or f"G{number} " in str(refused.value)


@pytest.mark.parametrize("step", ["identify", "more_time", "more_time_again", "identify_after_new_facts"])
def test_without_a_granted_period_nobody_comes_to_identification(step):
    stage = TRANSITION_BY_CODE[step].from_stages[0]
    with pytest.raises(GateRefused):
        asked(step, stage=stage, last_protected_day=None, has_period=False)


def test_every_way_into_identification_checks_the_days_requests_and_detention():
    ways = [row for row in workflow.TRANSITIONS if row.to is F]
    assert ways
    for row in ways:
        assert set(SHUT) <= {gate.code for gate in row.gates}, row.code


@pytest.mark.parametrize("acts", ["HOLD_INTERVIEW", "PROPOSE_FINDING"])
def test_after_a_confirmed_finding_nobody_is_examined_again_without_coming_back(acts):
    assert "not_found_yet" in {gate.code for gate in getattr(workflow, acts)}


@pytest.mark.parametrize("acts", ["HOLD_INTERVIEW", "PROPOSE_FINDING", "CONFIRM_FINDING"])
def test_the_interview_and_the_finding_check_them_too(acts):
    assert {*SHUT, "in_identification"} <= {gate.code for gate in getattr(workflow, acts)}


@pytest.mark.parametrize("step", [code for code in CODES if TRANSITION_BY_CODE[code].needs_reason])
def test_a_step_that_asks_for_a_reason_is_refused_without_one(step):
    with pytest.raises(Refused) as refused:
        asked(step, stage=TRANSITION_BY_CODE[step].from_stages[-1], reason="")
    assert refused.value.why == "reason"


def test_no_approval_is_ever_needed_to_help():
    for code in ("hand_over", "reflect", "identify", "support_after_finding", "come_back", "come_back_to_support"):
        assert TRANSITION_BY_CODE[code].approver is workflow.Approver.NOBODY, code


def test_a_supervisor_answers_for_every_closing_after_screening_and_for_going_without_the_interview():
    for row in workflow.TRANSITIONS:
        if row.to is C and row.code.startswith(("close_needs", "close_left", "close_tr", "close_died", "close_mi")):
            assert row.approver is workflow.Approver.SUPERVISOR, row.code
    for code in ("support_without_interview", "close_signs_not_referred"):
        assert TRANSITION_BY_CODE[code].approver is workflow.Approver.SUPERVISOR, code
    assert TRANSITION_BY_CODE["more_time_again"].approver is workflow.Approver.SUPERVISOR_OF_ANOTHER_OFFICE


def test_a_child_is_never_closed_as_few_signs_or_missing_whatever_else_holds():
    for code in ("close_few_or_no", "close_not_enough", "close_said_no", "close_signs_not_referred", "close_missing"):
        with pytest.raises(GateRefused) as refused:
            check_gates(TRANSITION_BY_CODE[code].gates, case_facts=facts_of(code, is_child=True))
        assert 5 in {gate.guideline for gate in refused.value.gates}
