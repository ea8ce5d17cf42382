"""What is asked when someone hands over, receives, or asks back?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm, Ticked, TypedField, YesNoField

from .. import checklist, rules
from ..models import Case
from ..types import HandoverAnswer, Urgency

TELL_IDENTIFYING = _(
    "Does the person agree that the identifying office is told now? It learns reference, province and stage only."
)
CHILD_HEARD = _("I told the child what happens next, and heard what they say to it.")


class HandoverForm(SheetForm):
    answer = ChoiceRadio(label=_("Does the person agree to be handed over?"), choices=HandoverAnswer.choices)
    urgency = ChoiceRadio(label=_("How soon does someone have to act?"), choices=Urgency.choices)
    tell_identifying = YesNoField(label=TELL_IDENTIFYING, required=False)
    child_was_heard = Ticked(label=CHILD_HEARD, required=False)
    not_asked_why = ChoiceRadio(
        label=_("Questions left open: why?"), choices=checklist.NotAskedReason.choices, required=False
    )
    remarks = TypedField(
        label=_("What the next colleague needs to know"), max_length=rules.LONGEST_NARRATIVE, lines=4, required=False
    )

    def __init__(self, *args: Any, case: Case, has_open_questions: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if case.is_child:
            self.fields["answer"].label = _("What does the child say to it? They are handed over whatever they answer.")
        else:
            del self.fields["child_was_heard"]
        if has_open_questions:
            self.fields["not_asked_why"].required = True
        else:
            del self.fields["not_asked_why"]


class LaterHandoverForm(SheetForm):
    """For somebody who was kept here: they agree now, or are to be treated as a child."""

    urgency = ChoiceRadio(label=_("How soon does someone have to act?"), choices=Urgency.choices)
    tell_identifying = YesNoField(label=TELL_IDENTIFYING)
    said = Ticked(label=_("The person agrees to be handed over now. They said so, in a language they understand."))
    remarks = TypedField(
        label=_("What the next colleague needs to know"), max_length=rules.LONGEST_NARRATIVE, lines=4, required=False
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if case.is_child:
            self.fields["said"].label = CHILD_HEARD


class QuestionForm(SheetForm):
    question = TypedField(label=_("What do you need to know?"), max_length=rules.LONGEST_NARRATIVE, lines=4)


class AnswerForm(SheetForm):
    answer = TypedField(label=_("Your answer"), max_length=rules.LONGEST_NARRATIVE, lines=4)


class CaseworkerForm(SheetForm):
    caseworker = ChoiceRadio(label=_("Who works on this case from now on?"), choices=[])

    def __init__(self, *args: Any, people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("caseworker", [(user.code, f"{user.code} {user.name}") for user in people])
