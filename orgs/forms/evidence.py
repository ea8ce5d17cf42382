"""What is asked about a document or fact of the register? No name of anybody who was helped."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Office
from ..rules import EVIDENCE_RULES
from ..sheets import ChoiceSelect, DateField3, SheetForm, TypedField
from ..wording import name_of


class ConfirmEvidenceForm(SheetForm):
    document_version = TypedField(
        label=_("Version"),
        help_text=_("As the document says: a number or a date."),
        max_length=60,
        ask=_("Enter the version, or the date that stands on it."),
    )
    valid_until = DateField3(
        label=_("Counts until"),
        help_text=_("The last day on which it counts. Leave it empty where no end is said."),
        required=False,
    )


class EvidenceForm(ConfirmEvidenceForm):
    guideline = ChoiceSelect(label=_("For which guideline?"), choices=[], ask=_("Choose the guideline."))
    office = ChoiceSelect(label=_("Which office shows it?"), choices=[], ask=_("Choose the office."))
    title = TypedField(label=_("What is it called?"), max_length=200, ask=_("Enter what it is called."))
    kept_where = TypedField(
        label=_("Where is it kept?"),
        help_text=_("An office and a file. The document itself is not kept here."),
        max_length=200,
        ask=_("Enter where it is kept."),
    )
    remarks = TypedField(
        label=_("Remarks"),
        help_text=_("Nothing by which anybody who was helped could be known."),
        max_length=1000,
        lines=3,
        required=False,
    )
    field_order = ("guideline", "office", "title", "document_version", "valid_until", "kept_where", "remarks")


def evidence_form(data: Any) -> EvidenceForm:
    """With the offices that are there now."""
    form = EvidenceForm(data)
    rules = [(str(rule.guideline), f"G{rule.guideline} {rule.kind.label}") for rule in EVIDENCE_RULES]
    found = Office.objects.filter(organisation__unlisted=False).select_related("organisation")
    offices = [(str(row.pk), f"{name_of(row)} · {name_of(row.organisation)}") for row in found]
    for name, choices in (("guideline", rules), ("office", offices)):
        form.offer(name, [("", _("Choose")), *choices])
    return form
