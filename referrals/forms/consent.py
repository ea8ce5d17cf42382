"""What is asked when the person agrees that an office is told, and when they take that back?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.languages import LANGUAGES
from orgs.models import Office
from orgs.sheets import ChoiceRadio, ChoiceSelect, DateField3, ManyChoices, SheetForm, TypedField, YesNoField
from screening.models import RelatedPerson
from screening.types import GivenBy, ServiceKind, SharedGroup, SharingGround, TeachBack


class ConsentForm(SheetForm):
    service = ChoiceRadio(label=_("For which help?"), choices=ServiceKind.choices)
    office = ChoiceSelect(label=_("Which office is told?"), choices=[])
    groups = ManyChoices(
        label=_("What may they know?"),
        help_text=_("The first is needed to help. Tick no more than the person agreed to."),
        choices=SharedGroup.choices,
    )
    until_on = DateField3(label=_("Until which day?"))
    language = ChoiceSelect(label=_("In which language was it explained?"), choices=LANGUAGES)
    teach_back = ChoiceRadio(
        label=_("Could the person say in their own words what is shared, with whom and that they may take it back?"),
        choices=TeachBack.choices,
    )
    words = TypedField(label=_("In the person's words"), max_length=1000, lines=2, required=False)


class ChildConsentForm(ConsentForm):
    """The same of a child: asked in words for their age, by a guardian where there is one who may."""

    child_assents = YesNoField(label=_("Did the child say yes, asked in words for their age?"))
    given_by = ChoiceRadio(label=_("Who consented?"), choices=GivenBy.choices)
    guardian = ChoiceSelect(label=_("Which guardian?"), choices=[], required=False)
    best_interests = TypedField(label=_("Why is this best for the child?"), max_length=2000, lines=3)


class SharingForm(SheetForm):
    """The named act: nobody gets here by leaving a box of the consent empty."""

    ground = ChoiceRadio(label=_("On which ground?"), choices=SharingGround.choices)
    reason = TypedField(label=_("Why can it not wait for the person's consent?"), max_length=2000, lines=3)
    service = ChoiceRadio(label=_("For which help?"), choices=ServiceKind.choices)
    office = ChoiceSelect(label=_("Which office is told?"), choices=[])
    groups = ManyChoices(label=_("What must they know, at the least?"), choices=SharedGroup.choices)
    until_on = DateField3(label=_("Until which day?"))


class WithdrawForm(SheetForm):
    words = TypedField(label=_("In the person's words"), max_length=1000, lines=2, required=False)


def consent_form(data: Any, *, is_child: bool, offices: list[Office], guardians: list[RelatedPerson]) -> SheetForm:
    """The form for this person, with the offices and guardians who may be chosen."""
    form: Any = ChildConsentForm(data) if is_child else ConsentForm(data)
    form.fields["office"].choices = [("", _("Choose")), *((str(row.pk), _place(row)) for row in offices)]
    if is_child:
        named = ((str(row.pk), row.name or row.get_relation_display()) for row in guardians)
        form.fields["guardian"].choices = [("", _("Choose")), *named]
    return form


def sharing_form(data: Any, *, offices: list[Office]) -> SheetForm:
    form: Any = SharingForm(data)
    form.fields["office"].choices = [("", _("Choose")), *((str(row.pk), _place(row)) for row in offices)]
    return form


def _place(office: Office) -> str:
    return f"{office.name} · {office.province.name}"
