"""How does someone choose an answer, and what are they told when they have not?"""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import wording


def _labelled(word: Any, meaning: Any) -> SafeString:
    return format_html("<b>{}</b> <span>{}</span>", word, meaning)


labelled = lazy(_labelled, SafeString)


def sentence(ask: Any, label: Any, *, chosen: bool) -> Any:
    if ask:
        return ask
    if not label:
        return _("Choose one of the answers.") if chosen else _("Enter an answer.")
    return format_lazy(
        _("Choose an answer for “{label}”.") if chosen else _("Enter an answer for “{label}”."), label=label
    )


class _Chosen:
    """What the fields with answers to choose from have in common: their sentences, and how they are laid out.

    ``group`` is a class of the style sheet for all answers together: ``boxed``, ``pills``, ``two-up``.
    """

    def __init__(self, *, ask: Any = None, group: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if group:
            self.widget.attrs["group_class"] = group  # type: ignore[attr-defined]
        self._speak(ask)

    def _speak(self, ask: Any) -> None:
        self.error_messages["required"] = sentence(ask, self.label, chosen=True)  # type: ignore[attr-defined]
        self.error_messages["invalid_choice"] = _("Choose one of the answers shown.")  # type: ignore[attr-defined]
        self.error_messages["invalid_list"] = _("Choose from the answers shown.")  # type: ignore[attr-defined]


class ChoiceRadio(_Chosen, forms.ChoiceField):
    """One of a few. ``left_open`` is the code that stands in the record where nothing was chosen."""

    widget = forms.RadioSelect

    def __init__(self, *, left_open: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs | ({"required": False} if left_open else {}))
        self.left_open = left_open

    def clean(self, value: Any) -> Any:
        return super().clean(value) or self.left_open


class ChoiceSelect(_Chosen, forms.ChoiceField):
    """For long lists only; radios show what there is to choose from."""

    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=[("", _("Choose")), *choices], **kwargs)


class ManyChoices(_Chosen, forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class YesNoField(_Chosen, forms.TypedChoiceField):
    """True, False, or None where an optional question was left open. Nothing is chosen beforehand."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [("yes", wording.YES), ("no", wording.NO)])
        super().__init__(coerce=lambda value: value == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class Ticked(forms.BooleanField):
    """One box. Required means: it has to be ticked."""

    def __init__(self, *, ask: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = ask or _("Tick this box when you have done it.")
