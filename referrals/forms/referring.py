"""What is asked when another office is asked to help, and when that ends?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, DateField3, SheetForm, TypedField
from screening.forms.bases import BasisForm
from screening.types import Urgency

from ..types import EndedWhy, PlacementKind


class DraftForm(BasisForm):
    urgency = ChoiceRadio(
        label=_("How soon?"),
        help_text=_("“Now” asks for an answer within a day, the others within three (local policy)."),
        choices=Urgency.choices,
    )
    words = TypedField(
        label=_("What is asked of them?"),
        help_text=_("Read only by whoever is named as helping, and only where notes are shared."),
        max_length=2000,
        lines=3,
        required=False,
    )


class PlacementForm(SheetForm):
    kind = ChoiceRadio(label=_("Where does the person live now?"), choices=PlacementKind.choices)
    began_on = DateField3(label=_("Since which day?"), past=True)
    where = TypedField(
        label=_("Where exactly, if it has to be known"),
        help_text=_("Read only by those to whom identity and place are open. Of a shelter nothing is written here."),
        max_length=300,
        required=False,
    )


class EndForm(SheetForm):
    why = ChoiceRadio(label=_("Why does it end?"), choices=EndedWhy.choices)
    words = TypedField(label=_("What came of it?"), max_length=2000, lines=3, required=False)


class AnswerForm(SheetForm):
    answer = TypedField(
        label=_("Answer"), help_text=_("Say no more than the person agreed to."), max_length=2000, lines=3
    )
