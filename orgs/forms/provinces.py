"""Which office serves a province in one duty?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .. import places, wording
from ..models import Office, Province
from ..places import Duty
from ..sheets import ChoiceSelect, SheetForm

NONE = "none"
NONE_WORDS = {
    Duty.COORDINATING: _("None: the national coordinating office steps in"),
    Duty.IDENTIFYING: _("None: the national coordinating office steps in"),
    Duty.CHILD_PROTECTION: _("None: social affairs of the province, or else the national office"),
}


class ProvinceForm(SheetForm):
    """An office whose kind of body may do it, of this province or of another, or none."""

    office = ChoiceSelect(label=_("Which office?"), choices=[], ask=_("Choose an office, or none."))

    def __init__(self, *args: Any, province: Province, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Office.objects.select_related("organisation", "province").order_by("province__name", "name")
        able = [row for row in rows if places.can_serve(row, duty)]
        here = [_choice(row) for row in able if row.province_id == province.pk]
        elsewhere = [_choice(row) for row in able if row.province_id != province.pk]
        groups = [(_("In this province"), here), (_("In other provinces"), elsewhere)]
        named = [(heading, choices) for heading, choices in groups if choices]
        self.offer("office", [("", _("Choose")), (NONE, NONE_WORDS[duty]), *named])

    def clean_office(self) -> Office | None:
        chosen = self.cleaned_data["office"]
        return None if chosen == NONE else Office.objects.get(pk=chosen)


def _choice(row: Office) -> tuple[str, str]:
    return str(row.pk), f"{wording.name_of(row)} · {wording.name_of(row.province)}"
