"""What do the answers of a screening say, in words? A reason to help, never a decision about the person.

Pure and monotone: one more "yes" never lowers the result, and nothing here can lower what anyone has raised.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .checklist import Answer, ChildPresumes, Element, IndicatorSet, Item, Observation, ObservationAnswer, Sector
from .rules import ANSWERS_OF_ANY_KIND_FOR_SIGNS, CORE_ITEMS_OPEN_FOR_NOT_ENOUGH, OBSERVATIONS_FOR_SIGNS
from .types import Result

# From the least to the most that was recorded.
RESULTS_UPWARD = (Result.FEW_OR_NO, Result.NOT_ENOUGH, Result.SIGNS, Result.PRESUME)


@dataclass(frozen=True, kw_only=True)
class ResultWords:
    heading: str | Promise
    text: str | Promise


RESULT_TEXTS: Mapping[Result, str | Promise] = {
    Result.PRESUME: _("Give help now. Formal identification comes later and does not delay help."),
    Result.SIGNS: _("Treat the person as a presumed victim until then."),
    Result.NOT_ENOUGH: _(
        "Many people cannot talk about this the first time. Offer help, safe contact and another conversation."
    ),
    Result.FEW_OR_NO: _(
        "This is not a finding that the person is not a victim. "
        "Offer other help (labour rights, violence, migration, child protection) and leave the way open."
    ),
}
CHILD_WORDS = ResultWords(
    heading=_("Treat this person as a child"),
    text=_("Call child protection now. Force or deception does not have to be shown."),
)


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One thing to do now, or not to do, with its guideline."""

    text: str | Promise
    guideline: int | None = None


_APART = Advice(text=_("Keep the person apart from anyone who may control them."), guideline=16)
_NEEDS = Advice(text=_("Meet what the person needs first: food, rest, a doctor, a safe bed."), guideline=28)
_PERIOD = Advice(text=_("Explain the 30 days and the choices, in their language."), guideline=31)
_TELL = Advice(text=_("Tell them what happens next, and that they may change their mind."), guideline=7)
_CHILD = Advice(text=_("Call child protection now. A specialist asks the rest."), guideline=5)
_AGAIN = Advice(text=_("Offer another conversation, at a place and time that is safe for them."), guideline=4)
_OTHER_HELP = Advice(
    text=_("Offer other help: labour rights, violence, migration, child protection. The way back stays open.")
)
_DO_NOW: Mapping[Result, tuple[Advice, ...]] = {
    Result.PRESUME: (_APART, _NEEDS, _PERIOD, _TELL),
    Result.SIGNS: (_APART, _NEEDS, _PERIOD, _TELL),
    Result.NOT_ENOUGH: (_NEEDS, _AGAIN, _OTHER_HELP),
    Result.FEW_OR_NO: (_NEEDS, _OTHER_HELP, _TELL),
}
DO_NOT = (
    Advice(text=_("Detain, fine or charge them for what they were made to do, or for their papers."), guideline=24),
    Advice(text=_("Share their name with anyone who does not need it."), guideline=3),
    Advice(text=_("Contact their embassy before a risk check and their own wish."), guideline=9),
    Advice(text=_("Promise an outcome.")),
)


def do_now(result: Result, *, child: bool) -> tuple[Advice, ...]:
    """What comes first, whatever else was answered; a child's protection before everything."""
    return (_CHILD, *_DO_NOW[result]) if child else _DO_NOW[result]


class Ground(TextChoices):
    """What a result rests on, in the order it is shown."""

    ACT = "act", _("What was done (act)")
    MEANS = "means", _("How it was done (means)")
    PURPOSE = "purpose", _("What for (purpose)")
    VULNERABILITY = "vulnerability", _("What made it easier (situation)")
    OBSERVED = "observed", _("What was seen")
    CHILD = "child", _("The person is a child or may be one")
    OWN_VIEW = "own_view", _("The person thinks so themselves")
    RAISED = "raised", _("The responder thinks so")


