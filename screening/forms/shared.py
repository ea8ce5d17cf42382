"""Which questions come back on many forms? Who interpreted, in which language, and a plain “yes, do it”."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs import clock, languages, people
from orgs.languages import LANGUAGES
from orgs.models import Interpreter, User
from orgs.sheets import ChoiceRadio, ChoiceSelect, ManyChoices, SheetForm, YesNoField
from orgs.types import Course

from ..actions.interpreting import Voice
from ..safety import EmbassyWish, Independence, InterpreterKind

NOBODY_NEEDED = ("", _("Nobody: we spoke the language ourselves"))


class ConfirmForm(SheetForm):
    """Nothing to fill in: one press, once."""


class InterpretedForm(SheetForm):
    """A form about one conversation, with who interpreted it. The rules hold or they do not; nothing overrides them."""

    language = ChoiceSelect(label=_("In which language?"), choices=LANGUAGES)
    interpreter_kind = ChoiceRadio(
        label=_("Who interpreted?"), choices=[NOBODY_NEEDED, *InterpreterKind.choices], required=False
    )
    interpreter = ChoiceSelect(label=_("Interpreter from the roster, if one was there"), choices=[], required=False)
    member = ChoiceSelect(
        label=_("Colleague with interpreter training, if one interpreted"), choices=[], required=False
    )
    independence = ManyChoices(
        label=_("Independence, for this conversation: tick what is so"), choices=Independence.choices, required=False
    )
    gender_accepted = YesNoField(label=_("Did the person accept a man or a woman interpreting?"), required=False)
    embassy_wish = ChoiceRadio(
        label=_("If an embassy's: did the person wish it?"), choices=EmbassyWish.choices, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("interpreter", [("", _("Choose")), *roster()])
        self.offer("member", [("", _("Choose")), *colleagues()])
        own = [name for name in self.fields if name not in InterpretedForm.base_fields]
        self.order_fields(["submission", "version", *own])

    def voice(self) -> Voice | None:
        """What was answered about the interpreter; None where nobody interpreted."""
        said = self.cleaned_data
        if not said.get("interpreter_kind"):
            return None
        wish = said.get("embassy_wish")
        return Voice(
            kind=InterpreterKind(said["interpreter_kind"]),
            language=said["language"],
            interpreter=chosen_interpreter(said.get("interpreter")),
            member=chosen_colleague(said.get("member")),
            independence=frozenset(Independence(point) for point in said.get("independence") or ()),
            gender_accepted=said.get("gender_accepted") is True,
            embassy_wish=EmbassyWish(wish) if wish else None,
        )


def roster() -> list[tuple[str, str]]:
    """Active interpreters by number and languages; never by name."""
    rows = Interpreter.objects.filter(is_active=True).order_by("code")
    return [(row.code, f"{row.code} ({languages.words(row.languages)})") for row in rows]


def colleagues() -> list[tuple[str, str]]:
    """Members whose interpreter training counts today, by work code."""
    return [(user.code, user.code) for user in people.trained(Course.INTERPRETER_ETHICS, clock.today())]


def chosen_colleague(code: str | None) -> User | None:
    return next((user for user in people.trained(Course.INTERPRETER_ETHICS, clock.today()) if user.code == code), None)


def chosen_interpreter(code: str | None) -> Interpreter | None:
    return Interpreter.objects.filter(code=code).first() if code else None


NOT_OURS = (
    "submission",
    "version",
    "interpreter_kind",
    "interpreter",
    "member",
    "independence",
    "gender_accepted",
    "embassy_wish",
)


def without_voice(values: dict[str, Any]) -> dict[str, Any]:
    """The cleaned values that are about the conversation itself."""
    return {name: value for name, value in values.items() if name not in NOT_OURS}
