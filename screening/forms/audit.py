"""What may be chosen when somebody looks through the trail? Read from the address; a reference is sent apart."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from orgs.models import Office
from orgs.sheets import DateField3, TypedField

from ..access import Purpose
from ..event_families import ABOUT
from ..models import Case
from ..trail import Wanted


class PeriodForm(forms.Form):
    """From one day to another, both included."""

    first_on = DateField3(label=_("From the day"), required=False)
    last_on = DateField3(label=_("To the day"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("first_on"), said.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("This day is before the first one. Enter that day or a later one."))
        return said

    @property
    def day_fields(self) -> list[Any]:
        return [self["first_on"], self["last_on"]]

    @property
    def days(self) -> dict[str, Any]:
        return {"first_on": self.cleaned_data.get("first_on"), "last_on": self.cleaned_data.get("last_on")}


class TrailForm(PeriodForm):
    """A day that cannot be read is said to be so: another stretch of time than was asked for would mislead."""

    who = TypedField(label=_("Who"), max_length=12, required=False)
    did = forms.ChoiceField(label=_("Did what"), required=False)
    office = forms.ChoiceField(label=_("Where"), required=False)
    purpose = forms.ChoiceField(label=_("What for"), required=False)
    case = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ("who", "did", "office", "purpose", "first_on", "last_on", "case")

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("did", _("Anything"), ((code, row.label) for code, row in ABOUT.items()))
        self._offer("office", _("Any office"), ((str(row.pk), str(row)) for row in offices))
        self._offer("purpose", _("Any purpose"), Purpose.choices)

    def _offer(self, name: str, anything: Any, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", anything), *choices]  # type: ignore[attr-defined]  # a choice

    def wanted(self, case: Case | None) -> Wanted:
        said = self.cleaned_data
        office = UUID(said["office"]) if said["office"] else None
        return Wanted(said["who"], said["did"], case, office, said["purpose"], **self.days)
