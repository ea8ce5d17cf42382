"""On which consent, or named act of two people, does something rest? One question, asked in several forms."""

from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from orgs.sheets import ChoiceRadio, SheetForm

from ..actions.bases import Basis
from ..models import Consent


class BasisForm(SheetForm):
    basis = ChoiceRadio(label=_("On which consent does it rest?"), choices=[])


Form = TypeVar("Form", bound=BasisForm)


def basis_form(form: type[Form], data: Any, found: list[Basis]) -> Form:
    """The form, with what still stands."""
    made = form(data)
    chosen: Any = made.fields["basis"]
    chosen.choices = [(str(row.pk), _words(row)) for row in found]
    return made


def chosen_basis(found: list[Basis], said: dict[str, Any]) -> Basis:
    return next(row for row in found if str(row.pk) == said["basis"])


def _words(row: Basis) -> str:
    what = row.get_service_display() if row.service else row.get_purpose_display()
    who = row.office.name if row.office else row.country
    said = " · ".join(str(part) for part in (what, who) if part)
    return said if isinstance(row, Consent) else f"{said} · {_('without consent')}"
