"""What is asked when something is attached, or taken back?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from orgs.refusals import Refused
from orgs.sheets import ChoiceRadio, SheetForm, TypedField

from .. import cleaning, rules
from ..types import AttachmentKind, ContentType


class CleanedFile(forms.FileField):
    """One file, of which only what may be kept is passed on."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            return cleaning.clean(data.read())
        except Refused as refused:
            raise ValidationError(str(refused), code=refused.why) from None


class AttachmentForm(SheetForm):
    kind = ChoiceRadio(label=_("What is it?"), choices=AttachmentKind.choices)
    title = TypedField(
        label=_("In a few words"),
        help_text=_("Such as: vaccination card, both sides. No names: whoever reads the notes reads this too."),
        max_length=rules.LONGEST_TITLE,
    )
    file = CleanedFile(
        label=_("Photograph or PDF"),
        help_text=_(
            "At most 10 MB. Take the photograph from here: then it does not stay among those of the telephone. "
            "Where and when it was taken is not kept."
        ),
        error_messages={"required": _("Take a photograph, or choose a file.")},
        widget=forms.FileInput(attrs={"accept": ",".join(ContentType.values)}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.errors and "file" in said:
            # A browser sends a file once, and does not keep it for a form that comes back.
            self.add_error("file", _("Choose the file again: nothing of it was kept."))
        return said


class TakeBackForm(SheetForm):
    why = TypedField(
        label=_("Why is it taken back?"),
        help_text=_("It stays on record that it was attached, and why it was taken back. Nobody opens it any more."),
        max_length=rules.LONGEST_NARRATIVE,
        lines=3,
    )
