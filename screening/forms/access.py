"""What is asked of whoever types a reference, and of whoever writes, asks for or answers about what is closed?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm, TypedField

from .. import reference, rules
from ..types import ANSWERS, AccessAnswer, ApprovalKind, ProtectedKind

MISTYPED = _("Check the reference: it has eight letters and digits, such as 7KQ4-M2XA.")


class ReferenceField(TypedField):
    """A reference as somebody wrote it down. What no case can be called says so: that tells nothing of any case."""

    def __init__(self) -> None:
        super().__init__(label=_("Reference of the case"), max_length=20)
        self.widget.attrs["class"] = "in-20"

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if reference.read(typed) is None:
            raise ValidationError(MISTYPED, code="mistyped")
        return typed


class EmergencyForm(SheetForm):
    reference = ReferenceField()
    reason = TypedField(
        label=_("What may happen to the person, and why can it not wait?"),
        help_text=_("At least 20 characters. Somebody else reads this within three days."),
        max_length=2000,
        lines=3,
    )

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if len(reason) < rules.SHORTEST_EMERGENCY_REASON:
            raise ValidationError(_("Write a little more: whoever looks at this must understand why."), code="short")
        return reason


class AccessRequestForm(SheetForm):
    reference = ReferenceField()
    reason = TypedField(label=_("Why do you ask?"), max_length=2000, lines=3)


class AccessAnswerForm(SheetForm):
    answer = ChoiceRadio(label=_("Your answer"), choices=AccessAnswer.choices)


class ReviewForm(SheetForm):
    answer = ChoiceRadio(
        label=_("Was it in order?"), choices=[(str(one), one.label) for one in ANSWERS[ApprovalKind.EMERGENCY]]
    )
    reason = TypedField(label=_("What you found"), max_length=2000, lines=3)


class ProtectedNoteForm(SheetForm):
    kind = ChoiceRadio(label=_("What is it?"), choices=ProtectedKind.choices)
    text = TypedField(
        label=_("What has to be protected"),
        help_text=_("You cannot read it back here unless it is given to you to read."),
        max_length=rules.LONGEST_NARRATIVE,
        lines=5,
    )


class ProtectedRequestForm(SheetForm):
    reason = TypedField(label=_("Why do you need to read it?"), max_length=2000, lines=3)
