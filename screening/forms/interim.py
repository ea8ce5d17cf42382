"""What is asked at intake, about risks, about what was explained, and about detention?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.models import Office
from orgs.sheets import ChoiceRadio, ChoiceSelect, DateField3, MomentField, SheetForm, Ticked, TypedField, YesNoField

from .. import rules
from ..types import (
    DetentionKind,
    InformationTopic,
    InformationWay,
    PaperKept,
    RiskLevel,
    RiskOccasion,
    TeachBack,
)
from .shared import InterpretedForm

TEACH_BACK = _("Did the person say it back in their own words?")
TEACH_BACK_HELP = _("“Could not check” is kept, and does not count: explain it again another day.")


class IntakeForm(InterpretedForm):
    took_place_at = MomentField(label=_("When did you explain it?"), past=True)
    rights_explained = Ticked(label=_("Rights were explained."), required=False)
    options_explained = Ticked(label=_("Options were explained, refusing included."), required=False)
    duties_explained = Ticked(label=_("Duties were explained, ours and theirs."), required=False)
    teach_back = ChoiceRadio(label=TEACH_BACK, help_text=TEACH_BACK_HELP, choices=TeachBack.choices)
    remarks = TypedField(label=_("Remarks"), max_length=rules.LONGEST_NARRATIVE, lines=3, required=False)


class InformationForm(InterpretedForm):
    topic = ChoiceRadio(label=_("What was explained?"), choices=InformationTopic.choices)
    took_place_at = MomentField(label=_("When?"), past=True)
    way = ChoiceRadio(label=_("How?"), choices=InformationWay.choices)
    teach_back = ChoiceRadio(label=TEACH_BACK, help_text=TEACH_BACK_HELP, choices=TeachBack.choices)
    paper = ChoiceRadio(label=_("Paper: is it safe to keep?"), choices=PaperKept.choices)
    sheet_version = TypedField(label=_("Version of the sheet, if there was one"), max_length=40, required=False)
    review_on = DateField3(label=_("Look at it again on"), required=False)
    questions = TypedField(
        label=_("What the person asked"), max_length=rules.LONGEST_NARRATIVE, lines=3, required=False
    )


class RiskForm(SheetForm):
    took_place_at = MomentField(label=_("When did you look at it?"), past=True)
    occasion = ChoiceRadio(label=_("On which occasion?"), choices=RiskOccasion.choices)
    with_person = YesNoField(label=_("Was it looked at together with the person?"))
    health = ChoiceRadio(label=_("Health: how high is the risk?"), choices=RiskLevel.choices)
    health_response = TypedField(label=_("What is done about it"), max_length=1000, lines=2, required=False)
    safety = ChoiceRadio(label=_("Safety where they are: how high is the risk?"), choices=RiskLevel.choices)
    safety_response = TypedField(label=_("What is done about it"), max_length=1000, lines=2, required=False)
    security = ChoiceRadio(label=_("Threat from others: how high is the risk?"), choices=RiskLevel.choices)
    security_response = TypedField(label=_("What is done about it"), max_length=1000, lines=2, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for name in ("health", "safety", "security"):
            if said.get(name) == RiskLevel.HIGH and not said.get(f"{name}_response"):
                self.add_error(f"{name}_response", _("Write what is done about this high risk."))
        return said


class DetentionForm(SheetForm):
    kind = ChoiceRadio(label=_("What happened?"), choices=DetentionKind.choices)
    started_at = MomentField(label=_("Since when?"), past=True)
    released_at = MomentField(label=_("Free again since, if so"), past=True, required=False)
    office = ChoiceSelect(
        label=_("Which office did it, if it is in the list?"),
        help_text=_("None of its members takes part in the finding."),
        choices=[],
        required=False,
    )
    for_what = TypedField(label=_("For what?"), max_length=1000, lines=2, required=False)
    place = TypedField(label=_("Where?"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Office.objects.order_by("name")
        self.offer("office", [("", _("Not in the list")), *((str(row.pk), row.name) for row in rows)])

    def clean_office(self) -> Office | None:
        chosen = self.cleaned_data["office"]
        return Office.objects.get(pk=chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("released_at") and said.get("started_at") and said["released_at"] < said["started_at"]:
            self.add_error("released_at", _("The release cannot lie before the beginning."))
        return said


class ReleaseForm(SheetForm):
    released_at = MomentField(label=_("Since when is the person free, or the charge dropped?"), past=True)
    released_to = TypedField(label=_("Where to, with whom?"), max_length=300, required=False)


class NoticeForm(SheetForm):
    sent_at = MomentField(label=_("When was the notice sent?"), past=True)
    addressed_to = TypedField(label=_("To whom?"), max_length=300)


class NoticeAnswerForm(SheetForm):
    answer = TypedField(label=_("What did they answer?"), max_length=rules.LONGEST_NARRATIVE, lines=3)
