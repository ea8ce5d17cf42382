"""What is asked about a service of the directory?"""

from typing import Any

from django.forms import EmailField
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGES
from ..models import Province
from ..sheets import ChoiceRadio, ChoiceSelect, ManyChoices, NumberField, SheetForm, TypedField
from ..types import Gender, ReferredFrom, Sector, ServiceFact, ServiceKind, SpecialNeed
from ..wording import name_of

NOT_CONFIRMED = _("Leave it empty where it is not confirmed.")
ACCEPTING = (("", _("Not confirmed")), ("yes", _("Yes")), ("no", _("No")))


class CapacityForm(SheetForm):
    accepting_now = ChoiceRadio(label=_("Do you accept people now?"), choices=ACCEPTING, required=False)
    capacity = NumberField(
        label=_("How many people at once?"), help_text=NOT_CONFIRMED, least=0, most=9999, required=False
    )

    def clean_accepting_now(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["accepting_now"])


class ServiceForm(SheetForm):
    kind = ChoiceSelect(label=_("Which help?"), choices=[("", _("Choose")), *ServiceKind.choices])
    province = ChoiceSelect(
        label=_("Province"),
        choices=[],
        help_text=_("No address is kept, of a place to stay least of all."),
        required=False,
    )
    age_from = NumberField(label=_("From which age?"), help_text=NOT_CONFIRMED, least=0, most=120, required=False)
    age_to = NumberField(
        label=_("To which age, this one included?"), help_text=NOT_CONFIRMED, least=0, most=120, required=False
    )
    genders = ManyChoices(label=_("For whom?"), help_text=NOT_CONFIRMED, choices=Gender.choices[:3], required=False)
    languages = ManyChoices(
        label=_("Which languages are spoken?"), help_text=NOT_CONFIRMED, choices=LANGUAGES, required=False
    )
    forms = ManyChoices(
        label=_("Only for some forms of exploitation?"),
        help_text=_("Leave it empty where it is for any, or not confirmed."),
        choices=Sector.choices,
        required=False,
    )
    referred_from = ManyChoices(
        label=_("Who may refer?"), help_text=NOT_CONFIRMED, choices=ReferredFrom.choices, required=False
    )
    special = ManyChoices(
        label=_("For which special needs is there care?"),
        help_text=NOT_CONFIRMED,
        choices=SpecialNeed.choices,
        required=False,
    )
    telephone = TypedField(
        label=_("Telephone for referrals"),
        help_text=_("Shown to those who work on cases once it is confirmed."),
        max_length=60,
        required=False,
    )
    email = EmailField(
        label=_("E-mail for referrals"),
        error_messages={"invalid": _("Enter an e-mail address such as name@example.org.")},
        required=False,
    )
    source = TypedField(
        label=_("Who or what says so?"),
        help_text=_("Kept with each fact that you change here; those facts are to be confirmed again."),
        max_length=300,
    )


def service_form(data: Any, *, initial: dict[str, Any] | None = None) -> SheetForm:
    form: Any = ServiceForm(data, initial=initial)
    provinces = [(row.code, name_of(row)) for row in Province.objects.all()]
    form.fields["province"].choices = [("", _("Not confirmed")), *provinces]
    return form


class ConfirmFactsForm(SheetForm):
    facts = ManyChoices(label=_("What did you check with them today?"), choices=[])
    source = TypedField(
        label=_("How, and with whom?"), help_text=_("“By telephone, with their office”, for example."), max_length=300
    )


def confirm_form(data: Any, *, known: list[ServiceFact]) -> SheetForm:
    """The form, with the facts of which something is said."""
    form: Any = ConfirmFactsForm(data)
    form.fields["facts"].choices = [(fact.value, fact.label) for fact in known]
    return form
