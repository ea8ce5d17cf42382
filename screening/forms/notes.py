"""What is asked when someone writes a note or records a contact?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, MomentField, SheetForm, TypedField

from .. import rules
from ..types import ContactWay

LIVING_RECORD = _("Facts, and the person's words. Others will read this, and one day the person may.")


class NoteForm(SheetForm):
    text = TypedField(label=_("Note"), help_text=LIVING_RECORD, max_length=rules.LONGEST_NARRATIVE, lines=5)


class ContactForm(SheetForm):
    took_place_at = MomentField(label=_("When was the contact?"), past=True)
    way = ChoiceRadio(label=_("How?"), choices=ContactWay.choices)
    text = TypedField(
        label=_("What was said or agreed?"), help_text=LIVING_RECORD, max_length=rules.LONGEST_NARRATIVE, lines=4
    )


class AddendumForm(SheetForm):
    text = TypedField(label=_("Addition"), help_text=LIVING_RECORD, max_length=rules.LONGEST_NARRATIVE, lines=5)
