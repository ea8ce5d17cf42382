"""What was typed and not yet sent? Outside history and log; it goes when the part is saved."""

from typing import Any

from orgs import clock
from orgs.models import User

from .. import access
from ..models import Case, Draft
from ..safety import Part
from .acting import Work


def keep(*, by: User, case: Case, part: Part, content: dict[str, Any]) -> Draft:
    """Keep what was typed into ``part``, for whoever typed it alone."""
    with access.require(by, "screening.fill", case):
        draft, _made = Draft.objects.update_or_create(
            case=case, user=by, form=part, defaults={"content": content, "saved_at": clock.now()}
        )
    return draft


def drop(work: Work, part: Part | None = None) -> None:
    """Forget what was typed: it is saved now. Without ``part``, of everyone and everything."""
    rows = Draft.objects.filter(case=work.case)
    if part is not None:
        rows = rows.filter(user=work.by, form=part)
    rows.delete()


def of(*, by: User, case: Case, part: Part) -> Draft | None:
    return Draft.objects.filter(case=case, user=by, form=part).first()
