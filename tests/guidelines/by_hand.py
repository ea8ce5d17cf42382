"""Which gate holds which guideline, and what has to be missing for it to stop an act? Typed by hand.

The steps of a case stand in ``tests/screening/test_moves_table``; here is the rest: what is done inside identification,
before anybody is asked about their situation, and before another country or a relative hears of them.
"""

from referrals.workflow import ExchangeFacts, TracingFacts
from screening.types import Stage
from screening.workflow import CaseFacts
from tests.screening.test_moves_table import NOT_FOUND, OVER, PROTECTED, SHUT, TODAY
from tests.screening.test_safety import CALM, EMBASSY, INTERPRETED

EXAMINED = {**OVER, **PROTECTED, "today": TODAY, "stage": Stage.IDENTIFICATION, "wants_interview": True}
ELSEWHERE = {"in_identification": ({"stage": Stage.REFLECTION}, 37)}

# Acts by the name of their gates: what holds when each is free, and what is taken away for each gate.
ACTS = {
    "HOLD_INTERVIEW": {**ELSEWHERE, **SHUT, **NOT_FOUND, "wants_interview": ({"wants_interview": False}, 33)},
    "PROPOSE_FINDING": {**ELSEWHERE, **SHUT, **NOT_FOUND},
    "CONFIRM_FINDING": {**ELSEWHERE, **SHUT},
}


def examined(**changed: object) -> CaseFacts:
    return CaseFacts(**{**EXAMINED, **changed})


ASKED_ABROAD = {"danger_found": False, "wished": True, "within_what_rests": True}
LOOKED_FOR = {"ever_found": True, "assessed_safe": True}
BEYOND = {
    "CONTACT_COUNTRY": (ExchangeFacts, ASKED_ABROAD, {
        "no_danger": ({"danger_found": True}, 9),
        "wished": ({"wished": False}, 39),
        "least_data": ({"within_what_rests": False}, 38),
    }),
    "TRACE_RELATIVE": (TracingFacts, LOOKED_FOR, {
        "finding_first": ({"ever_found": False}, 41),
        "relative_assessed": ({"assessed_safe": False}, 41),
    }),
}  # fmt: skip

# Row of the safety check: answers under which it does not hold, trained, gender accepted, and its guidelines.
SAFETY = {
    "no_danger": (CALM | {"danger": "not_sure"}, True, True, {16, 18}),
    "private_place": (CALM | {"place": "no_private"}, True, True, {18}),
    "apart_from_control": (CALM | {"present": ["controller"], "asked_to_leave": "would_not"}, True, True, {16, 18}),
    "language_known": (INTERPRETED | {"language": "not_known"}, True, True, {8}),
    "interpreter_there": (INTERPRETED | {"interpreter_kind": "nobody"}, True, True, {8}),
    "interpreter_not_from_place": (INTERPRETED | {"interpreter_kind": "found_at_place"}, True, True, {22}),
    "interpreter_is_a_person": (INTERPRETED | {"interpreter_kind": "machine"}, True, True, {8}),
    "interpreter_trained": (INTERPRETED, False, True, {8, 10}),
    "interpreter_gender_accepted": (INTERPRETED, True, False, {4, 11}),
    "interpreter_independent": (INTERPRETED | {"independence": ["not_at_place"]}, True, True, {8, 22}),
    "embassy_checked": (EMBASSY | {"embassy_wish": "no"}, True, True, {9}),
    "adult": (CALM | {"under_18": "maybe"}, True, True, {5}),
}
