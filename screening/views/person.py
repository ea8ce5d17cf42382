"""What is the person called, and how can they be reached without harm? Identity stands here and nowhere else."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from orgs import wording
from orgs.models import User

from .. import access
from ..models import Case
from ..sections import Section
from .blocks import CLOSED, Block, Link, Row, open_to, shown
from .frame import address
from .words import language_words

IDENTITY: tuple[tuple[str, Any], ...] = (
    ("name_to_use", _("Name to use")),
    ("official_name", _("Name in papers, if seen")),
    ("other_names", _("Other names")),
    ("nationality_as_said", _("Nationality or group, as they say it")),
    ("document_number", _("Number of a paper, if seen")),
)
CONTACT: tuple[tuple[str, Any], ...] = (
    ("contact_details", _("How, exactly")),
    ("contact_hours", _("At which hours")),
    ("contact_code_phrase", _("Words that say it is us")),
)


def person_blocks(user: User, case: Case) -> list[Block]:
    """Identity and safe contact: coded words where answers are open, the rest where identity is."""
    if not open_to(case, Section.C2):
        return []
    may = access.refusal(user, "person.write", case) is None
    return identity_and_contact(case, may=may)


def identity_and_contact(case: Case, *, may: bool = False) -> list[Block]:
    """What they are called and how to reach them; ``may``: with the ways to change it."""
    return [_identity(case, may=may), _contact(case, may=may)]


def _identity(case: Case, *, may: bool) -> Block:
    person = case.person
    born = _not_said(wording.day(person.born_on) if person.born_on else "") if open_to(case, Section.C4) else CLOSED
    rows = [Row(label, _not_said(shown(case, person, name))) for name, label in IDENTITY]
    rows.insert(3, Row(_("Day of birth, as said"), born, case.get_age_band_display()))
    rows.append(Row(_("Gender, as said"), case.get_gender_display()))
    spoken = ", ".join(str(language_words(code)) for code in person.languages)
    rows.append(Row(_("Languages"), _not_said(spoken)))
    links = [Link(_("Change what they are called"), address("screening_identity", case))] if may else []
    return Block(_("The person"), rows=rows, links=links)


def before_a_call(case: Case) -> dict[str, Any]:
    """For every form about somebody being called, met or looked for: how they can be reached without harm."""
    rows = _contact(case, may=False).rows if open_to(case, Section.C2) else []
    return {"template": "form_about.html", "rows_heading": _("Before you call: safe contact"), "rows": rows}


def _contact(case: Case, *, may: bool) -> Block:
    person = case.person
    way = person.get_contact_way_display() if person.contact_way else ""
    rows = [Row(_("Safe way to reach them"), _not_said(way))]
    rows += [Row(label, _not_said(shown(case, person, name))) for name, label in CONTACT]
    rows.append(Row(_("Safe to leave a message"), wording.yes_no(person.voicemail_is_safe)))
    rows.append(Row(_("Safe to write"), wording.yes_no(person.safe_to_write_said)))
    links = [Link(_("Change wishes and safe contact"), address("screening_wishes", case))] if may else []
    return Block(_("Safe contact"), rows=rows, links=links)


def _not_said(value: Any) -> Any:
    return value or _("Not written down")
