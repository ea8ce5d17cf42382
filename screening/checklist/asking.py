"""How are the questions of a section asked? One open sentence to begin with, and what never to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .answers import Section

# Local policy (ux 2.6): what the responder may say to begin with.
OPENINGS: Mapping[Section, str | Promise] = {
    Section.HOW_THEY_CAME: _("Please tell me how you came to be here."),
    Section.CONTROL_AND_FREEDOM: _("What happened if someone wanted to leave, or said no?"),
    Section.EXPLOITATION: _("What was a normal day like?"),
    Section.SITUATION_NOW: _("What worries you most now?"),
}
WHY_WE_ASK: Mapping[Section, str | Promise] = {
    Section.HOW_THEY_CAME: _("How somebody was brought to a place, and what was promised, shows what was done."),
    Section.CONTROL_AND_FREEDOM: _("A person can be held without a lock: by papers, debt, fear or shame."),
    Section.EXPLOITATION: _("What somebody else gained by them shows what it was for."),
    Section.SITUATION_NOW: _("What could put them in danger again decides which help comes first."),
}  # fmt: skip
HOW_TO_ASK = (
    _("They can skip this, and any question."),
    _("Do not ask for details of sexual violence."),
    _("Do not ask why they did not leave."),
    _("Do not correct them, or ask the same thing twice."),
    _("Do not touch or search their things."),
)
HOW_TO_ASK_A_CHILD = (
    _("Begin with “Tell me about…”. Never suggest an answer."),
    _("They can skip this, and any question."),
    _("When a child tells you of harm, stop asking and listen. A specialist asks the rest."),
    _("Do not ask for details. Do not ask why they did not leave."),
)


def how_to_ask(*, child: bool) -> tuple[str | Promise, ...]:
    return HOW_TO_ASK_A_CHILD if child else HOW_TO_ASK


def opening(section: Section, *, child: bool) -> str | Promise:
    """A child is only ever asked to tell."""
    return _("Tell me about how you are, and how you came here.") if child else OPENINGS[section]
