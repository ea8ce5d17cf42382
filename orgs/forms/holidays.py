"""What is asked about a public holiday? The day, its name, and what says so."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ..sheets import DateField3, NumberField, SheetForm, TypedField


class HolidayMoveForm(SheetForm):
    on = DateField3(label=_("Day"))
    basis = TypedField(
        label=_("Basis"),
        max_length=120,
        ask=_("Enter what says so, such as the number of the decree."),
        help_text=_("Such as the number of the decree. It is shown beside the day."),
    )


class HolidayForm(HolidayMoveForm):
    name = TypedField(label=_("Name"), max_length=120, ask=_("Enter the name of the holiday."))
    field_order = ("submission", "version", "on", "name", "basis")


class YearForm(SheetForm):
    """One year of the calendar, within the years that are kept."""

    def __init__(self, *args: Any, years: range, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = NumberField(
            label=_("Which year?"), least=years[0], most=years[-1], ask=_("Enter the year, such as 2026.")
        )
