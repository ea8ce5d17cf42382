"""Is it safe to talk now? What must hold before anybody asks, a row each, and the one judgement."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .answers import (
    LANGUAGE_NOT_KNOWN,
    NOT_FROM_THE_PLACE,
    AskedToLeave,
    Danger,
    EmbassyAskedBy,
    EmbassyTold,
    EmbassyWish,
    Independence,
    InterpreterKind,
    Place,
    SafetyAnswers,
)
from .outcomes import OPEN_PARTS, OUTCOMES_BY_URGENCY, Outcome, Part


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """The answers, with what the register says of the interpreter of this one conversation."""

    answers: SafetyAnswers
    interpreter_trained: bool
    interpreter_gender_accepted: bool

    @property
    def interpreter_unneeded(self) -> bool:
        return not self.answers.needs_interpreter


@dataclass(frozen=True, kw_only=True)
class SafetyRow:
    """One thing that must hold before anybody asks: its guidelines, the sentence, the test, and the outcome if not."""

    code: str
    guidelines: tuple[int, ...]
    sentence: str | Promise
    otherwise: Outcome
    holds: Callable[[Conversation], bool]


def _place_is_private(talk: Conversation) -> bool:
    place = talk.answers.place
    return place is Place.PRIVATE or (place is Place.CAN_MOVE and talk.answers.moved)


def _nobody_in_control_is_near(talk: Conversation) -> bool:
    return not talk.answers.someone_must_wait_elsewhere or talk.answers.asked_to_leave is AskedToLeave.LEFT


def _somebody_interprets(talk: Conversation) -> bool:
    return talk.interpreter_unneeded or talk.answers.interpreter_kind not in (None, InterpreterKind.NOBODY)


def _interpreter_is_a_person(talk: Conversation) -> bool:
    return talk.interpreter_unneeded or talk.answers.interpreter_kind is not InterpreterKind.MACHINE


def _interpreter_is_not_from_the_place(talk: Conversation) -> bool:
    return talk.interpreter_unneeded or talk.answers.interpreter_kind not in NOT_FROM_THE_PLACE


def _interpreter_is_independent(talk: Conversation) -> bool:
    return talk.interpreter_unneeded or talk.answers.independence == frozenset(Independence)


def _embassy_is_asked_safely(talk: Conversation) -> bool:
    answers = talk.answers
    if talk.interpreter_unneeded or answers.interpreter_kind is not InterpreterKind.EMBASSY:
        return True
    asked_by_us = answers.embassy_asked_by in (EmbassyAskedBy.RESPONDER, EmbassyAskedBy.COORDINATING_OFFICE)
    return asked_by_us and answers.embassy_told is EmbassyTold.LANGUAGE_ONLY and answers.embassy_wish is EmbassyWish.YES


SAFETY_ROWS = (
    SafetyRow(
        code="no_danger",
        guidelines=(16, 18),
        sentence=_("Someone may be in danger, badly hurt or ill: get help first."),
        otherwise=Outcome.STOP_AND_GET_HELP,
        holds=lambda talk: talk.answers.danger is Danger.NO,
    ),
    SafetyRow(
        code="private_place",
        guidelines=(18,),
        sentence=_("You are not with the person in a place where nobody can see or hear."),
        otherwise=Outcome.LOOK_DO_NOT_ASK,
        holds=_place_is_private,
    ),
    SafetyRow(
        code="apart_from_control",
        guidelines=(16, 18),
        sentence=_("Someone who may control the person is here or can listen."),
        otherwise=Outcome.LOOK_DO_NOT_ASK,
        holds=_nobody_in_control_is_near,
    ),
    SafetyRow(
        code="language_known",
        guidelines=(8,),
        sentence=_("You do not know yet which language the person understands best."),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=lambda talk: talk.answers.language != LANGUAGE_NOT_KNOWN,
    ),
    SafetyRow(
        code="interpreter_there",
        guidelines=(8,),
        sentence=_("Nobody who may interpret is available."),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=_somebody_interprets,
    ),
    SafetyRow(
        code="interpreter_not_from_place",
        guidelines=(22,),
        sentence=_(
            "Nobody found at the place, and nobody close to the person, may interpret: not even another victim."
        ),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=_interpreter_is_not_from_the_place,
    ),
    SafetyRow(
        code="interpreter_is_a_person",
        guidelines=(8,),
        sentence=_("A telephone app may help with water, food or pain; never with what happened."),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=_interpreter_is_a_person,
    ),
    SafetyRow(
        code="interpreter_trained",
        guidelines=(8, 10),
        sentence=_("The interpreter needs a valid training in interpreter ethics; a member of staff too."),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=lambda talk: talk.interpreter_unneeded or talk.interpreter_trained,
    ),
    SafetyRow(
        code="interpreter_gender_accepted",
        guidelines=(4, 11),
        sentence=_("The person wished for another gender of interpreter."),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=lambda talk: talk.interpreter_unneeded or talk.interpreter_gender_accepted,
    ),
    SafetyRow(
        code="interpreter_independent",
        guidelines=(8, 22),
        sentence=_("All five points of independence must hold for this interpreter in this conversation."),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=_interpreter_is_independent,
    ),
    SafetyRow(
        code="embassy_checked",
        guidelines=(9,),
        sentence=_(
            "An embassy may interpret only if the person wishes it, we ask, and it is told no more than the language."
        ),
        otherwise=Outcome.WAIT_FOR_INTERPRETER,
        holds=_embassy_is_asked_safely,
    ),
    SafetyRow(
        code="adult",
        guidelines=(5,),
        sentence=_("The person is a child or may be one: treat them as a child."),
        otherwise=Outcome.CHILD_ROUTE,
        holds=lambda talk: not talk.answers.child,
    ),
)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the gate says: outcome, the rows that did not hold, what is open, whether to treat the person as a child."""

    outcome: Outcome
    reasons: tuple[SafetyRow, ...]
    open_sections: frozenset[Part]
    child: bool


def judge(answers: SafetyAnswers, *, interpreter_trained: bool, interpreter_gender_accepted: bool) -> Verdict:
    """The most urgent outcome among the rows that do not hold; the other reasons are kept beside it."""
    talk = Conversation(
        answers=answers,
        interpreter_trained=interpreter_trained,
        interpreter_gender_accepted=interpreter_gender_accepted,
    )
    reasons = tuple(row for row in SAFETY_ROWS if not row.holds(talk))
    outcome = min((row.otherwise for row in reasons), key=OUTCOMES_BY_URGENCY.index, default=Outcome.GO_AHEAD)
    return Verdict(outcome=outcome, reasons=reasons, open_sections=OPEN_PARTS[outcome], child=answers.child)


# Where nobody may interpret at all, whether they are trained, accepted and independent says nothing more.
_NOBODY_INTERPRETS = frozenset({"interpreter_there", "interpreter_not_from_place", "interpreter_is_a_person"})
_ABOUT_WHO_INTERPRETS = frozenset({
    "interpreter_trained", "interpreter_gender_accepted", "interpreter_independent", "embassy_checked",
})  # fmt: skip


def worth_saying(codes: Iterable[str]) -> tuple[SafetyRow, ...]:
    """The rows that did not hold, without those that are already said by another."""
    failed = frozenset(codes)
    said = failed - _ABOUT_WHO_INTERPRETS if failed & _NOBODY_INTERPRETS else failed
    return tuple(row for row in SAFETY_ROWS if row.code in said)
