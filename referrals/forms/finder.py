"""What is asked to find who can help?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import AgeField, ChoiceSelect, ManyChoices, SheetForm
from orgs.types import ServiceKind, SpecialNeed


class FinderForm(SheetForm):
    service = ChoiceSelect(label=_("Which help?"), choices=[("", _("Choose")), *ServiceKind.choices])
    age = AgeField(
        label=_("Age in years, if it is known"),
        help_text=_("Used for this look only, and not kept."),
        required=False,
    )
    special = ManyChoices(
        label=_("Special needs"),
        help_text=_("Used for this look only, and not kept (G47, G48)."),
        choices=SpecialNeed.choices,
        required=False,
    )
