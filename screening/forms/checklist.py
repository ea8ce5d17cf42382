"""What was seen and what was answered: a page for one question, and one form for all questions of a section."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, FollowUp, ManyChoices, SheetForm, TypedField, labelled

from .. import checklist, rules
from ..actions.checklist import Given
from ..checklist import ANSWER_MEANINGS, Answer

ANSWERS = [(code, labelled(Answer(code).label, ANSWER_MEANINGS[Answer(code)])) for code in Answer.values]
# Made once: a form asks them of every question.
OBSERVED = checklist.ObservationAnswer.choices
SOURCES, WHENS = checklist.Source.choices, checklist.When.choices
EXTENTS, CLARITIES = checklist.Extent.choices, checklist.Clarity.choices
ABOUT_A_YES = ("sources", "whens", "extent", "clarity", "words")


class ObservationsForm(SheetForm):
    """One row for each thing a camera would have recorded."""

    hides_optional = True

    def __init__(self, *args: Any, observations: Iterable[checklist.Observation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.observations = list(observations)
        for one in self.observations:
            self.fields[one.code] = ChoiceRadio(
                label=one.label,
                choices=OBSERVED,
                required=False,
                group="pills",
            )
            if one.asks_words:
                self.fields[f"{one.code}_words"] = TypedField(
                    label=_("What did you see?"), max_length=rules.LONGEST_WORDS, lines=2, required=False
                )
        saw = (checklist.ObservationAnswer.SAW_IT,)
        self.follow_ups = tuple(
            FollowUp(of={one.code: saw}, asks=(f"{one.code}_words",)) for one in self.observations if one.asks_words
        )

    def seen(self) -> dict[str, checklist.ObservationAnswer]:
        said = ((one.code, self.cleaned_data.get(one.code)) for one in self.observations)
        return {code: checklist.ObservationAnswer(answer) for code, answer in said if answer}

    def words(self) -> dict[str, str]:
        return {one.code: self.cleaned_data.get(f"{one.code}_words", "") for one in self.observations}


class SectionForm(SheetForm):
    """Questions of one section. Five answers, never merged; a yes says how it is known. Nothing is preset."""

    def __init__(self, *args: Any, items: Iterable[checklist.Item], child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields |= {f"{item.code}{name}": field for name, field in _asked(item, child=child).items()}
        self.follow_ups = tuple(
            FollowUp(
                of={item.code: (Answer.YES,)},
                asks=tuple(f"{item.code}_{name}" for name in ABOUT_A_YES),
                required=(f"{item.code}_sources",),
            )
            for item in self.items
        )

    def given(self) -> dict[str, Given]:
        """The answers that were chosen; what was left open is in no way an answer."""
        return {item.code: self._given(item.code) for item in self.items if self.cleaned_data.get(item.code)}

    def _given(self, code: str) -> Given:
        said = self.cleaned_data
        return Given(
            answer=Answer(said[code]),
            sources=tuple(said.get(f"{code}_sources") or ()),
            whens=tuple(said.get(f"{code}_whens") or ()),
            extent=said.get(f"{code}_extent") or "",
            clarity=said.get(f"{code}_clarity") or "",
            words=said.get(f"{code}_words") or "",
        )


class SectorsForm(SectionForm):
    """The section about exploitation also asks which kinds of work it was."""

    sectors = ManyChoices(
        label=_("Which kind of work or use?"),
        help_text=_("Tick what you know. It decides which questions are offered; no answer is ever lost by it."),
        choices=checklist.Sector.choices,
        required=False,
        group="pills",
    )


def _asked(item: checklist.Item, *, child: bool) -> dict[str, Any]:
    """The fields of one question, by what follows its code in their names."""
    found: dict[str, Any] = {
        "": ChoiceRadio(label=item.label, choices=ANSWERS, required=False, group="boxed"),
        "_sources": ManyChoices(
            label=_("How do you know?"),
            help_text=_("Tick at least one."),
            choices=SOURCES,
            required=False,
            group="pills",
            ask=_("Tick how you know it."),
        ),
        "_whens": ManyChoices(
            label=_("When?"),
            choices=WHENS,
            required=False,
            group="pills",
        ),
    }
    if item.asks_extent(child=child):
        found["_extent"] = _pills(_("How much?"), EXTENTS)
    found["_clarity"] = _pills(
        _("How clear is this information?"),
        CLARITIES,
        help_text=_("About the information, not about whether you believe the person."),
    )
    found["_words"] = TypedField(
        label=_("In words") if item.asks_words else _("Their words, if they matter"),
        help_text=_("Up to %(most)d characters, in the language they used.") % {"most": rules.LONGEST_WORDS},
        max_length=rules.LONGEST_WORDS,
        lines=3,
        required=False,
    )
    return found


def _pills(label: Any, choices: Any, **more: Any) -> ChoiceRadio:
    return ChoiceRadio(label=label, choices=choices, required=False, group="pills", **more)


def first_answers(rows: Iterable[Any], *, words: bool) -> dict[str, Any]:
    """Initial values of a form of answers, from what is saved."""
    found: dict[str, Any] = {}
    for row in rows:
        found[row.item] = row.answer
        for name in ("sources", "whens", "extent", "clarity"):
            if hasattr(row, name):
                found[f"{row.item}_{name}"] = getattr(row, name)
        if words:
            found[f"{row.item}_words"] = row.words
    return found
