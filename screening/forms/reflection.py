"""What is asked when the period begins, is lengthened or corrected, at check-ins, about choices and requests?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import (
    ChoiceRadio,
    ChoiceSelect,
    DateField3,
    MomentField,
    NumberField,
    SheetForm,
    TypedField,
)

from .. import rules
from ..types import ApprovalAnswer, CheckInHeld, CheckInKind, ExtensionWhy, WishAnswer
from .shared import LANGUAGES

PAPER = _("Which paper record shows it? Name it; needed where the start lies more than three days back.")


class GrantForm(SheetForm):
    starts_on = DateField3(label=_("First day of the period"), past=True)
    paper_record = TypedField(label=PAPER, max_length=300, required=False)


class ExtensionForm(SheetForm):
    why = ChoiceRadio(label=_("Why is more time needed?"), choices=ExtensionWhy.choices)
    days = NumberField(label=_("How many days more?"), least=1, most=rules.LONGEST_EXTENSION_DAYS)
    reason = TypedField(label=_("What the supervisor needs to know"), max_length=2000, lines=3, required=False)


class CorrectionForm(SheetForm):
    starts_on = DateField3(label=_("Right first day"), past=True)
    reason = TypedField(label=_("Why is it corrected?"), max_length=2000, lines=3)
    paper_record = TypedField(
        label=_("Paper record; needed where the last protected day would become earlier"),
        max_length=300,
        required=False,
    )


class ToldForm(SheetForm):
    told_on = DateField3(label=_("On which day was the person told?"), past=True)
    language = ChoiceSelect(label=_("In which language?"), choices=LANGUAGES)


class CheckInForm(SheetForm):
    kind = ChoiceRadio(label=_("Which check-in?"), choices=CheckInKind.choices)
    held = ChoiceRadio(label=_("Did you talk with the person?"), choices=CheckInHeld.choices)
    took_place_at = MomentField(label=_("When?"), past=True)
    wants_interview = ChoiceRadio(
        label=_("Does the person want the formal interview?"),
        help_text=_("Help does not depend on it."),
        choices=WishAnswer.choices,
    )
    remarks = TypedField(label=_("How is the person?"), max_length=rules.LONGEST_NARRATIVE, lines=4, required=False)


class ApprovalForm(SheetForm):
    answer = ChoiceRadio(
        label=_("Your answer"),
        choices=[(ApprovalAnswer.APPROVED, _("Approve")), (ApprovalAnswer.DECLINED, _("Decline"))],
    )
    reason = TypedField(label=_("Reason; needed when you decline"), max_length=2000, lines=3, required=False)
