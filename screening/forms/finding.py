"""What is asked of the specialist, of whoever confirms, and about a complaint?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.models import Office, User
from orgs.sheets import (
    ChoiceRadio,
    ChoiceSelect,
    DateField3,
    ManyChoices,
    MomentField,
    SheetForm,
    TypedField,
    YesNoField,
)

from .. import rules
from ..models import RelatedPerson
from ..types import Attended, ComplaintAbout, ComplaintDecision, FindingOutcome
from .shared import InterpretedForm


class SpecialistForm(SheetForm):
    specialist = ChoiceRadio(label=_("Who examines the case?"), choices=[])

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("specialist", [(user.code, f"{user.code} {user.name}") for user in people])


class InterviewForm(InterpretedForm):
    took_place_at = MomentField(label=_("When was the interview?"), past=True)
    attended = ManyChoices(label=_("Who else was there?"), choices=Attended.choices)
    support_person = ChoiceSelect(label=_("Support person, if named in the case"), choices=[], required=False)
    account = TypedField(label=_("What the person described"), max_length=rules.LONGEST_NARRATIVE, lines=8)

    def __init__(self, *args: Any, relatives: list[RelatedPerson], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(row.pk), row.get_relation_display()) for row in relatives]
        self.offer("support_person", [("", _("Nobody named in the case")), *rows])


class FindingForm(SheetForm):
    outcome = ChoiceRadio(
        label=_("What do you find, on the balance of what is known?"),
        choices=[
            (FindingOutcome.IDENTIFIED, FindingOutcome.IDENTIFIED.label),
            (FindingOutcome.NOT_IDENTIFIED, FindingOutcome.NOT_IDENTIFIED.label),
        ],
    )
    act = YesNoField(label=_("Act: was the person recruited, moved, handed over, kept or received?"))
    act_support = TypedField(label=_("What supports it, or what is missing"), max_length=2000, lines=3)
    means = YesNoField(
        label=_("Means: force, threat, deception, abuse of power?"),
        help_text=_("Not needed for a child. Consent does not matter once means are shown (G35)."),
    )
    means_support = TypedField(
        label=_("What supports it, or what is missing"), max_length=2000, lines=3, required=False
    )
    purpose = YesNoField(label=_("Purpose: exploitation?"))
    purpose_support = TypedField(label=_("What supports it, or what is missing"), max_length=2000, lines=3)


class FindingAnswerForm(SheetForm):
    answer = ChoiceRadio(
        label=_("Your answer"), choices=[("confirm", _("Confirm")), ("send_back", _("Send back with a question"))]
    )
    reason = TypedField(
        label=_("What is missing; needed when you send it back"), max_length=2000, lines=3, required=False
    )


class MoreTimeForm(SheetForm):
    new_date = DateField3(label=_("New date"))
    reason = TypedField(label=_("Why is more time needed?"), max_length=2000, lines=3)


class ComplaintForm(SheetForm):
    about = ChoiceRadio(label=_("What is it about?"), choices=ComplaintAbout.choices)
    received_at = MomentField(label=_("When was it received?"), past=True)
    office = ChoiceSelect(label=_("About the finding: which other office decides?"), choices=[], required=False)
    text = TypedField(label=_("In the person's words"), max_length=rules.LONGEST_NARRATIVE, lines=5)

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("office", [("", _("Choose")), *((str(row.pk), row.name) for row in offices)])


class DecisionForm(SheetForm):
    decision = ChoiceRadio(label=_("Your decision"), choices=ComplaintDecision.choices)
    reason = TypedField(label=_("The reason, as the person will be told"), max_length=2000, lines=4)
