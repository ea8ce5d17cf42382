"""What is asked when someone looks for a case, says why they read it, or takes a step?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orgs.models import Province
from orgs.sheets import ChoiceRadio, SheetForm, Ticked, TypedField

from .. import access
from ..types import Stage


class SearchForm(forms.Form):
    """Read from the address, so nothing in it is ever a reason to refuse: what cannot be read is left out."""

    stage = forms.ChoiceField(label=_("Stage"), choices=[("", _("Any stage")), *Stage.choices], required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    overdue = forms.BooleanField(label=_("Something is overdue"), required=False)
    child = forms.BooleanField(label=_("Children only"), required=False)
    unassigned = forms.BooleanField(label=_("Without a caseworker"), required=False)

    def __init__(self, *args: Any, provinces: Iterable[Province], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(row.code, str(row)) for row in provinces]
        self.fields["province"].choices = [("", _("Any province")), *named]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What was asked for and could be read; the rest counts as not asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PurposeForm(SheetForm):
    purpose = ChoiceRadio(
        label=_("Why do you open this case?"),
        choices=[(str(one), one.label) for one in access.CHOSEN_PURPOSES],
    )
    with_identity = Ticked(
        label=_("I need to see identity, contact and place as well, for this purpose."), required=False
    )


class MoveForm(SheetForm):
    reason = TypedField(label=_("Reason"), max_length=2000, lines=3, required=False)

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason
