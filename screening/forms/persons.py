"""What the person wishes, how to reach them safely, and who they say they are. Everything may be left open."""

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, ChoiceSelect, DateField3, SheetForm, TypedField, YesNoField
from orgs.types import Gender, WishedGender

from ..types import AgeBand, ContactWay, WishAnswer


class WishesForm(SheetForm):
    hides_optional = True

    wished_interviewer = ChoiceRadio(
        label=_("Who should talk with them?"),
        choices=WishedGender.choices,
        group="pills",
        left_open=WishedGender.NOT_ASKED,
    )
    wished_interpreter = ChoiceRadio(
        label=_("Who should interpret?"), choices=WishedGender.choices, group="pills", left_open=WishedGender.NOT_ASKED
    )
    wished_escort = ChoiceRadio(
        label=_("Who should go with them?"),
        choices=WishedGender.choices,
        group="pills",
        left_open=WishedGender.NOT_ASKED,
    )
    wishes_home = ChoiceRadio(
        label=_("Do they want to go home?"), choices=WishAnswer.choices, group="pills", left_open=WishAnswer.NOT_ASKED
    )
    wishes_police = ChoiceRadio(
        label=_("Do they want to talk with the police?"),
        choices=WishAnswer.choices,
        group="pills",
        left_open=WishAnswer.NOT_ASKED,
    )
    wishes_embassy = ChoiceRadio(
        label=_("Do they want their embassy to know?"),
        choices=WishAnswer.choices,
        group="pills",
        left_open=WishAnswer.NOT_ASKED,
    )
    wishes = TypedField(label=_("Other wishes, in their words"), max_length=1000, lines=3, required=False)
    contact_way = ChoiceRadio(
        label=_("Safe way to reach them"), choices=ContactWay.choices, group="pills", required=False
    )
    contact_details = TypedField(label=_("How"), max_length=300, required=False)
    contact_hours = TypedField(label=_("At which hours"), max_length=100, required=False)
    contact_code_phrase = TypedField(label=_("Words that say it is us"), max_length=100, required=False)
    voicemail_is_safe = YesNoField(label=_("Is it safe to leave a message?"), group="pills", required=False)
    safe_to_write_said = YesNoField(
        label=_("Did the person say that it is safe to write?"), group="pills", required=False
    )


class IdentityForm(SheetForm):
    hides_optional = True

    name_to_use = TypedField(label=_("Name to use"), max_length=200, required=False)
    official_name = TypedField(label=_("Name in papers, if seen"), max_length=200, required=False)
    other_names = TypedField(label=_("Other names"), max_length=200, required=False)
    born_on = DateField3(label=_("Day of birth, as said"), past=True, required=False)
    age_band = ChoiceRadio(label=_("Age"), choices=AgeBand.choices, group="pills", left_open=AgeBand.NOT_KNOWN)
    gender = ChoiceRadio(label=_("Gender, as said"), choices=Gender.choices, group="pills", left_open=Gender.NOT_SAID)
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
