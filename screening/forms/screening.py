"""The screening form: safety, agreement, what was seen and answered, needs, wishes, identity, and its end."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs.models import Office
from orgs.sheets import (
    ChoiceRadio,
    ChoiceSelect,
    DateField3,
    ManyChoices,
    MomentField,
    SheetForm,
    Ticked,
    TypedField,
    YesNoField,
)
from orgs.types import Gender, WishedGender

from .. import checklist, rules, safety
from ..actions.checklist import Given
from ..types import (
    AgeBand,
    Agreement,
    ArrivedAt,
    ContactWay,
    NeedKind,
    NeedStatus,
    ResponseAnswer,
    Result,
    TeachBack,
    WishAnswer,
)
from .shared import LANGUAGES, chosen_colleague, chosen_interpreter, colleagues, roster


class BeginForm(SheetForm):
    office = ChoiceRadio(label=_("For which office do you screen?"), choices=[])

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(str(row.pk), row.name) for row in offices]  # type: ignore[attr-defined]
        if len(offices) == 1:
            self.fields["office"].initial = str(offices[0].pk)


class SafetyForm(SheetForm):
    """The five answers, each with what it asks after. Nothing is chosen beforehand."""

    danger = ChoiceRadio(label=_("Is anyone in danger right now, or badly hurt or ill?"), choices=safety.Danger.choices)
    place = ChoiceRadio(label=_("Where are you talking?"), choices=safety.Place.choices)
    moved = YesNoField(label=_("If you can move: have you moved there?"), required=False)
    present = ManyChoices(
        label=_("Who else is there, or on a call or video? Tick all."), choices=safety.Present.choices
    )
    asked_to_leave = ChoiceRadio(
        label=_("If someone may control the person: did you ask them to wait elsewhere?"),
        help_text=_("Say it is routine for everyone."),
        choices=safety.AskedToLeave.choices,
        required=False,
    )
    support_chosen_alone = YesNoField(
        label=_("If a support person stays: did the person say so without them hearing?"), required=False
    )
    language = ChoiceSelect(
        label=_("Which language does the person understand best?"),
        choices=[*LANGUAGES, (safety.LANGUAGE_NOT_KNOWN, _("Not known yet"))],
    )
    comfort = ChoiceRadio(label=_("Is the person comfortable speaking with you in it?"), choices=safety.Comfort.choices)
    interpreter_kind = ChoiceRadio(
        label=_("If not: who will interpret?"), choices=safety.InterpreterKind.choices, required=False
    )
    interpreter = ChoiceSelect(label=_("From the roster: which one?"), choices=[], required=False)
    member = ChoiceSelect(label=_("A colleague with interpreter training: which one?"), choices=[], required=False)
    independence = ManyChoices(
        label=_("Independence, for this conversation: tick what is so"),
        choices=safety.Independence.choices,
        required=False,
    )
    gender_accepted = YesNoField(label=_("Does the person accept a man or a woman interpreting?"), required=False)
    embassy_wish = ChoiceRadio(
        label=_("Embassy: does the person want their embassy to know?"),
        choices=safety.EmbassyWish.choices,
        required=False,
    )
    embassy_asked_by = ChoiceRadio(
        label=_("Embassy: who asks it?"), choices=safety.EmbassyAskedBy.choices, required=False
    )
    embassy_told = ChoiceRadio(label=_("Embassy: what is it told?"), choices=safety.EmbassyTold.choices, required=False)
    under_18 = ChoiceRadio(label=_("Could this person be under 18?"), choices=safety.Under18.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["interpreter"].choices = [("", _("Nobody of the roster")), *roster()]  # type: ignore[attr-defined]
        self.fields["member"].choices = [("", _("No colleague")), *colleagues()]  # type: ignore[attr-defined]

    def answers(self) -> safety.SafetyAnswers:
        return safety.SafetyAnswers.from_codes(self.cleaned_data)

    def interpreter_chosen(self) -> Any:
        return chosen_interpreter(self.cleaned_data.get("interpreter"))

    def member_chosen(self) -> Any:
        return chosen_colleague(self.cleaned_data.get("member"))


class AgreementForm(SheetForm):
    teach_back = ChoiceRadio(
        label=_("“Please tell me in your own words what will happen with what you tell me.”"), choices=TeachBack.choices
    )
    agreement = ChoiceRadio(label=_("What did the person say?"), choices=Agreement.choices)
    refused_topics = ManyChoices(
        label=_("Topics the person does not want to talk about"), choices=checklist.Topic.choices, required=False
    )
    could_not_ask_why = TypedField(
        label=_("If they could not be asked: why?"), max_length=rules.LONGEST_WORDS, lines=2, required=False
    )


class ObservationsForm(SheetForm):
    """One row for each thing a camera would have recorded."""

    def __init__(self, *args: Any, observations: Iterable[checklist.Observation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.observations = list(observations)
        for one in self.observations:
            self.fields[one.code] = ChoiceRadio(
                label=one.text, choices=checklist.ObservationAnswer.choices, required=False
            )
            if one.asks_words:
                self.fields[f"{one.code}_words"] = TypedField(
                    label=_("What did you see?"), max_length=rules.LONGEST_WORDS, lines=2, required=False
                )

    def seen(self) -> dict[str, checklist.ObservationAnswer]:
        said = ((one.code, self.cleaned_data.get(one.code)) for one in self.observations)
        return {code: checklist.ObservationAnswer(answer) for code, answer in said if answer}

    def words(self) -> dict[str, str]:
        return {one.code: self.cleaned_data.get(f"{one.code}_words", "") for one in self.observations}


class SectionForm(SheetForm):
    """The questions of one section. Five answers, never merged; a yes says how it is known."""

    def __init__(self, *args: Any, items: Iterable[checklist.Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self._add(item)

    def _add(self, item: checklist.Item) -> None:
        self.fields[item.code] = ChoiceRadio(
            label=item.text, help_text=item.ask, choices=checklist.Answer.choices, required=False
        )
        self.fields[f"{item.code}_sources"] = ManyChoices(
            label=_("If yes: how do you know it?"), choices=checklist.Source.choices, required=False
        )
        self.fields[f"{item.code}_words"] = TypedField(
            label=_("In their words, or what you saw"), max_length=rules.LONGEST_WORDS, lines=2, required=False
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for item in self.items:
            if said.get(item.code) == checklist.Answer.YES and not said.get(f"{item.code}_sources"):
                self.add_error(f"{item.code}_sources", _("Tick how you know it."))
        return said

    def given(self) -> dict[str, Given]:
        found = {}
        for item in self.items:
            answer = self.cleaned_data.get(item.code)
            if answer:
                sources = tuple(self.cleaned_data.get(f"{item.code}_sources") or ())
                words = self.cleaned_data.get(f"{item.code}_words", "")
                found[item.code] = Given(answer=checklist.Answer(answer), sources=sources, words=words)
        return found


class SectorsForm(SectionForm):
    """The section about exploitation also asks which kinds of work it was."""

    sectors = ManyChoices(label=_("Which kind of work or use?"), choices=checklist.Sector.choices, required=False)


class NeedsForm(SheetForm):
    kinds = ManyChoices(label=_("What does the person need today?"), choices=NeedKind.choices)


class NeedSettledForm(SheetForm):
    status = ChoiceRadio(
        label=_("What came of it?"),
        choices=[(NeedStatus.MET, NeedStatus.MET.label), (NeedStatus.DECLINED, NeedStatus.DECLINED.label)],
    )
    given = TypedField(label=_("What was given, by whom?"), max_length=rules.LONGEST_WORDS, lines=2, required=False)


class WishesForm(SheetForm):
    wished_interviewer = ChoiceRadio(label=_("Who should talk with them?"), choices=WishedGender.choices)
    wished_interpreter = ChoiceRadio(label=_("Who should interpret?"), choices=WishedGender.choices)
    wished_escort = ChoiceRadio(label=_("Who should go with them?"), choices=WishedGender.choices)
    wishes_home = ChoiceRadio(label=_("Do they want to go home?"), choices=WishAnswer.choices)
    wishes_police = ChoiceRadio(label=_("Do they want to talk with the police?"), choices=WishAnswer.choices)
    wishes_embassy = ChoiceRadio(label=_("Do they want their embassy to know?"), choices=WishAnswer.choices)
    wishes = TypedField(label=_("Other wishes, in their words"), max_length=1000, lines=3, required=False)
    contact_way = ChoiceRadio(label=_("Safe way to reach them"), choices=ContactWay.choices, required=False)
    contact_details = TypedField(label=_("How"), max_length=300, required=False)
    contact_hours = TypedField(label=_("At which hours"), max_length=100, required=False)
    contact_code_phrase = TypedField(label=_("Words that say it is us"), max_length=100, required=False)
    voicemail_is_safe = YesNoField(label=_("Is it safe to leave a message?"), required=False)
    safe_to_write_said = YesNoField(label=_("Did the person say that it is safe to write?"), required=False)


class IdentityForm(SheetForm):
    name_to_use = TypedField(label=_("Name to use"), max_length=200, required=False)
    official_name = TypedField(label=_("Name in papers, if seen"), max_length=200, required=False)
    other_names = TypedField(label=_("Other names"), max_length=200, required=False)
    born_on = DateField3(label=_("Day of birth, as said"), past=True, required=False)
    age_band = ChoiceRadio(label=_("Age"), choices=AgeBand.choices)
    gender = ChoiceRadio(label=_("Gender, as said"), choices=Gender.choices)
    nationality = ChoiceSelect(
        label=_("Nationality"),
        choices=[
            ("KH", _("Cambodian")), ("VN", _("Vietnamese")), ("TH", _("Thai")), ("CN", _("Chinese")),
            ("LA", _("Lao")), ("ID", _("Indonesian")), ("PH", _("Filipino")), ("MM", _("Burmese")),
            ("BD", _("Bangladeshi")), ("IN", _("Indian")), ("MY", _("Malaysian")), ("TW", _("Taiwanese")),
        ],
        required=False,
    )  # fmt: skip
    nationality_as_said = TypedField(label=_("Nationality or group, as they say it"), max_length=200, required=False)
    document_number = TypedField(label=_("Number of a paper, if seen"), max_length=100, required=False)


class ConversationForm(SheetForm):
    took_place_at = MomentField(label=_("When was the conversation?"), past=True)
    from_paper = YesNoField(label=_("Is this copied from paper?"))
    own_view = YesNoField(label=_("Does the person think that they were trafficked?"), required=False)
    place = TypedField(label=_("Where?"), max_length=300, required=False)
    narrative = TypedField(
        label=_("What they told you, in their words"), max_length=rules.LONGEST_NARRATIVE, lines=8, required=False
    )


class RemovalForm(SheetForm):
    took_place_at = MomentField(label=_("When did they leave?"), past=True)
    arrived_at_kind = ChoiceRadio(label=_("At what kind of place did they arrive?"), choices=ArrivedAt.choices)
    left_what = TypedField(label=_("What did they leave?"), max_length=500, lines=2, required=False)
    with_whom = TypedField(label=_("With whom?"), max_length=300, required=False)


class ResponseForm(SheetForm):
    woman_officer_offered = ChoiceRadio(label=_("Was a woman officer offered?"), choices=ResponseAnswer.choices)
    searched = ChoiceRadio(
        label=_("Was the person searched by someone of their gender?"), choices=ResponseAnswer.choices
    )
    escorted = ChoiceRadio(label=_("Was the person escorted as they wished?"), choices=ResponseAnswer.choices)
    transported = ChoiceRadio(
        label=_("Were they taken apart from those who controlled them?"), choices=ResponseAnswer.choices
    )
    remarks = TypedField(label=_("Remarks"), max_length=1000, lines=2, required=False)


class RaiseForm(SheetForm):
    to = ChoiceRadio(
        label=_("What do you think?"),
        choices=[(Result.SIGNS, Result.SIGNS.label), (Result.PRESUME, Result.PRESUME.label)],
    )
    why = TypedField(label=_("What makes you think so?"), max_length=1000, lines=3)


class EndForm(SheetForm):
    transition = ChoiceRadio(label=_("How does the screening end?"), choices=[])
    reason = TypedField(label=_("Reason; needed where there are signs"), max_length=1000, lines=2, required=False)
    not_asked_why = ChoiceRadio(
        label=_("Questions left open: why?"), choices=checklist.NotAskedReason.choices, required=False
    )
    declared = Ticked(label=_("I have checked the answers. They are what was said and seen."))

    def __init__(self, *args: Any, endings: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["transition"].choices = list(endings)  # type: ignore[attr-defined]


def first_answers(rows: Iterable[Any], *, words: bool) -> dict[str, Any]:
    """Initial values of a form of answers, from what is saved."""
    found: dict[str, Any] = {}
    for row in rows:
        found[row.item] = row.answer
        if hasattr(row, "sources"):
            found[f"{row.item}_sources"] = row.sources
        if words:
            found[f"{row.item}_words"] = row.words
    return found
