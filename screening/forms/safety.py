"""The safety check: its answers, each with what it asks after, one question at a time or all five at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.boundfield import BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orgs.models import User
from orgs.sheets import ChoiceRadio, ChoiceSelect, FollowUp, ManyChoices, SheetForm, YesNoField, labelled

from .. import safety
from ..actions.interpreting import ON_ROSTER
from ..safety import AskedToLeave, Comfort, InterpreterKind, Place, Present
from .safety_questions import SAID, Question
from .shared import LANGUAGES, chosen_interpreter, roster

PERSONS = (InterpreterKind.ROSTER, InterpreterKind.ROSTER_REMOTE, InterpreterKind.EMBASSY, InterpreterKind.STAFF)
NOTES: Mapping[str, str | Promise] = {
    AskedToLeave.LEFT: _("You can go on."),
    AskedToLeave.WOULD_NOT: _("Write only what you see. Do not ask about the person’s situation."),
    AskedToLeave.RISKY: _("Write only what you see. Do not ask about the person’s situation."),
    InterpreterKind.ROSTER_REMOTE: _("Check that nobody else is on the line."),
    InterpreterKind.EMBASSY: _("Ask the person first. Some people fear their embassy."),
    InterpreterKind.FOUND_AT_PLACE: _("Not allowed, even if it is another victim (G22)."),
    InterpreterKind.CONNECTED: _("Not allowed (G22)."),
    InterpreterKind.MACHINE: _("For water, food or pain only. Never for what happened."),
    InterpreterKind.NOBODY: _("You can still write down what you see, and what the person needs."),
}
INTERPRETED = FollowUp(
    of={"comfort": (Comfort.A_LITTLE, Comfort.NO), "present": (Present.INTERPRETER,)},
    asks=("interpreter_kind",),
    required=("interpreter_kind",),
)


def _noted(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [(code, labelled(word, NOTES.get(code, ""))) for code, word in choices]


class SafetyForm(SheetForm):
    """All five, or with ``question`` one of them. Nothing is chosen beforehand; what is not asked is not kept."""

    hides_optional = True

    danger = ChoiceRadio(label=_("Is anyone in danger right now, or badly hurt or ill?"), choices=safety.Danger.choices)
    place = ChoiceRadio(label=_("Where are you talking?"), choices=safety.Place.choices)
    moved = YesNoField(label=_("Have you moved there?"), required=False)
    present = ManyChoices(
        label=_("Who else is there, or on a call or video?"),
        help_text=_("Tick everyone, also people at the door or in the car."),
        choices=safety.Present.choices,
    )
    support_chosen_alone = YesNoField(
        label=_("Did the person say that they want this support person, without them hearing it?"), required=False
    )
    asked_to_leave = ChoiceRadio(
        label=_("Are they waiting elsewhere now?"), choices=_noted(safety.AskedToLeave.choices), required=False
    )
    language = ChoiceSelect(
        label=_("Which language does the person understand best?"),
        choices=[*LANGUAGES, (safety.LANGUAGE_NOT_KNOWN, _("Not known yet"))],
    )
    comfort = ChoiceRadio(label=_("Is the person comfortable speaking with you in it?"), choices=safety.Comfort.choices)
    interpreter_kind = ChoiceRadio(
        label=_("Who will interpret?"),
        help_text=_("Judged for this conversation only. Nobody can override it."),
        choices=_noted(safety.InterpreterKind.choices),
        required=False,
    )
    interpreter = ChoiceSelect(
        label=_("Which interpreter of the roster?"),
        choices=[],
        required=False,
        ask=_("Choose the interpreter, or answer that nobody is available."),
    )
    member = ChoiceSelect(
        label=_("Which colleague?"),
        help_text=_("Only colleagues whose training as an interpreter counts are listed."),
        choices=[],
        required=False,
        ask=_("Choose the colleague, or answer that nobody is available."),
    )
    independence = ManyChoices(
        label=_("What is so, in this conversation?"),
        help_text=_("All five have to be so, or this interpreter cannot be used."),
        choices=safety.Independence.choices,
        required=False,
    )
    gender_accepted = YesNoField(label=_("Does the person accept that a man, or a woman, interprets?"), required=False)
    embassy_wish = ChoiceRadio(
        label=_("Does the person want their embassy to know?"), choices=safety.EmbassyWish.choices, required=False
    )
    embassy_asked_by = ChoiceRadio(
        label=_("Who asks the embassy?"), choices=safety.EmbassyAskedBy.choices, required=False
    )
    embassy_told = ChoiceRadio(label=_("What is the embassy told?"), choices=safety.EmbassyTold.choices, required=False)
    under_18 = ChoiceRadio(label=_("Could this person be under 18?"), choices=safety.Under18.choices)

    follow_ups = (
        FollowUp(of={"place": (Place.CAN_MOVE,)}, asks=("moved",), required=("moved",)),
        FollowUp(
            of={"present": (Present.CHOSEN_SUPPORT,)},
            asks=("support_chosen_alone",),
            required=("support_chosen_alone",),
        ),
        FollowUp(
            of={"present": safety.WAITS_ELSEWHERE, "support_chosen_alone": ("no",)},
            asks=("asked_to_leave",),
            required=("asked_to_leave",),
        ),
        INTERPRETED,
        FollowUp(of={"interpreter_kind": ON_ROSTER}, asks=("interpreter",), required=("interpreter",)),
        FollowUp(of={"interpreter_kind": (InterpreterKind.STAFF,)}, asks=("member",), required=("member",)),
        FollowUp(
            of={"interpreter_kind": PERSONS},
            asks=("independence", "gender_accepted"),
            required=("gender_accepted",),
        ),
        FollowUp(
            of={"interpreter_kind": (InterpreterKind.EMBASSY,)},
            asks=("embassy_wish", "embassy_asked_by", "embassy_told"),
            required=("embassy_wish", "embassy_asked_by", "embassy_told"),
        ),
    )

    def __init__(
        self,
        *args: Any,
        question: Question | None = None,
        answered: Mapping[str, Any] | None = None,
        colleagues: Iterable[User] = (),
        **kwargs: Any,
    ) -> None:
        """``answered`` holds the codes of the other questions; ``colleagues`` those who may interpret."""
        super().__init__(*args, **kwargs)
        self.question, self.colleagues = question, {one.code: one for one in colleagues}
        if question:
            for name in set(self.fields) - {"submission", "version", *question.fields}:
                del self.fields[name]
            if Present.INTERPRETER in (answered or {}).get("present", ()):
                self.opened = (INTERPRETED,)
        if "interpreter" in self.fields:
            self._choose("interpreter", roster())
            self._choose("member", [(code, f"{code} {one.name}") for code, one in self.colleagues.items()])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.offer(name, [("", _("Choose")), *choices])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        present = said.get("present") or ()
        if Present.NOBODY in present and len(present) > 1:
            self.add_error("present", _("“Nobody else” goes with nobody else. Take that tick away, or the others."))
        return said

    def codes(self) -> dict[str, Any]:
        """What was answered, as a form sends it: to be kept until the last question is answered."""
        words = {True: "yes", False: "no"}
        own = {"submission", "version"}
        return {
            name: words[value] if isinstance(value, bool) else value or ""
            for name, value in self.cleaned_data.items()
            if name not in own
        }

    def answers(self) -> safety.SafetyAnswers:
        return safety.SafetyAnswers.from_codes(self.cleaned_data)

    def interpreter_chosen(self) -> Any:
        return chosen_interpreter(self.cleaned_data.get("interpreter"))

    def member_chosen(self) -> User | None:
        return self.colleagues.get(self.cleaned_data.get("member") or "")

    def said(self) -> list[str]:
        """The answers in words, for the line that stands there once the question is answered."""
        found = []
        for name in self.question.fields if self.question else ():
            given = self.cleaned_data.get(name)
            for code in given if isinstance(given, list) else [given]:
                if name in SAID and code not in (None, ""):
                    found.append(str(SAID[name].get(code, code)))
        return found

    def waits_elsewhere(self) -> list[BoundWidget]:
        """The boxes of those who are asked to wait elsewhere."""
        return [box for box in self["present"] if box.data["value"] in safety.WAITS_ELSEWHERE]

    def may_stay(self) -> list[BoundWidget]:
        return [box for box in self["present"] if box.data["value"] not in safety.WAITS_ELSEWHERE]
