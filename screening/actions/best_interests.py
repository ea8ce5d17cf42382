"""What is best for this child in one question? Two people of child protection, the child heard (guideline 5)."""

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import BestInterests, Case
from ..types import BestInterestsAbout
from . import ages
from .acting import change, working


def propose(
    *,
    by: User,
    case: Case,
    about: BestInterestsAbout,
    supports_it: bool,
    child_was_heard: bool,
    child_view: str,
    reasons: str,
) -> BestInterests:
    """The first of two."""
    with working(
        "best_interests.proposed", by=by, case=case, permission="child.propose", guideline=5, why=about
    ) as work:
        ages.refuse_others(work)
        if not child_was_heard:
            raise Refused(_("Hear the child first (G5)."), why="heard")
        if not reasons.strip():
            raise Refused(_("Write the reasons."), why="reason")
        return work.add(
            BestInterests,
            about=about,
            supports_it=supports_it,
            child_was_heard=child_was_heard,
            child_view=child_view,
            reasons=reasons,
        )


def confirm(*, by: User, determination: BestInterests) -> None:
    """The second person of child protection."""
    case = determination.case
    with working("best_interests.determined", by=by, case=case, permission="child.confirm", guideline=5) as work:
        row = BestInterests.objects.select_for_update(of=("self",)).get(pk=determination.pk, case=work.case)
        if row.confirmed_at is not None:
            raise Refused(_("This was confirmed already."), why="already")
        if row.recorded_by_id == by.pk:
            raise Refused(_("A second person confirms it."), why="self")
        ages.refuse_others(work)
        change(row, confirmed_at=work.now, confirmed_by=by)
        work.act.why = row.about
