"""What is asked about an office, and about who stands in for its supervisors?"""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import typed, wording
from ..models import Office, Organisation, Province, User
from ..sheets import ChoiceRadio, ChoiceSelect, DateField3, SheetForm, TypedField, labelled

_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{2,}")


class OfficeChangeForm(SheetForm):
    """What may change about an office. Its body stays: people and cases came to it as an office of that body."""

    name = TypedField(label=_("Name"), max_length=160, ask=_("Enter the name of the office."))
    name_km = TypedField(label=_("Name in Khmer"), max_length=200, required=False)
    province = ChoiceSelect(label=_("Province"), choices=[], ask=_("Choose the province."))
    parent = ChoiceSelect(
        label=_("Office above it"),
        choices=[],
        required=False,
        help_text=_("Requests and responsibility go up to it, and from the last one to the national office."),
    )
    duty_telephone = TypedField(
        label=_("Duty telephone"),
        max_length=40,
        required=False,
        help_text=_("The number that is answered at any hour. Leave it empty where there is none."),
    )

    def __init__(self, *args: Any, office: Office | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = [(row.code, wording.name_of(row)) for row in Province.objects.all()]
        others = [row for row in Office.objects.select_related("province") if row != office]
        above = [(str(row.pk), f"{wording.name_of(row)} · {wording.name_of(row.province)}") for row in others]
        self.offer("province", [("", _("Choose")), *provinces])
        self.offer("parent", [("", _("None: the national office is next")), *above])
        for field in self.fields.values():
            # Only what this person changed is saved: another's change made meanwhile stays.
            field.show_hidden_initial = office is not None and not field.widget.is_hidden

    def clean_province(self) -> Province:
        return Province.objects.get(code=self.cleaned_data["province"])

    def clean_parent(self) -> Office | None:
        chosen = self.cleaned_data["parent"]
        return Office.objects.get(pk=chosen) if chosen else None

    def clean_duty_telephone(self) -> str:
        number = typed.western_digits(self.cleaned_data["duty_telephone"])
        if number and not _TELEPHONE.fullmatch(number):
            raise forms.ValidationError(_("Enter a telephone number in digits, such as 012 345 678."))
        return number

    def changed(self, values: dict[str, Any]) -> dict[str, Any]:
        """Those of ``values`` that this person changed."""
        return {name: value for name, value in values.items() if name in self.changed_data}


class OfficeForm(OfficeChangeForm):
    """A new office."""

    organisation = ChoiceSelect(label=_("Body"), choices=[], ask=_("Choose the body the office belongs to."))
    field_order = ("submission", "version", "organisation", "name", "name_km", "province", "parent", "duty_telephone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(row.slug, wording.name_of(row)) for row in Organisation.objects.filter(unlisted=False)]
        self.offer("organisation", [("", _("Choose")), *bodies])

    def clean_organisation(self) -> Organisation:
        return Organisation.objects.get(slug=self.cleaned_data["organisation"])


class DeputyForm(SheetForm):
    """Who stands in, from which day to which."""

    user = ChoiceRadio(label=_("Who stands in?"), choices=[], ask=_("Choose who stands in."))
    starts_on = DateField3(label=_("First day"))
    ends_on = DateField3(label=_("Last day"))

    def __init__(self, *args: Any, users: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("user", [(str(row.pk), labelled(f"{row.code} · {row.name}", _work_of(row))) for row in users])

    def clean_user(self) -> User:
        return User.objects.get(pk=UUID(self.cleaned_data["user"]))


def _work_of(user: User) -> str:
    rows = user.memberships_now()
    return ", ".join(f"{row.get_role_display()} · {wording.name_of(row.office)}" for row in rows)


class WhereaboutsForm(SheetForm):
    words = TypedField(label=_("Where is it?"), max_length=500, lines=4, required=False)
