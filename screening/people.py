"""What may someone around the person not be? Implicated and must-not-be-told shut every door (domain 1)."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .types import Relation


class Part(StrEnum):
    """What one might ask of someone around the person."""

    CONSENT = "consent"
    BE_INFORMED = "be_informed"
    BE_CONTACTED = "be_contacted"
    BE_ASSESSED = "be_assessed"
    BE_TRACED = "be_traced"
    ACCOMPANY = "accompany"
    SEE = "see"


@dataclass(frozen=True)
class Standing:
    """What counts of a related person here: nothing that identifies."""

    relation: Relation
    is_implicated: bool
    must_not_be_told: bool


WHO_MAY: dict[Part, frozenset[Relation]] = {
    Part.CONSENT: frozenset({Relation.GUARDIAN}),
    Part.BE_INFORMED: frozenset({Relation.GUARDIAN, Relation.SUPPORT_PERSON, Relation.FAMILY}),
    Part.BE_CONTACTED: frozenset({Relation.GUARDIAN, Relation.SUPPORT_PERSON, Relation.FAMILY, Relation.OTHER}),
    Part.BE_ASSESSED: frozenset(
        {Relation.GUARDIAN, Relation.SUPPORT_PERSON, Relation.FAMILY, Relation.CHILD, Relation.OTHER}
    ),
    Part.BE_TRACED: frozenset({Relation.GUARDIAN, Relation.FAMILY, Relation.CHILD}),
    Part.ACCOMPANY: frozenset({Relation.GUARDIAN, Relation.SUPPORT_PERSON, Relation.FAMILY}),
    Part.SEE: frozenset(),
}
IMPLICATED = _("This person is named as implicated: they can neither consent, be told, be contacted nor be traced.")
MUST_NOT_BE_TOLD = _("The person said that they must not be told.")
NOT_THEIR_PART = _("Someone in this relation cannot do that.")


def why_not(part: Part, *, standing: Standing) -> str | Promise | None:
    """A sentence that says why this related person may not, or None where they may."""
    if standing.is_implicated:
        return IMPLICATED
    if standing.must_not_be_told:
        return MUST_NOT_BE_TOLD
    if standing.relation not in WHO_MAY[part]:
        return NOT_THEIR_PART
    return None
