"""What is asked of a supervisor about something that stands in the review queue?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm, TypedField

from ..review_rules import LONGEST_NOTE
from ..types import Reviewed


class ReviewForm(SheetForm):
    answer = ChoiceRadio(label=_("What do you say of it?"), choices=Reviewed.choices)
    note = TypedField(
        label=_("Note"),
        help_text=_("One or two sentences, unless it is in order. Whoever it is about never reads this."),
        max_length=LONGEST_NOTE,
        lines=3,
        required=False,
    )

    def __init__(self, *args: Any, above: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(code, label) for code, label in Reviewed.choices if above or code != Reviewed.ESCALATED]
        self.offer("answer", offered)
