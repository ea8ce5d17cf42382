"""What is asked when the match desk is asked, when it answers, and when it undoes a link?"""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, ManyChoices, SheetForm, TypedField

from ..types import Fact, MatchAnswer


class MatchRequestForm(SheetForm):
    facts = ManyChoices(label=_("What should the match desk compare?"), choices=Fact.choices)


class MatchForm(SheetForm):
    answer = ChoiceRadio(label=_("Are they one person?"), choices=MatchAnswer.choices)


class UndoForm(SheetForm):
    reason = TypedField(label=_("Why is the link undone?"), max_length=1000, lines=3)
