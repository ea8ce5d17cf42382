"""What is asked when another office is to answer for the person, and when that office says no?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm, TypedField

from ..types import DeclinedWhy
from .bases import BasisForm


class TransferForm(BasisForm):
    words = TypedField(
        label=_("What must they know first?"),
        help_text=_("They read this once they have accepted."),
        max_length=2000,
        lines=3,
        required=False,
    )


class TransferDeclineForm(SheetForm):
    why = ChoiceRadio(label=_("Why not?"), choices=DeclinedWhy.choices)
    words = TypedField(label=_("What should the other office know?"), max_length=1000, lines=2, required=False)
