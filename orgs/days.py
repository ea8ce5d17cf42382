"""How does someone enter a day, or a moment, without a calendar to click on? In three boxes, or four."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import clock, typed


class Boxes(forms.MultiWidget):
    """Small text boxes, each under its own word."""

    template_name = "romduol/boxes.html"
    words: tuple[tuple[str, Any, str], ...] = (
        ("day", _("Day"), "numeric"),
        ("month", _("Month"), "text"),
        ("year", _("Year"), "numeric"),
    )

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput(
                attrs={"class": part, "inputmode": mode, "autocomplete": "off", "spellcheck": "false"}
            )
            for part, _word, mode in self.words
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, (_part, word, _mode) in zip(context["widget"]["subwidgets"], self.words, strict=True):
            box["word"] = word
        return context


class MomentBoxes(Boxes):
    words = (*Boxes.words, ("time", _("Time"), "text"))

    def decompress(self, value: Any) -> list[Any]:
        if not value:
            return ["", "", "", ""]
        local = value.astimezone(clock.PHNOM_PENH)
        return [*super().decompress(local.date()), f"{local:%H:%M}"]


class DateField3(forms.Field):
    """A day in three boxes. `past=True` refuses days after today, Phnom Penh."""

    widget = Boxes
    left_out = _("Enter the day, the month and the year.")

    def __init__(self, *, past: bool = False, ask: Any = None, **kwargs: Any) -> None:
        self.past = past
        super().__init__(**kwargs)
        self.error_messages["required"] = ask or self.left_out

    def to_python(self, value: Any) -> Any:
        parts = [str(part or "") for part in value] if isinstance(value, Sequence) else []
        if not any(typed.clean_text(part) for part in parts):
            return None
        try:
            return self._read(parts)
        except typed.Unreadable as unreadable:
            raise ValidationError(str(unreadable.message), code="unreadable") from None

    def _read(self, parts: list[str]) -> date | datetime:
        day = typed.read_day(day=parts[0], month=parts[1], year=parts[2])
        if self.past and day > clock.today():
            raise typed.Unreadable(_("This day is still to come. Enter today or a day before it."))
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(part or "") for part in data or []] != [
            str(part) for part in cast(Boxes, self.widget).decompress(initial)
        ]


class MomentField(DateField3):
    """A day and a time of day in Phnom Penh, as an aware datetime. `past=True` refuses what is still to come."""

    widget = MomentBoxes
    left_out = _("Enter the day and the time.")

    def _read(self, parts: list[str]) -> datetime:
        day = typed.read_day(day=parts[0], month=parts[1], year=parts[2])
        if not typed.clean_text(parts[3]):
            raise typed.Unreadable(_("Enter the time, such as 14:05."))
        moment = datetime.combine(day, typed.read_time(parts[3]), tzinfo=clock.PHNOM_PENH)
        if self.past and moment > clock.now():
            raise typed.Unreadable(_("This is still to come. Enter a day and time that have passed."))
        return moment
