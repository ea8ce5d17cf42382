"""Is it safe to talk with this person now, and which parts of the form are open?

The safety gate of the guidelines' section C: five answers, the rows they are judged by, five outcomes. Pure: no model,
no clock. An interpreter is judged per conversation, never once and for all. No row can be overridden, on line or off.
"""

from .answers import (
    LANGUAGE_NOT_KNOWN,
    WAITS_ELSEWHERE,
    AskedToLeave,
    Comfort,
    Danger,
    EmbassyAskedBy,
    EmbassyTold,
    EmbassyWish,
    Independence,
    InterpreterKind,
    Place,
    Present,
    SafetyAnswers,
    Under18,
    UnreadableAnswers,
)
from .gate import SAFETY_ROWS, SafetyRow, Verdict, judge, worth_saying
from .outcomes import ALWAYS_OPEN, OPEN_PARTS, Outcome, Part

__all__ = [
    "ALWAYS_OPEN",
    "LANGUAGE_NOT_KNOWN",
    "OPEN_PARTS",
    "SAFETY_ROWS",
    "WAITS_ELSEWHERE",
    "AskedToLeave",
    "Comfort",
    "Danger",
    "EmbassyAskedBy",
    "EmbassyTold",
    "EmbassyWish",
    "Independence",
    "InterpreterKind",
    "Outcome",
    "Part",
    "Place",
    "Present",
    "SafetyAnswers",
    "SafetyRow",
    "Under18",
    "UnreadableAnswers",
    "Verdict",
    "judge",
    "worth_saying",
]
