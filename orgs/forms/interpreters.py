"""What is asked about an interpreter of the roster? Never a name."""

from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGES
from ..sheets import ChoiceRadio, DateField3, ManyChoices, SheetForm
from ..types import Gender


class InterpreterForm(SheetForm):
    languages = ManyChoices(
        label=_("Which languages?"), choices=LANGUAGES, ask=_("Tick every language they interpret.")
    )
    gender = ChoiceRadio(label=_("Gender"), choices=Gender.choices)
    ethics_trained_on = DateField3(
        label=_("Ethics training completed on"),
        past=True,
        required=False,
        help_text=_("Leave it empty where there is none yet. Until then nothing said through them counts."),
    )


class InterpreterTrainingForm(SheetForm):
    ethics_trained_on = DateField3(label=_("Ethics training completed on"), past=True)
