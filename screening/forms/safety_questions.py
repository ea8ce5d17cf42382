"""Which five questions does the safety check ask, why, and in which words is each answer said once it is given?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import safety
from .shared import LANGUAGES


@dataclass(frozen=True, kw_only=True)
class Question:
    """One of the five: what it is called once it is answered, its fields, and why it is asked."""

    code: str
    label: str | Promise
    fields: tuple[str, ...]
    why: str | Promise


QUESTIONS = (
    Question(
        code="danger",
        label=_("In danger now, badly hurt or ill"),
        fields=("danger",),
        why=_("Help comes before any question. Nothing has to be asked, or written down, to get it."),
    ),
    Question(
        code="place",
        label=_("Where you are talking"),
        fields=("place", "moved"),
        why=_("People speak freely only where nobody can see or hear them."),
    ),
    Question(
        code="present",
        label=_("Who else is there"),
        fields=("present", "support_chosen_alone", "asked_to_leave"),
        why=_("Someone who controls a person may be beside them, or listening. People speak more freely alone."),
    ),
    Question(
        code="language",
        label=_("Language and interpreter"),
        fields=(
            "language", "comfort", "interpreter_kind", "interpreter", "member", "independence", "gender_accepted",
            "embassy_wish", "embassy_asked_by", "embassy_told",
        ),
        why=_("What is said through someone from the place, or close to the person, may be what they were told."),
    ),
    Question(
        code="under_18",
        label=_("Could the person be under 18"),
        fields=("under_18",),
        why=_("“Maybe” counts as a child until it is determined otherwise. Papers do not decide it (G5)."),
    ),
)  # fmt: skip
QUESTION_BY_CODE = {question.code: question for question in QUESTIONS}
# Answers that are worth a word once a question is answered; codes that stand for themselves are said as they are.
SAID: Mapping[str, Mapping[Any, str | Promise]] = {
    "danger": dict(safety.Danger.choices),
    "place": dict(safety.Place.choices),
    "moved": {True: _("We have moved there"), False: _("We have not moved yet")},
    "present": dict(safety.Present.choices),
    "support_chosen_alone": {False: _("The support person was not chosen in private")},
    "asked_to_leave": dict(safety.AskedToLeave.choices),
    "language": dict(LANGUAGES) | {safety.LANGUAGE_NOT_KNOWN: _("Not known yet")},
    "interpreter_kind": dict(safety.InterpreterKind.choices),
    "interpreter": {},
    "member": {},
    "under_18": dict(safety.Under18.choices),
}