@dataclass(frozen=True, kw_only=True)
class Support:
    """One ground of the result with the rows of the checklist that carry it (none for a view or an age)."""

    ground: Ground
    rows: tuple[Item | Observation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Offered items that are still open, by how they are open."""

    answer: Answer
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    result: Result
    supports: tuple[Support, ...]
    missing: tuple[Missing, ...]
    enough_to_refer: bool

    @property
    def words(self) -> ResultWords:
        return ResultWords(heading=self.result.label, text=RESULT_TEXTS[self.result])


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """The answers as the rules read them: every "yes" counts, also of an item that is no longer offered."""

    yes: tuple[Item, ...]
    saw: tuple[Observation, ...]
    core_without_no: int
    child: bool
    own_view: bool

    def shows(self, element: Element) -> bool:
        return any(element in item.elements for item in self.yes)


def conclude(
    indicator_set: IndicatorSet,
    answers: Mapping[str, Answer],
    observations: Mapping[str, ObservationAnswer],
    *,
    child: bool,
    own_view: bool,
    raised_by_responder: Result | None = None,
    sectors: Iterable[Sector] = (),
) -> Conclusion:
    """The result in words with what carries it. No sign may be lost: a code the set does not hold raises KeyError.

    `own_view`: the person thinks they are a victim; `raised_by_responder`: what the responder raised it to, if so.
    """
    _refuse_strangers(indicator_set, answers, observations)
    offered = indicator_set.offered(sectors=sectors, child=child)
    recorded = Recorded(
        yes=tuple(item for item in indicator_set.items if answers.get(item.code) == Answer.YES),
        saw=tuple(
            seen for seen in indicator_set.observations if observations.get(seen.code) == ObservationAnswer.SAW_IT
        ),
        core_without_no=sum(1 for item in offered if item.core and answers.get(item.code) != Answer.NO),
        child=child,
        own_view=own_view,
    )
    result = _result(recorded)
    if raised_by_responder is not None:
        result = max(result, Result.SIGNS, raised_by_responder, key=RESULTS_UPWARD.index)
    return Conclusion(
        result=result,
        supports=_supports(recorded, raised=raised_by_responder is not None),
        missing=_missing(offered, answers),
        # Every child is handed over, whatever was answered; nothing more needs to be asked for that.
        enough_to_refer=child or result is Result.PRESUME,
    )


def _refuse_strangers(
    indicator_set: IndicatorSet, answers: Mapping[str, Answer], observations: Mapping[str, ObservationAnswer]
) -> None:
    known = {item.code for item in indicator_set.items}
    seen = {observation.code for observation in indicator_set.observations}
    strangers = (set(answers) - known) | (set(observations) - seen)
    if strangers:
        raise KeyError(f"not in the indicator set: {', '.join(sorted(strangers))}")


def _result(recorded: Recorded) -> Result:
    if _presumes(recorded):
        return Result.PRESUME
    if _is_sign(recorded):
        return Result.SIGNS
    # A "yes" that is no sign by itself closes nothing: else one more "yes" could lower the result.
    if recorded.core_without_no >= CORE_ITEMS_OPEN_FOR_NOT_ENOUGH:
        return Result.NOT_ENOUGH
    return Result.FEW_OR_NO


def _presumes(recorded: Recorded) -> bool:
    if not recorded.child:
        return recorded.shows(Element.PURPOSE) and recorded.shows(Element.MEANS)
    if recorded.shows(Element.PURPOSE):
        return True
    presuming = {item.child_presumes for item in recorded.yes}
    return ChildPresumes.ALONE in presuming or (ChildPresumes.WITH_OBSERVATION in presuming and bool(recorded.saw))


def _is_sign(recorded: Recorded) -> bool:
    return (
        recorded.child
        or recorded.own_view
        or recorded.shows(Element.MEANS)
        or recorded.shows(Element.PURPOSE)
        or any(item.alone_is_sign for item in recorded.yes)
        or len(recorded.yes) >= ANSWERS_OF_ANY_KIND_FOR_SIGNS
        or len(recorded.saw) >= OBSERVATIONS_FOR_SIGNS
    )


def _supports(recorded: Recorded, *, raised: bool) -> tuple[Support, ...]:
    by_element = [
        Support(ground=Ground(element.value), rows=tuple(item for item in recorded.yes if element in item.elements))
        for element in Element
    ]
    found = [support for support in by_element if support.rows]
    if recorded.saw:
        found.append(Support(ground=Ground.OBSERVED, rows=recorded.saw))
    views = ((Ground.CHILD, recorded.child), (Ground.OWN_VIEW, recorded.own_view), (Ground.RAISED, raised))
    found.extend(Support(ground=ground) for ground, holds in views if holds)
    return tuple(found)


def _missing(offered: tuple[Item, ...], answers: Mapping[str, Answer]) -> tuple[Missing, ...]:
    """A blank is "not asked": the responder says why once, when sending."""
    given = {item: answers.get(item.code) or Answer.NOT_ASKED for item in offered}
    kinds = (Answer.NOT_ASKED, Answer.PREFERRED_NOT_TO_SAY, Answer.UNKNOWN)
    found = (Missing(answer=kind, items=tuple(item for item in offered if given[item] == kind)) for kind in kinds)
    return tuple(missing for missing in found if missing.items)
