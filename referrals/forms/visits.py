"""What is asked about follow-up visits?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, DateField3, MomentField, SheetForm, TypedField

from ..types import VisitKind, VisitOutcome


class PlanForm(SheetForm):
    arrived_on = DateField3(label=_("On which day did the person arrive home, or leave the shelter?"), past=True)


class VisitForm(SheetForm):
    kind = ChoiceRadio(label=_("Which visit?"), choices=VisitKind.choices)
    outcome = ChoiceRadio(label=_("What came of it?"), choices=VisitOutcome.choices)
    took_place_at = MomentField(label=_("When?"), past=True)
    remarks = TypedField(label=_("How is the person?"), max_length=4000, lines=4, required=False)
