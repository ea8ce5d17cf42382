"""What is asked before another country is told something, and when a relative is looked for?"""

from django.utils.translation import gettext_lazy as _

from orgs.countries import COUNTRIES
from orgs.sheets import ChoiceRadio, ChoiceSelect, ManyChoices, MomentField, SheetForm, TypedField
from screening.forms.bases import BasisForm
from screening.types import SharedGroup

from ..types import AskedFirst, Danger, ExchangeAbout, ExchangeWith, TracingOutcome, Wish


class WeighForm(SheetForm):
    country = ChoiceSelect(label=_("Which country?"), choices=[("", _("Choose")), *COUNTRIES])
    with_whom = ChoiceRadio(label=_("Who there would be asked?"), choices=ExchangeWith.choices)
    exchange_about = ChoiceRadio(label=_("About what?"), choices=ExchangeAbout.choices)
    asked_first = ChoiceRadio(label=_("Who asks for it?"), choices=AskedFirst.choices)
    wish = ChoiceRadio(label=_("Does the person wish it?"), choices=Wish.choices)
    risk = TypedField(
        label=_("What did you weigh?"),
        help_text=_("Who there would learn of it; officials or family involved; what could follow, here and there."),
        max_length=2000,
        lines=4,
    )
    danger = ChoiceRadio(label=_("Is there danger for the person or their family?"), choices=Danger.choices)


class ContactForm(BasisForm):
    groups = ManyChoices(
        label=_("What of the person was told?"),
        help_text=_("No more than was agreed."),
        choices=SharedGroup.choices,
    )
    took_place_at = MomentField(label=_("When?"), past=True)
    addressed_to = TypedField(label=_("To whom there?"), max_length=300)
    told = TypedField(label=_("What was told, and asked?"), max_length=2000, lines=3)


class ExchangeAnswerForm(SheetForm):
    answer = TypedField(label=_("What came back?"), max_length=2000, lines=3)


class TracingForm(BasisForm):
    search = TypedField(
        label=_("Where and how do you look, and what are those told who are asked?"),
        help_text=_("Never what happened to the person, and never where they are."),
        max_length=2000,
        lines=4,
    )


class TracingEndForm(SheetForm):
    outcome = ChoiceRadio(label=_("What came of it?"), choices=TracingOutcome.choices)
    words = TypedField(label=_("What should the person be told?"), max_length=2000, lines=3, required=False)
