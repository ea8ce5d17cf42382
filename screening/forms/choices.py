"""What is asked when something is offered, and the person says what they want?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.languages import LANGUAGES
from orgs.models import Office
from orgs.sheets import ChoiceRadio, ChoiceSelect, DateField3, TypedField, YesNoField

from ..types import ChoiceMade, ServiceKind, SharingPurpose
from .shared import InterpretedForm

# Each help, and each other purpose for which somebody is told.
BEYOND_HELP = (SharingPurpose.TAKE_OVER, SharingPurpose.EXCHANGE, SharingPurpose.TRACING)
ABOUT = [*ServiceKind.choices, *((one.value, one.label) for one in BEYOND_HELP)]


class ChoiceForm(InterpretedForm):
    about = ChoiceRadio(label=_("What was offered?"), choices=ABOUT)
    choice = ChoiceRadio(label=_("What did the person say?"), choices=ChoiceMade.choices)
    office = ChoiceSelect(label=_("At which office, if one was named"), choices=[], required=False)
    offer_again_on = DateField3(label=_("Ask again on, if the person agrees"), required=False)
    adviser_is_independent = YesNoField(
        label=_("For advice: is the adviser independent of the coordinating and the identifying office?"),
        required=False,
    )
    remarks = TypedField(label=_("In the person's words"), max_length=1000, lines=2, required=False)
    language = ChoiceSelect(label=_("In which language was it offered?"), choices=LANGUAGES, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("interpreter_kind") and not said.get("language"):
            self.add_error("language", _("Say in which language it was interpreted."))
        return said

    def said_about(self) -> dict[str, Any]:
        """The help, or the other purpose, of which they spoke."""
        code = self.cleaned_data["about"]
        if code in ServiceKind.values:
            return {"purpose": SharingPurpose.HELP, "service": ServiceKind(code)}
        return {"purpose": SharingPurpose(code), "service": None}


def choice_form(data: Any, *, offices: Iterable[Office], first: dict[str, str]) -> ChoiceForm:
    """The form, with the offices that may be named."""
    form = ChoiceForm(data, initial=first)
    chosen: Any = form.fields["office"]
    chosen.choices = [("", _("None was named")), *((str(row.pk), row.name) for row in offices)]
    return form
