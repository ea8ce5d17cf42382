"""What is asked to find who can help?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import AgeField, ChoiceSelect, SheetForm
from orgs.types import ServiceKind


class FinderForm(SheetForm):
    service = ChoiceSelect(label=_("Which help?"), choices=[("", _("Choose")), *ServiceKind.choices])
    age = AgeField(
        label=_("Age in years, if it is known"),
        help_text=_("Used for this look only, and not kept."),
        required=False,
    )
