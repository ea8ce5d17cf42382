"""What must be true before anybody is asked about their situation: rows typed by hand from the guidelines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.safety import (
    OPEN_PARTS,
    SAFETY_ROWS,
    Comfort,
    Danger,
    EmbassyAskedBy,
    EmbassyTold,
    EmbassyWish,
    Independence,
    InterpreterKind,
    Outcome,
    Part,
    Place,
    Present,
    SafetyAnswers,
    Under18,
    UnreadableAnswers,
    judge,
)

CALM = {
    "danger": "no",
    "place": "private",
    "present": ["nobody"],
    "language": "km",
    "comfort": "yes",
    "under_18": "no",
}
INTERPRETED = CALM | {
    "language": "vi",
    "present": ["interpreter"],
    "comfort": "no",
    "interpreter_kind": "roster",
    "independence": ["not_at_place", "not_known", "not_feared", "told_rules", "person_agrees"],
}
COUSIN = {"interpreter_kind": "connected"}
EMBASSY = INTERPRETED | {
    "interpreter_kind": "embassy",
    "embassy_wish": "yes",
    "embassy_asked_by": "responder",
    "embassy_told": "language_only",
}
# case, answers, trained, gender accepted, outcome, codes of the rows that do not hold
CASES = [
    ("alone and in her language", CALM, False, False, "go_ahead", []),
    ("in danger", CALM | {"danger": "yes"}, False, False, "stop_and_get_help", ["no_danger"]),
    ("danger not sure", CALM | {"danger": "not_sure"}, False, False, "stop_and_get_help", ["no_danger"]),
    ("no private place", CALM | {"place": "no_private"}, False, False, "look_do_not_ask", ["private_place"]),
    ("a tip by telephone", CALM | {"place": "not_with_person"}, False, False, "look_do_not_ask", ["private_place"]),
    ("could move, has not", CALM | {"place": "can_move"}, False, False, "look_do_not_ask", ["private_place"]),
    ("could move, and did", CALM | {"place": "can_move", "moved": True}, False, False, "go_ahead", []),
    ("colleague and own child", CALM | {"present": ["colleague", "own_child"]}, False, False, "go_ahead", []),
    ("husband there", CALM | {"present": ["relative"]}, False, False, "look_do_not_ask", ["apart_from_control"]),
    (
        "boss would not leave",
        CALM | {"present": ["controller"], "asked_to_leave": "would_not"},
        False,
        False,
        "look_do_not_ask",
        ["apart_from_control"],
    ),
    (
        "risky to ask",
        CALM | {"present": ["unknown"], "asked_to_leave": "risky"},
        False,
        False,
        "look_do_not_ask",
        ["apart_from_control"],
    ),
    ("boss left", CALM | {"present": ["controller"], "asked_to_leave": "left"}, False, False, "go_ahead", []),
    (
        "support person not chosen in private",
        CALM | {"present": ["chosen_support"]},
        False,
        False,
        "look_do_not_ask",
        ["apart_from_control"],
    ),
    (
        "support person chosen in private",
        CALM | {"present": ["chosen_support"], "support_chosen_alone": True},
        False,
        False,
        "go_ahead",
        [],
    ),
    ("roster interpreter", INTERPRETED, True, True, "go_ahead", []),
    (
        "language not known",
        INTERPRETED | {"language": "not_known"},
        True,
        True,
        "wait_for_interpreter",
        ["language_known"],
    ),
    ("interpreter not trained", INTERPRETED, False, True, "wait_for_interpreter", ["interpreter_trained"]),
    ("wished for a woman", INTERPRETED, True, False, "wait_for_interpreter", ["interpreter_gender_accepted"]),
    ("staff, trained", INTERPRETED | {"interpreter_kind": "staff"}, True, True, "go_ahead", []),
    (
        "staff who speaks the language",
        INTERPRETED | {"interpreter_kind": "staff"},
        False,
        True,
        "wait_for_interpreter",
        ["interpreter_trained"],
    ),
    (
        "the brothel's translator",
        INTERPRETED | {"interpreter_kind": "found_at_place"},
        True,
        True,
        "wait_for_interpreter",
        ["interpreter_not_from_place"],
    ),
    ("a cousin", INTERPRETED | COUSIN, True, True, "wait_for_interpreter", ["interpreter_not_from_place"]),
    (
        "an app",
        INTERPRETED | {"interpreter_kind": "machine"},
        True,
        True,
        "wait_for_interpreter",
        ["interpreter_is_a_person"],
    ),
    ("nobody", INTERPRETED | {"interpreter_kind": "nobody"}, True, True, "wait_for_interpreter", ["interpreter_there"]),
    (
        "a little comfortable, nobody said who interprets",
        CALM | {"comfort": "a_little"},
        False,
        False,
        "wait_for_interpreter",
        ["interpreter_there", "interpreter_trained", "interpreter_gender_accepted", "interpreter_independent"],
    ),
    (
        "an interpreter is there although none is needed",
        CALM | {"present": ["interpreter"], "interpreter_kind": "found_at_place"},
        True,
        True,
        "wait_for_interpreter",
        ["interpreter_not_from_place", "interpreter_independent"],
    ),
    (
        "four points of independence",
        INTERPRETED | {"independence": ["not_at_place", "not_known", "not_feared", "told_rules"]},
        True,
        True,
        "wait_for_interpreter",
        ["interpreter_independent"],
    ),
    ("embassy after the risk check", EMBASSY, True, True, "go_ahead", []),
    (
        "embassy against her wish",
        EMBASSY | {"embassy_wish": "no"},
        True,
        True,
        "wait_for_interpreter",
        ["embassy_checked"],
    ),
    (
        "embassy, wish not asked",
        EMBASSY | {"embassy_wish": "not_asked"},
        True,
        True,
        "wait_for_interpreter",
        ["embassy_checked"],
    ),
    ("embassy told more", EMBASSY | {"embassy_told": "more"}, True, True, "wait_for_interpreter", ["embassy_checked"]),
    (
        "embassy offered by itself",
        EMBASSY | {"embassy_asked_by": "embassy_itself"},
        True,
        True,
        "wait_for_interpreter",
        ["embassy_checked"],
    ),
    ("a child", CALM | {"under_18": "yes"}, False, False, "child_route", ["adult"]),
    ("may be a child", CALM | {"under_18": "maybe"}, False, False, "child_route", ["adult"]),
    (
        "a child with her mother there",
        CALM | {"under_18": "yes", "present": ["relative"]},
        False,
        False,
        "look_do_not_ask",
        ["apart_from_control", "adult"],
    ),
    (
        "everything at once",
        INTERPRETED | {"danger": "yes", "present": ["controller"], "under_18": "maybe", "interpreter_kind": "nobody"},
        True,
        True,
        "stop_and_get_help",
        ["no_danger", "apart_from_control", "interpreter_there", "adult"],
    ),
]


@pytest.mark.parametrize(
    ("answers", "trained", "accepted", "outcome", "reasons"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_gate_says(answers, trained, accepted, outcome, reasons):
    verdict = judge(
        SafetyAnswers.from_codes(answers), interpreter_trained=trained, interpreter_gender_accepted=accepted
    )
    assert (verdict.outcome, [row.code for row in verdict.reasons]) == (outcome, reasons)
    assert verdict.child == (answers["under_18"] != "no")


def test_every_row_is_needed_by_a_named_case():
    seen = {code for case in CASES for code in case[5]}
    assert seen == {row.code for row in SAFETY_ROWS}


HELP = {"safety", "needs", "response", "removal", "check", "handover"}
OPEN = {
    "go_ahead": set(Part) - {Part.MESSAGES},
    "look_do_not_ask": HELP | {"observations"},
    "wait_for_interpreter": HELP | {"observations", "messages"},
    "stop_and_get_help": HELP,
    "child_route": set(Part) - {Part.MESSAGES, Part.CONTROL_AND_FREEDOM},
}


def test_each_outcome_opens_what_it_may_and_no_outcome_is_a_dead_end():
    assert {outcome: set(parts) for outcome, parts in OPEN_PARTS.items()} == OPEN
    assert all({Part.NEEDS, Part.HANDOVER} <= parts for parts in OPEN_PARTS.values())


@pytest.mark.parametrize("field", ["danger", "place", "present", "language", "comfort", "under_18"])
def test_each_required_answer_is_missed_by_name(field):
    with pytest.raises(UnreadableAnswers) as refused:
        SafetyAnswers.from_codes({name: code for name, code in CALM.items() if name != field})
    assert refused.value.fields == (field,)


def test_an_unknown_code_is_refused_without_repeating_it():
    with pytest.raises(UnreadableAnswers) as refused:
        SafetyAnswers.from_codes(CALM | {"danger": "perhaps", "present": ["ghost"]})
    assert refused.value.fields == ("danger", "present")
    assert "perhaps" not in str(refused.value)


def some(choices):
    return st.frozensets(st.sampled_from(choices))


any_answers = st.builds(
    SafetyAnswers,
    danger=st.sampled_from(Danger),
    place=st.sampled_from(Place),
    present=some(Present).filter(bool),
    language=st.sampled_from(["km", "vi", "not_known"]),
    comfort=st.sampled_from(Comfort),
    under_18=st.sampled_from(Under18),
    moved=st.booleans(),
    interpreter_kind=st.none() | st.sampled_from(InterpreterKind),
    independence=some(Independence) | st.just(frozenset(Independence)),
    embassy_wish=st.none() | st.sampled_from(EmbassyWish),
    embassy_asked_by=st.none() | st.sampled_from(EmbassyAskedBy),
    embassy_told=st.none() | st.sampled_from(EmbassyTold),
    support_chosen_alone=st.booleans(),
)


@given(any_answers)
def test_answers_survive_being_stored(answers):
    assert SafetyAnswers.from_codes(answers.as_codes()) == answers


@given(any_answers)
def test_nobody_found_at_the_place_ever_interprets_a_conversation(answers):
    for kind in (InterpreterKind.FOUND_AT_PLACE, InterpreterKind.CONNECTED, InterpreterKind.NOBODY):
        codes = answers.as_codes() | {"comfort": "no", "interpreter_kind": kind.value, "present": ["interpreter"]}
        verdict = judge(SafetyAnswers.from_codes(codes), interpreter_trained=True, interpreter_gender_accepted=True)
        assert verdict.outcome not in (Outcome.GO_AHEAD, Outcome.CHILD_ROUTE)
        assert not verdict.open_sections & {Part.EXPLAIN, Part.HOW_THEY_CAME, Part.EXPLOITATION, Part.WISHES}


@given(any_answers, st.booleans(), st.booleans())
def test_go_ahead_is_only_for_an_adult_alone_in_safety(answers, trained, accepted):
    verdict = judge(answers, interpreter_trained=trained, interpreter_gender_accepted=accepted)
    if verdict.outcome == Outcome.GO_AHEAD:
        assert answers.danger == "no" and answers.under_18 == "no" and not verdict.reasons
        assert answers.place == "private" or (answers.place == "can_move" and answers.moved)
    if verdict.child:
        assert Part.CONTROL_AND_FREEDOM not in verdict.open_sections


@given(any_answers)
def test_training_is_never_talked_away(answers):
    verdict = judge(answers, interpreter_trained=False, interpreter_gender_accepted=True)
    if answers.needs_interpreter:
        assert verdict.outcome not in (Outcome.GO_AHEAD, Outcome.CHILD_ROUTE)
