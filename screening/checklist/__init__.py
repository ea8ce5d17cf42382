"""Which questions does a screening offer, and which answers may they have?

Pure: a versioned indicator set is data, parsed from a dict once, and refused whole when it is malformed. Answers keep
five values apart; "no" is never made out of "preferred not to say" or "not asked".
"""

from .answers import (
    ANSWER_MEANINGS,
    OPEN_ANSWERS,
    Answer,
    ChildPresumes,
    Clarity,
    Element,
    Extent,
    NotAskedReason,
    ObservationAnswer,
    Origin,
    Section,
    Sector,
    Source,
    Topic,
    When,
)
from .sets import IndicatorSet, Item, MalformedSet, Observation, parse

__all__ = [
    "ANSWER_MEANINGS",
    "OPEN_ANSWERS",
    "Answer",
    "ChildPresumes",
    "Clarity",
    "Element",
    "Extent",
    "IndicatorSet",
    "Item",
    "MalformedSet",
    "NotAskedReason",
    "Observation",
    "ObservationAnswer",
    "Origin",
    "Section",
    "Sector",
    "Source",
    "Topic",
    "When",
    "parse",
]
