"""What is every form of ours made of? One base form, and fields that take what people really type."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from . import follow_ups, typed, wording
from .answers import ChoiceRadio, ChoiceSelect, ManyChoices, Ticked, YesNoField, labelled, sentence
from .days import DateField3, MomentField
from .follow_ups import FollowUp, Part

__all__ = [
    "AgeField",
    "ChoiceRadio",
    "ChoiceSelect",
    "DateField3",
    "FollowUp",
    "ManyChoices",
    "MomentField",
    "NumberField",
    "SheetForm",
    "Ticked",
    "TypedField",
    "YesNoField",
    "labelled",
]

# Carried by the form itself, never typed by anyone.
_OWN = frozenset({"csrfmiddlewaretoken", "version", "keep"})


class SheetForm(forms.Form):
    """A form that knows whether it was sent before (`submission`) and what it was filled in against (`version`)."""

    use_required_attribute = False
    hides_optional = False
    # What some answers ask after; `opened` are the rows that are known to apply before anything is answered.
    follow_ups: tuple[FollowUp, ...] = ()
    opened: tuple[FollowUp, ...] = ()

    submission = forms.UUIDField(
        required=False,
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={"invalid": _("Open this page again, then send what you typed once more.")},
    )
    version = forms.IntegerField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid": _("Open this page again, then send what you typed once more.")},
    )

    def clean_submission(self) -> uuid.UUID:
        return self.cleaned_data["submission"] or uuid.uuid4()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        follow_ups.settle(self)
        return said

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """What may be chosen in the field ``name``, where only this page knows it."""
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices)

    def laid_out(self) -> list[Part]:
        """The fields as they stand on the page, each follow-up under its question."""
        return follow_ups.laid_out(self)

    @property
    def keeps_saved(self) -> bool:
        """On the page where two versions meet, the one already saved was chosen."""
        return self.is_bound and self.data.get("keep") == "saved"

    def typed(self) -> list[tuple[str, str]]:
        """Everything that was sent, to be sent again from the page where two versions meet."""
        sent = cast(QueryDict, self.data)
        return [(name, value) for name, values in sent.lists() if name not in _OWN for value in values]

    def differences(self, *, saved: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What stands in `saved` beside what was typed, for the fields where they differ."""
        rows = []
        for name, old in saved.items():
            new = self.cleaned_data.get(name)
            if old != new and not (old in (None, "", []) and new in (None, "", [])):
                rows.append(
                    {"label": self[name].label, "saved": self._shown(name, old), "typed": self._shown(name, new)}
                )
        return rows

    def _shown(self, name: str, value: Any) -> Any:
        words = {str(code): word for code, word in getattr(self.fields[name], "choices", ())}
        match value:
            case None | "" | []:
                return _("Nothing recorded")
            case bool():
                return wording.yes_no(value)
            case datetime():
                return wording.moment(value)
            case date():
                return wording.day(value)
            case list():
                return ", ".join(str(words.get(str(each), each)) for each in value)
        return words.get(str(value), value)


class TypedField(forms.CharField):
    """Typed words. What cannot be seen is dropped; what is too long is refused, and by how much."""

    def __init__(self, *, max_length: int, lines: int = 1, ask: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput())
        self.most = max_length
        super().__init__(**kwargs)
        self.error_messages["required"] = sentence(ask, self.label, chosen=False)
        # The browser must not cut what was pasted: the person is told instead.
        self.widget.attrs.pop("maxlength", None)
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> str:
        text = typed.clean_text(str(value or ""))
        return _taken(typed.check_length, text, most=self.most) or text


class NumberField(forms.CharField):
    """A whole number; Khmer digits are taken."""

    def __init__(self, *, least: int, most: int, ask: Any = None, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(empty_value="", **kwargs)
        self.error_messages["required"] = sentence(ask, self.label, chosen=False)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "class": "in-4"})

    def to_python(self, value: Any) -> Any:
        text = typed.clean_text(str("" if value is None else value))
        return _taken(typed.read_number, text, least=self.least, most=self.most) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str("" if initial is None else initial) != str(data or "")


class AgeField(NumberField):
    """An age in years."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=0, most=120, **kwargs)


def _taken(read: Any, text: str, **limits: Any) -> Any:
    try:
        return read(text, **limits)
    except typed.Unreadable as unreadable:
        raise ValidationError(str(unreadable.message), code="unreadable") from None
