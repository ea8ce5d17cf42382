"""The screening form: begin, agreement, needs, what belongs to the whole conversation, and its end."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from orgs.models import Office
from orgs.sheets import (
    ChoiceRadio,
    FollowUp,
    ManyChoices,
    MomentField,
    SheetForm,
    Ticked,
    TypedField,
    YesNoField,
)

from .. import checklist, rules
from ..types import Agreement, ArrivedAt, NeedKind, NeedStatus, PauseWhy, ResponseAnswer, Result, TeachBack


class BeginForm(SheetForm):
    """Whoever screens for one office only is not asked for which."""

    office = ChoiceRadio(label=_("For which office do you screen?"), choices=[])

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("office", [(str(row.pk), row.name) for row in offices])
        if len(offices) == 1:
            self.fields["office"].initial = str(offices[0].pk)
            self.fields["office"].widget = forms.HiddenInput()


class AgreementForm(SheetForm):
    teach_back = ChoiceRadio(
        label=_("“Please tell me in your own words what will happen with what you tell me.”"),
        choices=TeachBack.choices,
        left_open=TeachBack.NOT_CHECKED,
    )
    agreement = ChoiceRadio(
        label=_("What did the person say?"), choices=Agreement.choices, ask=_("Choose what the person said.")
    )
    refused_topics = ManyChoices(
        label=_("Topics the person does not want to talk about"),
        help_text=_("They are not asked about; it is kept as “preferred not to say”."),
        choices=checklist.Topic.choices,
        required=False,
        ask=_("Choose the topics the person does not want to talk about."),
    )
    could_not_ask_why = TypedField(
        label=_("Why could they not be asked?"),
        max_length=rules.LONGEST_WORDS,
        lines=2,
        required=False,
        ask=_("Write why the person could not be asked."),
    )
    follow_ups = (
        FollowUp(of={"agreement": (Agreement.SOME_TOPICS,)}, asks=("refused_topics",), required=("refused_topics",)),
        FollowUp(
            of={"agreement": (Agreement.NOT_ASKED,)}, asks=("could_not_ask_why",), required=("could_not_ask_why",)
        ),
    )


class PauseForm(SheetForm):
    """Which button of the page was pressed."""

    RESUME = "resume"

    choice = ChoiceRadio(choices=[*PauseWhy.choices, (RESUME, RESUME)])


class DeclareForm(SheetForm):
    """Before it is sent: one reason for all that was not asked, and the responder's word for what stands there."""

    not_asked_why = ChoiceRadio(
        label=_("Why were these not asked?"),
        choices=checklist.NotAskedReason.choices,
        ask=_("Choose why some questions were not asked."),
        group="two-up",
    )
    declared = Ticked(
        label=_("I have checked the answers. They are what was said and seen."),
        ask=_("Tick when you have checked the answers."),
    )

    def __init__(self, *args: Any, has_open_questions: bool, explained_in: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_open_questions:
            del self.fields["not_asked_why"]
        if explained_in:
            self.fields["declared"].label = _(
                "I explained in %(language)s what happens to this information, and I have checked the answers: "
                "they are what was said and seen."
            ) % {"language": explained_in}
            self.fields["declared"].error_messages["required"] = _(
                "Tick when you have explained what happens to this information, and checked the answers."
            )


class NeedsForm(SheetForm):
    kinds = ManyChoices(label=_("What does the person need today?"), choices=NeedKind.choices)


class NeedSettledForm(SheetForm):
    status = ChoiceRadio(
        label=_("What came of it?"),
        choices=[(NeedStatus.MET, NeedStatus.MET.label), (NeedStatus.DECLINED, NeedStatus.DECLINED.label)],
    )
    given = TypedField(label=_("What was given, by whom?"), max_length=rules.LONGEST_WORDS, lines=2, required=False)


class ConversationForm(SheetForm):
    took_place_at = MomentField(label=_("When was the conversation?"), past=True)
    from_paper = Ticked(label=_("This is copied from paper"), required=False)
    own_view = YesNoField(label=_("Does the person think that they were trafficked?"), required=False)
    place = TypedField(label=_("Where?"), max_length=300, required=False)
    narrative = TypedField(
        label=_("What they told you, in their words"), max_length=rules.LONGEST_NARRATIVE, lines=8, required=False
    )


class RemovalForm(SheetForm):
    took_place_at = MomentField(label=_("When did they leave?"), past=True)
    arrived_at_kind = ChoiceRadio(label=_("At what kind of place did they arrive?"), choices=ArrivedAt.choices)
    left_what = TypedField(label=_("What did they leave?"), max_length=500, lines=2, required=False)
    with_whom = TypedField(label=_("With whom?"), max_length=300, required=False)


class ResponseForm(SheetForm):
    woman_officer_offered = ChoiceRadio(
        label=_("Was a woman officer offered?"), choices=ResponseAnswer.choices, left_open=ResponseAnswer.NOT_RECORDED
    )
    searched = ChoiceRadio(
        label=_("Was the person searched by someone of their gender?"),
        choices=ResponseAnswer.choices,
        left_open=ResponseAnswer.NOT_RECORDED,
    )
    escorted = ChoiceRadio(
        label=_("Was the person escorted as they wished?"),
        choices=ResponseAnswer.choices,
        left_open=ResponseAnswer.NOT_RECORDED,
    )
    transported = ChoiceRadio(
        label=_("Were they taken apart from those who controlled them?"),
        choices=ResponseAnswer.choices,
        left_open=ResponseAnswer.NOT_RECORDED,
    )
    remarks = TypedField(label=_("Remarks"), max_length=1000, lines=2, required=False)


class RaiseForm(SheetForm):
    to = ChoiceRadio(
        label=_("What do you think?"),
        choices=[(Result.SIGNS, Result.SIGNS.label), (Result.PRESUME, Result.PRESUME.label)],
    )
    why = TypedField(label=_("What makes you think so?"), max_length=1000, lines=3)


class EndForm(SheetForm):
    transition = ChoiceRadio(label=_("How does the screening end?"), choices=[])
    reason = TypedField(label=_("Reason; needed where there are signs"), max_length=1000, lines=2, required=False)
    not_asked_why = ChoiceRadio(
        label=_("Questions left open: why?"), choices=checklist.NotAskedReason.choices, required=False
    )
    declared = Ticked(label=_("I have checked the answers. They are what was said and seen."))

    def __init__(self, *args: Any, endings: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("transition", endings)
