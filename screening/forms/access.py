"""What is asked of whoever types a reference, and of whoever writes, asks for or answers about what is closed?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm, TypedField

from .. import rules
from ..actions.emergencies import TOO_SHORT
from ..types import ANSWERS, AccessAnswer, ApprovalKind, ProtectedKind


def reference_field() -> TypedField:
    """Taken as it is typed: that it can be no case's is not said apart from all else, and costs a try like all else."""
    looks = _("Eight letters and digits, such as 7KQ4-M2XA. Read it twice: a slip counts as a try.")
    field = TypedField(label=_("Reference of the case"), help_text=looks, max_length=20)
    field.widget.attrs["class"] = "in-20"
    return field


class EmergencyForm(SheetForm):
    reference = reference_field()
    reason = TypedField(label=_("What may happen to the person, and why can it not wait?"), max_length=2000, lines=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _("At least %(least)d characters. Somebody else reads this.")
        self.fields["reason"].help_text = said % {"least": rules.SHORTEST_EMERGENCY_REASON}

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if len(reason) < rules.SHORTEST_EMERGENCY_REASON:
            raise ValidationError(TOO_SHORT, code="short")
        return reason


class AccessRequestForm(SheetForm):
    reference = reference_field()
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
