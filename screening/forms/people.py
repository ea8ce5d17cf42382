"""What is asked about people around the person, about age and best interests, and about who is shut out?"""

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
from ..types import AgeConclusion, AgeGround, BestInterestsAbout, DenialWhy, Relation, Safe


class RelativeForm(SheetForm):
    relation = ChoiceRadio(label=_("Who are they to the person?"), choices=Relation.choices)
    is_implicated = YesNoField(label=_("Are they implicated in what happened?"))
    must_not_be_told = YesNoField(label=_("Did the person say that they must not be told?"))
    name = TypedField(label=_("Name, as said"), max_length=200, required=False)
    contact = TypedField(label=_("How to reach them"), max_length=300, required=False)
    remarks = TypedField(label=_("Remarks"), max_length=1000, lines=2, required=False)


class AgeForm(SheetForm):
    conclusion = ChoiceRadio(label=_("Conclusion; doubt stays child"), choices=AgeConclusion.choices)
    grounds = ManyChoices(
        label=_("On what does it rest? Looks or an examination alone never count."), choices=AgeGround.choices
    )
    reasons = TypedField(label=_("Reasons"), max_length=rules.LONGEST_NARRATIVE, lines=4)


class BestInterestsForm(SheetForm):
    about = ChoiceRadio(label=_("Which question?"), choices=BestInterestsAbout.choices)
    supports_it = YesNoField(label=_("Is it in the child's best interests?"))
    child_was_heard = YesNoField(label=_("Was the child heard?"))
    child_view = TypedField(label=_("What the child said"), max_length=2000, lines=3, required=False)
    reasons = TypedField(label=_("Reasons"), max_length=rules.LONGEST_NARRATIVE, lines=4)


class FamilyForm(SheetForm):
    safe = ChoiceRadio(label=_("Is it safe to be with them?"), choices=Safe.choices)
    took_place_at = MomentField(label=_("When was it assessed?"), past=True)
    text = TypedField(label=_("On what does it rest?"), max_length=rules.LONGEST_NARRATIVE, lines=4)


class MissingForm(SheetForm):
    last_seen = TypedField(label=_("Where and when were they last seen?"), max_length=1000, lines=2, required=False)


class SearchForm(SheetForm):
    search = TypedField(label=_("What was done to find them?"), max_length=2000, lines=3)
    next_look_on = DateField3(label=_("When do we look again?"))


class DenialForm(SheetForm):
    user = TypedField(label=_("Work code of a person, such as LH-001"), max_length=12, required=False)
    office = ChoiceSelect(label=_("Or a whole office"), choices=[], required=False)
    why = ChoiceRadio(label=_("Why?"), choices=DenialWhy.choices)
    reason = TypedField(
        label=_("What happened; shown to nobody but those who are given protected notes to read"),
        max_length=2000,
        lines=3,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Office.objects.order_by("name")
        self.offer("office", [("", _("No office")), *((str(row.pk), row.name) for row in rows)])

    def clean_user(self) -> User | None:
        code = self.cleaned_data["user"].upper()
        found = User.objects.filter(code__iexact=code).first() if code else None
        if code and found is None:
            self.add_error("user", _("Nobody has this work code. Check it with your supervisor."))
        return found

    def clean_office(self) -> Office | None:
        chosen = self.cleaned_data["office"]
        return Office.objects.get(pk=chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and bool(said.get("user")) == bool(said.get("office")):
            self.add_error("user", _("Name one person or one office."))
        return said
