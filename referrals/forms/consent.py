"""What is asked when the person agrees that somebody is told, when two people act without that, and when it ends?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.countries import COUNTRIES
from orgs.models import Office
from orgs.sheets import ChoiceRadio, ChoiceSelect, DateField3, ManyChoices, SheetForm, TypedField, YesNoField
from screening.actions import recipients
from screening.actions.recipients import Recipient
from screening.forms.shared import InterpretedForm
from screening.models import RelatedPerson
from screening.types import NAMED_FOR, GivenBy, ServiceKind, SharedGroup, SharingGround, SharingPurpose, TeachBack

# What is shared is chosen where that is open; whoever takes over reads all, and of a search nothing is told.
CHOSEN_GROUPS = (SharingPurpose.HELP, SharingPurpose.EXCHANGE, SharingPurpose.SEARCH)
OF_CHILD = ("child_assents", "given_by", "guardian", "best_interests")


@dataclass(frozen=True, kw_only=True)
class Offered:
    """Who may be chosen; whoever may not is not even offered."""

    offices: list[Office] = field(default_factory=list)
    relatives: list[RelatedPerson] = field(default_factory=list)
    guardians: list[RelatedPerson] = field(default_factory=list)
    police: list[Office] = field(default_factory=list)

    def recipient(self, purpose: SharingPurpose, said: dict[str, Any]) -> Recipient:
        """Whoever was chosen, for ``purpose``."""
        match purpose:
            case SharingPurpose.HELP:
                return recipients.to_help(ServiceKind(said["service"]), _chosen(self.offices, said["office"]))
            case SharingPurpose.TAKE_OVER:
                return recipients.to_take_over(_chosen(self.offices, said["office"]))
            case SharingPurpose.SEARCH:
                return recipients.to_look_for(_chosen(self.police, said["office"]))
            case SharingPurpose.EXCHANGE:
                return recipients.abroad(said["country"])
            case SharingPurpose.TRACING:
                return recipients.to_trace(_chosen(self.relatives, said["relative"]))

    def guardian(self, said: dict[str, Any]) -> RelatedPerson | None:
        return _chosen(self.guardians, said["guardian"]) if said.get("guardian") else None


def _chosen(rows: Iterable[Any], pk: str) -> Any:
    return next(row for row in rows if str(row.pk) == pk)


class ConsentForm(InterpretedForm):
    service = ChoiceRadio(label=_("For which help?"), choices=ServiceKind.choices)
    office = ChoiceSelect(label=_("Which office is told?"), choices=[])
    country = ChoiceSelect(label=_("Which country is asked?"), choices=[("", _("Choose")), *COUNTRIES])
    relative = ChoiceSelect(
        label=_("Who is looked for?"),
        help_text=_("Named among the people around the person, and not implicated."),
        choices=[],
    )
    groups = ManyChoices(
        label=_("What may they know?"),
        help_text=_("Tick no more than the person agreed to. An office that helps needs the first."),
        choices=SharedGroup.choices,
    )
    until_on = DateField3(label=_("Until which day?"))
    child_assents = YesNoField(label=_("Did the child say yes, asked in words for their age?"))
    given_by = ChoiceRadio(label=_("Who consented?"), choices=GivenBy.choices)
    guardian = ChoiceSelect(label=_("Which guardian?"), choices=[], required=False)
    best_interests = TypedField(label=_("Why is this best for the child?"), max_length=2000, lines=3)
    teach_back = ChoiceRadio(
        label=_("Could the person say in their own words what is shared, with whom and that they may take it back?"),
        choices=TeachBack.choices,
    )
    words = TypedField(label=_("In the person's words"), max_length=1000, lines=2, required=False)


class SharingForm(SheetForm):
    """The named act: nobody gets here by leaving a box of the consent empty."""

    ground = ChoiceRadio(label=_("On which ground?"), choices=SharingGround.choices)
    reason = TypedField(label=_("Why can it not wait for the person's consent?"), max_length=2000, lines=3)
    service = ChoiceRadio(label=_("For which help?"), choices=ServiceKind.choices)
    office = ChoiceSelect(label=_("Which office is told?"), choices=[])
    country = ChoiceSelect(label=_("Which country is asked?"), choices=[("", _("Choose")), *COUNTRIES])
    groups = ManyChoices(label=_("What must they know, at the least?"), choices=SharedGroup.choices)
    until_on = DateField3(label=_("Until which day?"))


class WithdrawForm(SheetForm):
    words = TypedField(label=_("In the person's words"), max_length=1000, lines=2, required=False)


def consent_form(data: Any, purpose: SharingPurpose, *, is_child: bool, offered: Offered) -> ConsentForm:
    """The form for this purpose and person, with whoever may be chosen."""
    form = ConsentForm(data)
    _keep_for(form, purpose)
    if is_child:
        _choose(form, "guardian", ((row, called(row)) for row in offered.guardians))
    else:
        _drop(form, OF_CHILD)
    _choose(form, "office", ((row, _place(row)) for row in offered.offices))
    _choose(form, "relative", ((row, called(row)) for row in offered.relatives))
    return form


def sharing_form(data: Any, purpose: SharingPurpose, *, offered: Offered) -> SharingForm:
    form = SharingForm(data)
    _keep_for(form, purpose)
    offices = offered.police if purpose == SharingPurpose.SEARCH else offered.offices
    _choose(form, "office", ((row, _place(row)) for row in offices))
    return form


def _keep_for(form: SheetForm, purpose: SharingPurpose) -> None:
    """Only what the purpose asks for."""
    named = {name for names in NAMED_FOR.values() for name in names}
    _drop(form, named - set(NAMED_FOR[purpose]))
    if purpose not in CHOSEN_GROUPS:
        _drop(form, ("groups",))


def _drop(form: SheetForm, names: Iterable[str]) -> None:
    for name in names:
        form.fields.pop(name, None)


def _choose(form: SheetForm, name: str, rows: Iterable[tuple[Any, str]]) -> None:
    chosen: Any = form.fields.get(name)
    if chosen is not None:
        chosen.choices = [("", _("Choose")), *((str(row.pk), label) for row, label in rows)]


def called(row: RelatedPerson) -> str:
    """By name where one is written down, else by what they are to the person."""
    return str(row.name or row.get_relation_display())


def _place(office: Office) -> str:
    return f"{office.name} · {office.province.name}"
