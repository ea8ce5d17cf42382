"""What is asked when another office is asked to help, and when that ends?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm, TypedField
from screening.models import Consent
from screening.types import Urgency

from ..types import EndedWhy


class DraftForm(SheetForm):
    consent = ChoiceRadio(label=_("On which consent does it rest?"), choices=[])
    urgency = ChoiceRadio(
        label=_("How soon?"),
        help_text=_("“Now” asks for an answer within 24 hours, the others within 72 (local policy)."),
        choices=Urgency.choices,
    )
    words = TypedField(
        label=_("What is asked of them?"),
        help_text=_("Read only by whoever is named as helping, and only where notes are shared."),
        max_length=2000,
        lines=3,
        required=False,
    )


class EndForm(SheetForm):
    why = ChoiceRadio(label=_("Why does it end?"), choices=EndedWhy.choices)
    words = TypedField(label=_("What came of it?"), max_length=2000, lines=3, required=False)


class AnswerForm(SheetForm):
    answer = TypedField(
        label=_("Answer"), help_text=_("Say no more than the person agreed to."), max_length=2000, lines=3
    )


def draft_form(data: Any, *, consents: list[Consent]) -> SheetForm:
    """The form, with the consents that still stand."""
    form: Any = DraftForm(data)
    form.fields["consent"].choices = [
        (str(row.pk), f"{row.get_service_display()} · {row.office.name}") for row in consents
    ]
    return form
