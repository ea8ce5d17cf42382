"""What does the office asked to help answer and record?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.models import User
from orgs.sheets import ChoiceRadio, ChoiceSelect, SheetForm, TypedField
from screening.types import GivenBack

from ..types import DeclinedWhy, EndedWhy, Outcome


class NamedForm(SheetForm):
    named = ChoiceSelect(label=_("Who of your office helps the person?"), choices=[])


class DeclineForm(SheetForm):
    why = ChoiceRadio(label=_("Why not?"), choices=DeclinedWhy.choices)
    words = TypedField(label=_("What would help them find another place?"), max_length=1000, lines=2, required=False)


class QuestionForm(SheetForm):
    question = TypedField(label=_("What do you need to know first?"), max_length=1000, lines=3)


class NoteForm(SheetForm):
    text = TypedField(label=_("What was done, and what did the person say?"), max_length=4000, lines=4)


class CompleteForm(SheetForm):
    outcome = ChoiceRadio(label=_("What came of it?"), choices=Outcome.choices)
    words = TypedField(label=_("What should the caseworker know?"), max_length=2000, lines=3, required=False)


class LeaveForm(SheetForm):
    why = ChoiceRadio(label=_("Why does it end?"), choices=EndedWhy.choices)
    words = TypedField(label=_("What should the caseworker know?"), max_length=2000, lines=3, required=False)


class GivenBackForm(SheetForm):
    how = ChoiceRadio(label=_("What became of what you read or keep?"), choices=GivenBack.choices)


def named_form(data: Any, *, people: Iterable[User]) -> SheetForm:
    """The form, with those of the office who may be named."""
    form: Any = NamedForm(data)
    form.fields["named"].choices = [("", _("Choose")), *((user.code, user.code) for user in people)]
    return form
