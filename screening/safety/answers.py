"""What is answered before anybody asks: the codes of the safety check and the five answers with what they ask after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Danger(TextChoices):
    NO = "no", _("No")
    YES = "yes", _("Yes")
    NOT_SURE = "not_sure", _("Not sure")


class Place(TextChoices):
    PRIVATE = "private", _("A place where nobody can see or hear")
    CAN_MOVE = "can_move", _("We can move to one now")
    NO_PRIVATE = "no_private", _("No private place is possible today")
    NOT_WITH_PERSON = "not_with_person", _("I am not with the person (a file, a call, a tip)")


class Present(TextChoices):
    NOBODY = "nobody", _("Nobody else")
    COLLEAGUE = "colleague", _("A colleague of mine")
    INTERPRETER = "interpreter", _("An interpreter")
    CHOSEN_SUPPORT = "chosen_support", _("A support person they chose themselves")
    OWN_CHILD = "own_child", _("Their own child")
    RELATIVE = "relative", _("Husband, wife or a relative")
    SAME_WORKPLACE = "same_workplace", _("Someone from the same workplace or group")
    CONTROLLER = "controller", _("Employer, recruiter, broker, driver, guard or landlord")
    UNKNOWN = "unknown", _("Someone I cannot place")


class AskedToLeave(TextChoices):
    LEFT = "left", _("Yes, they left")
    WOULD_NOT = "would_not", _("They would not leave")
    RISKY = "risky", _("It would put the person at risk to ask")


class Comfort(TextChoices):
    YES = "yes", _("Yes")
    A_LITTLE = "a_little", _("A little")
    NO = "no", _("No")


class InterpreterKind(TextChoices):
    ROSTER = "roster", _("An interpreter from the approved roster")
    ROSTER_REMOTE = "roster_remote", _("A roster interpreter by telephone or video")
    EMBASSY = "embassy", _("An interpreter of an embassy or mission")
    STAFF = "staff", _("A staff member trained as an interpreter")
    FOUND_AT_PLACE = "found_at_place", _("Someone found at the place")
    CONNECTED = "connected", _("Employer, co-worker, relative, friend, their child, or someone held with them")
    MACHINE = "machine", _("A telephone app")
    NOBODY = "nobody", _("Nobody is available")


class Independence(TextChoices):
    NOT_AT_PLACE = "not_at_place", _("Was not at the place where the person was found")
    NOT_KNOWN = "not_known", _("Does not know the person, their family, employer or recruiter")
    NOT_FEARED = "not_feared", _("Is not from a group the person fears; the person was asked")
    TOLD_RULES = "told_rules", _("Knows the rules: say everything, as “I”, add nothing, tell nobody")
    PERSON_AGREES = "person_agrees", _("The person agrees to this interpreter, and to a man or a woman")


class EmbassyWish(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_ASKED = "not_asked", _("Not asked")


class EmbassyAskedBy(TextChoices):
    RESPONDER = "responder", _("I do, or my office")
    COORDINATING_OFFICE = "coordinating_office", _("The coordinating office")
    EMBASSY_ITSELF = "embassy_itself", _("Nobody: the embassy offered")


class EmbassyTold(TextChoices):
    LANGUAGE_ONLY = "language_only", _("The language and the hour; no name, no place, no reason")
    MORE = "more", _("More than that")


class Under18(TextChoices):
    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")


LANGUAGE_NOT_KNOWN = "not_known"
WAITS_ELSEWHERE = frozenset({Present.RELATIVE, Present.SAME_WORKPLACE, Present.CONTROLLER, Present.UNKNOWN})
NOT_FROM_THE_PLACE = frozenset({InterpreterKind.FOUND_AT_PLACE, InterpreterKind.CONNECTED})


class UnreadableAnswers(ValueError):
    """Some answers of the safety check are missing or unknown; `fields` names them, never their content."""

    def __init__(self, *, fields: tuple[str, ...]) -> None:
        self.fields = fields
        super().__init__(_("Answer the questions of the safety check first."))


@dataclass(frozen=True, kw_only=True)
class SafetyAnswers:
    """The five required answers, each with what it asks after."""

    danger: Danger
    place: Place
    present: frozenset[Present]
    language: str
    comfort: Comfort
    under_18: Under18
    moved: bool = False
    asked_to_leave: AskedToLeave | None = None
    support_chosen_alone: bool = False
    interpreter_kind: InterpreterKind | None = None
    independence: frozenset[Independence] = frozenset()
    embassy_wish: EmbassyWish | None = None
    embassy_asked_by: EmbassyAskedBy | None = None
    embassy_told: EmbassyTold | None = None

    @property
    def child(self) -> bool:
        """Whoever may be a child is one until a determination says otherwise."""
        return self.under_18 is not Under18.NO

    @property
    def needs_interpreter(self) -> bool:
        """Whoever interprets is judged, even where the responder needs nobody: a "translator" may be in control."""
        return self.comfort is not Comfort.YES or Present.INTERPRETER in self.present

    @property
    def someone_must_wait_elsewhere(self) -> bool:
        if Present.CHOSEN_SUPPORT in self.present and not self.support_chosen_alone:
            return True
        return bool(self.present & WAITS_ELSEWHERE)

    @classmethod
    def from_codes(cls, codes: Mapping[str, Any]) -> "SafetyAnswers":
        """What `as_codes` wrote, or a form's cleaned codes; raises UnreadableAnswers."""
        values: dict[str, Any] = {}
        unreadable = []
        for field in fields(cls):
            try:
                values[field.name] = _READERS[field.name](codes.get(field.name))
            except (ValueError, TypeError):
                unreadable.append(field.name)
        if unreadable:
            raise UnreadableAnswers(fields=tuple(unreadable))
        return cls(**values)

    def as_codes(self) -> dict[str, Any]:
        """Plain strings, lists and booleans, in a fixed order: ready for JSON."""
        return {field.name: _as_code(getattr(self, field.name)) for field in fields(self)}


def _as_code(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(str(one.value) for one in value)
    return value.value if isinstance(value, Enum) else value


def _one(choices: type[TextChoices]) -> Callable[[Any], Any]:
    return lambda code: choices(code)


def _one_or_none(choices: type[TextChoices]) -> Callable[[Any], Any]:
    return lambda code: choices(code) if code else None


def _some(choices: type[TextChoices], *, at_least_one: bool) -> Callable[[Any], Any]:
    def read(codes: Any) -> Any:
        if isinstance(codes, str) or (at_least_one and not codes):
            raise ValueError("a list of codes is expected")
        return frozenset(choices(code) for code in codes or ())

    return read


def _language(code: Any) -> str:
    if not isinstance(code, str) or not code:
        raise ValueError("a language code is expected")
    return code


def _yes(code: Any) -> bool:
    return code in (True, "yes", "on", "true")


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "danger": _one(Danger),
    "place": _one(Place),
    "present": _some(Present, at_least_one=True),
    "language": _language,
    "comfort": _one(Comfort),
    "under_18": _one(Under18),
    "moved": _yes,
    "asked_to_leave": _one_or_none(AskedToLeave),
    "support_chosen_alone": _yes,
    "interpreter_kind": _one_or_none(InterpreterKind),
    "independence": _some(Independence, at_least_one=False),
    "embassy_wish": _one_or_none(EmbassyWish),
    "embassy_asked_by": _one_or_none(EmbassyAskedBy),
    "embassy_told": _one_or_none(EmbassyTold),
}
