"""What may the safety check say, what is most urgent, and which parts of the form are open under it?"""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    GO_AHEAD = "go_ahead", _("Go ahead")
    LOOK_DO_NOT_ASK = "look_do_not_ask", _("Look, do not ask")
    WAIT_FOR_INTERPRETER = "wait_for_interpreter", _("Wait for an interpreter")
    STOP_AND_GET_HELP = "stop_and_get_help", _("Stop and get help")
    CHILD_ROUTE = "child_route", _("Child route")


class Part(TextChoices):
    """The parts of the screening form; the four of the checklist bear the names of its sections."""

    SAFETY = "safety", _("Safety check")
    EXPLAIN = "explain", _("Explain and agree")
    OBSERVATIONS = "observations", _("What you saw")
    HOW_THEY_CAME = "how_they_came", _("How they came here")
    CONTROL_AND_FREEDOM = "control_and_freedom", _("Control and freedom")
    EXPLOITATION = "exploitation", _("Work or other exploitation")
    SITUATION_NOW = "situation_now", _("Situation and risk now")
    NEEDS = "needs", _("Needs today")
    WISHES = "wishes", _("Wishes and safe contact")
    IDENTITY = "identity", _("Who the person is")
    MESSAGES = "messages", _("Recorded safety messages")
    RESPONSE = "response", _("How we responded")
    REMOVAL = "removal", _("Leaving the place of harm")
    CHECK = "check", _("Check answers and send")
    HANDOVER = "handover", _("Hand over")


# Helping, writing down what was done, and handing over are open under every outcome: none is a dead end.
ALWAYS_OPEN = frozenset({Part.SAFETY, Part.NEEDS, Part.RESPONSE, Part.REMOVAL, Part.CHECK, Part.HANDOVER})

OPEN_PARTS: Mapping[Outcome, frozenset[Part]] = {
    Outcome.GO_AHEAD: frozenset(Part) - {Part.MESSAGES},
    Outcome.LOOK_DO_NOT_ASK: ALWAYS_OPEN | {Part.OBSERVATIONS},
    Outcome.WAIT_FOR_INTERPRETER: ALWAYS_OPEN | {Part.OBSERVATIONS, Part.MESSAGES},
    Outcome.STOP_AND_GET_HELP: ALWAYS_OPEN,
    # A specialist talks with the child about control; the responder never does.
    Outcome.CHILD_ROUTE: frozenset(Part) - {Part.CONTROL_AND_FREEDOM, Part.MESSAGES},
}

# Danger, then whoever may control the person, then the interpreter, then the child.
OUTCOMES_BY_URGENCY = (
    Outcome.STOP_AND_GET_HELP,
    Outcome.LOOK_DO_NOT_ASK,
    Outcome.WAIT_FOR_INTERPRETER,
    Outcome.CHILD_ROUTE,
    Outcome.GO_AHEAD,
)
