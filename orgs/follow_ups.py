"""Which answers of a form ask after more? Rows that the page (by style alone), the checks and the saving all read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """``asks`` are shown and kept only where a field of ``of`` has one of the answers beside it.

    ``required`` must then be answered; by itself none of them is. The answers are codes, as the form sends them.
    """

    of: Mapping[str, Collection[str]]
    asks: tuple[str, ...]
    required: tuple[str, ...] = ()


@dataclass
class Part:
    """What stands on the page: one field, or what an answer asks after, under the number that opens it."""

    question: Any = None
    number: int = 0
    is_open: bool = False
    parts: list["Part"] = field(default_factory=list)


def settle(form: Any) -> None:
    """Drop what does not belong to the answers given; say what is missing of what does."""
    said, dropped = form.cleaned_data, set()
    for row in form.follow_ups:
        applies = any(name not in dropped and is_answer(said.get(name), codes) for name, codes in row.of.items())
        for name in row.asks:
            if name not in form.fields:
                continue
            if not (applies or row in form.opened):
                dropped.add(name)
                said[name] = form.fields[name].clean(None)
                form.errors.pop(name, None)
            elif name in row.required and name not in form.errors and said.get(name) in (None, "", []):
                form.add_error(name, form.fields[name].error_messages["required"])


def is_answer(given: Any, codes: Collection[str]) -> bool:
    """Whether one of ``codes`` was chosen; a yes-or-no field has made a truth of its code."""
    if isinstance(given, bool):
        given = "yes" if given else "no"
    several: Iterable[Any] = given if isinstance(given, (list, tuple)) else (given,)
    return any(str(one) in codes for one in several)


def opens(form: Any, name: str, code: Any) -> str:
    """The numbers of the follow-ups that this answer opens, for the page."""
    rows = enumerate(getattr(form, "follow_ups", ()), start=1)
    return " ".join(str(number) for number, row in rows if str(code) in row.of.get(name, ()))


def is_optional(form: Any, name: str) -> bool:
    """Whether the question may be left open wherever it is asked."""
    rows = getattr(form, "follow_ups", ())
    return not form.fields[name].required and not any(name in row.required for row in rows)


def laid_out(form: Any) -> list[Part]:
    """The visible fields in their order; what an answer asks after stands inside a part, after its question."""
    follow_ups = {name: number for number, row in enumerate(form.follow_ups, start=1) for name in row.asks}
    tops: list[Part] = []
    made: dict[int, Part] = {}
    for bound in form.visible_fields():
        number = follow_ups.get(bound.name, 0)
        _place(form, tops, made, follow_ups, number).append(Part(question=bound))
    return tops


def _place(form: Any, tops: list[Part], made: dict[int, Part], follow_ups: dict[str, int], number: int) -> list[Part]:
    """Where a field of follow-up ``number`` stands; 0 is the page itself."""
    if not number:
        return tops
    if number not in made:
        row = form.follow_ups[number - 1]
        made[number] = Part(number=number, is_open=row in form.opened)
        outer = {follow_ups.get(name, 0) for name in row.of if name in form.fields}
        # A question asked by answers at two places belongs to neither of them alone.
        _place(form, tops, made, follow_ups, outer.pop() if len(outer) == 1 else 0).append(made[number])
    return made[number].parts
