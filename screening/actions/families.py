"""Is it safe to be with this relative? Never asked of someone implicated (guideline 41)."""

from datetime import datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, FamilyAssessment, RelatedPerson
from ..people import Part
from ..types import Safe
from . import relatives
from .acting import working
from .interim import not_in_future


def assess(
    *, by: User, case: Case, relative: RelatedPerson, safe: Safe, took_place_at: datetime, text: str
) -> FamilyAssessment:
    """One assessment of one relative, by whoever works on the case."""
    with working("family.assessed", by=by, case=case, permission="family.assess", guideline=41, why=safe) as work:
        not_in_future(work, took_place_at)
        row = relatives.require(work, Part.BE_ASSESSED, relative)
        if not text.strip():
            raise Refused(_("Write what the assessment rests on."), why="empty")
        return work.add(FamilyAssessment, relative=row, safe=safe, took_place_at=took_place_at, text=text)
