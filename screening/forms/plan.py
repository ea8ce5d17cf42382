"""What is asked about a plan, an assessment of needs, and goals?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, DateField3, ManyChoices, MomentField, SheetForm, TypedField, YesNoField

from .. import rules
from ..types import GoalStatus, NeedsDomain, ServiceKind


class AlternativePlanForm(SheetForm):
    own_decision = YesNoField(label=_("Is it the person's own decision not to have the formal interview?"))
    services = ManyChoices(label=_("Which services are part of it?"), choices=ServiceKind.choices)
    review_on = DateField3(label=_("Look at it again on"))
    text = TypedField(label=_("The plan, as agreed with the person"), max_length=rules.LONGEST_NARRATIVE, lines=6)


class AssessmentForm(SheetForm):
    """One box for each of the seven headings of guideline 43."""

    took_place_at = MomentField(label=_("When did you talk about it?"), past=True)
    with_person = YesNoField(label=_("Together with the person?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for domain in NeedsDomain:
            self.fields[f"words_{domain}"] = TypedField(label=domain.label, max_length=2000, lines=2, required=False)

    def words(self) -> dict[NeedsDomain, str]:
        return {domain: self.cleaned_data[f"words_{domain}"] for domain in NeedsDomain}


class GoalForm(SheetForm):
    domain = ChoiceRadio(label=_("Which part of life?"), choices=NeedsDomain.choices)
    text = TypedField(label=_("The goal, in the person's words"), max_length=1000, lines=2)


class GoalSettledForm(SheetForm):
    status = ChoiceRadio(label=_("Where does it stand?"), choices=GoalStatus.choices)
    settled_why = TypedField(label=_("If it was not met: why?"), max_length=1000, lines=2, required=False)
