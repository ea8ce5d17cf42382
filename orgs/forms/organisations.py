"""What is asked about a body of the directory, and to find one?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..sheets import ChoiceSelect, SheetForm, Ticked, TypedField
from ..types import TYPE_CHOICES, ServiceKind

ALL = ("", _("All"))


class FilterForm(forms.Form):
    """By institution, support and place. What is not one of the lists is as if it had not been chosen."""

    name = forms.CharField(label=_("Name"), required=False, max_length=100)
    type = forms.ChoiceField(label=_("Kind of body"), required=False, choices=[ALL, *TYPE_CHOICES])
    service = forms.ChoiceField(label=_("Which help?"), required=False, choices=[ALL, *ServiceKind.choices])
    province = forms.ChoiceField(label=_("Province"), required=False, choices=[ALL])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs.update({"class": kind, "autocomplete": "off"})

    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class OrganisationForm(SheetForm):
    name = TypedField(label=_("Name"), max_length=160)
    name_km = TypedField(label=_("Name in Khmer"), max_length=200, required=False)
    type = ChoiceSelect(
        label=_("Kind of body"),
        help_text=_("What a body may do follows from its kind, never from its name."),
        choices=[("", _("Choose")), *TYPE_CHOICES],
    )
    place_to_stay = Ticked(
        label=_("It is a place to stay."),
        help_text=_("Then only its province is ever shown."),
        required=False,
    )
    website = forms.URLField(
        label=_("Website"),
        assume_scheme="https",
        error_messages={"invalid": _("Enter an address such as https://example.org.")},
        required=False,
    )
    telephone = TypedField(
        label=_("Telephone"), help_text=_("Shown to administrators only."), max_length=300, required=False
    )
    source = TypedField(label=_("Who or what says so?"), max_length=200)


def filter_form(data: Any, *, provinces: Mapping[str, str]) -> FilterForm:
    form = FilterForm(data)
    chosen: Any = form.fields["province"]
    chosen.choices = [ALL, *sorted(provinces.items(), key=lambda pair: pair[1])]
    return form
