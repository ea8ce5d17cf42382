"""Which answers may a question of the checklist have? The closed lists; five answers, never merged."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The directory speaks of the same forms.
from orgs.types import Sector as Sector


class Answer(TextChoices):
    # In Khmer “there is” and “there is not”; never the words somebody says to agree (ux 2.4).
    YES = "yes", pgettext_lazy("sign", "Yes")
    NO = "no", pgettext_lazy("sign", "No")
    UNKNOWN = "unknown", _("Unknown")
    PREFERRED_NOT_TO_SAY = "preferred_not_to_say", _("Preferred not to say")
    NOT_ASKED = "not_asked", _("Not asked")


# What each of the five means, beside its word.
ANSWER_MEANINGS = {
    Answer.YES: _("there are signs of this"),
    Answer.NO: _("it is not so"),
    Answer.UNKNOWN: _("not clear, or they do not know"),
    Answer.PREFERRED_NOT_TO_SAY: _("asked, and they chose not to answer"),
    Answer.NOT_ASKED: _("you chose not to ask; you say why once, at the end"),
}


class ObservationAnswer(TextChoices):
    SAW_IT = "saw_it", _("Saw it")
    DID_NOT_SEE_IT = "did_not_see_it", _("Did not see it")
    COULD_NOT_LOOK = "could_not_look", _("Could not look")


class Source(TextChoices):
    SAID = "said", _("They said so")
    SEEN = "seen", _("I saw it")
    DOCUMENT = "document", _("A document or object")
    OTHER_PERSON = "other_person", _("Someone else told me")
    RECORD = "record", _("A record")


class When(TextChoices):
    BEFORE = "before", _("Before or on the way")
    THERE = "there", _("While there")
    NOW = "now", _("Now")


class Extent(TextChoices):
    ONCE = "once", _("Once or a little")
    REPEATED = "repeated", _("Repeated")
    CONSTANT = "constant", _("Constant or extreme")


class Clarity(TextChoices):
    CLEAR = "clear", _("Clear")
    PARTLY = "partly", _("Partly")
    WEAK = "weak", _("Weak")


class NotAskedReason(TextChoices):
    TIRED_OR_UPSET = "tired_or_upset", _("The person was tired or upset")
    NOT_SAFE = "not_safe", _("It was not safe to ask")
    ENOUGH_TO_REFER = "enough_to_refer", _("There is enough to refer")
    NO_TIME = "no_time", _("There was no time")
    CHILD_FOR_SPECIALIST = "child_for_specialist", _("A child: for a specialist")
    NOT_RELEVANT = "not_relevant", _("Not relevant here")
    OTHER = "other", _("Another reason")


class Section(TextChoices):
    HOW_THEY_CAME = "how_they_came", _("How they came here")
    CONTROL_AND_FREEDOM = "control_and_freedom", _("Control and freedom")
    EXPLOITATION = "exploitation", _("Work or other exploitation")
    SITUATION_NOW = "situation_now", _("Situation and risk now")


class Topic(TextChoices):
    WORK = "work", _("Work")
    TRAVEL = "travel", _("Travel")
    VIOLENCE = "violence", _("Violence")
    SEXUAL_MATTERS = "sexual_matters", _("Sexual matters")
    FAMILY = "family", _("Family")
    PAPERS = "papers", _("Papers")


class Element(TextChoices):
    ACT = "act", _("What was done (act)")
    MEANS = "means", _("How it was done (means)")
    PURPOSE = "purpose", _("What for (purpose)")
    VULNERABILITY = "vulnerability", _("What made it easier (situation)")


class Origin(TextChoices):
    COMMON = "common", _("Common")
    COUNTRY = "country", _("Country addition")


class ChildPresumes(TextChoices):
    NEVER = "", _("Not by itself")
    ALONE = "alone", _("Alone")
    WITH_OBSERVATION = "with_observation", _("With one observation")


# What is known of these five tells whether a question is still open; the person's choice not to say is never a "no".
OPEN_ANSWERS = frozenset({Answer.UNKNOWN, Answer.PREFERRED_NOT_TO_SAY, Answer.NOT_ASKED})
