"""Is the person under 18? Determined by two people of child protection, never by looks; doubt stays child (5)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..access import works_for_children
from ..models import AgeDetermination, Case
from ..safety import Under18
from ..types import AgeConclusion, AgeGround
from . import impartiality
from .acting import Work, change, working

NEVER_ALONE = frozenset({AgeGround.LOOKS, AgeGround.EXAMINATION})


def propose(
    *, by: User, case: Case, conclusion: AgeConclusion, grounds: Iterable[AgeGround], reasons: str
) -> AgeDetermination:
    """The first of two. Never at screening, and never by the body that held the person."""
    with working("age.proposed", by=by, case=case, permission="child.propose", guideline=5, why=conclusion) as work:
        refuse_others(work)
        chosen = frozenset(AgeGround(one) for one in grounds)
        if not chosen:
            raise Refused(_("Choose on what the determination rests."), why="grounds")
        if chosen <= NEVER_ALONE:
            raise Refused(_("Looks or an examination alone never determine an age (G5)."), why="looks")
        if not reasons.strip():
            raise Refused(_("Write the reasons."), why="reason")
        if AgeDetermination.objects.filter(case=work.case, confirmed_at__isnull=True).exists():
            raise Refused(_("A determination waits for its second person already."), why="already")
        return work.add(
            AgeDetermination, conclusion=conclusion, grounds=sorted(str(one) for one in chosen), reasons=reasons
        )


def confirm(*, by: User, determination: AgeDetermination) -> None:
    """The second person of child protection. From now on the person is an adult, or a child."""
    case = determination.case
    with working("age.determined", by=by, case=case, permission="child.confirm", guideline=5) as work:
        row = AgeDetermination.objects.select_for_update(of=("self",)).get(pk=determination.pk, case=work.case)
        if row.confirmed_at is not None:
            raise Refused(_("This was confirmed already."), why="already")
        if row.recorded_by_id == by.pk:
            raise Refused(_("A second person confirms it."), why="self")
        refuse_others(work)
        change(row, confirmed_at=work.now, confirmed_by=by)
        is_child = row.conclusion == AgeConclusion.CHILD
        work.act.why = row.conclusion
        work.save_case(is_child=is_child, said_age=Under18.YES if is_child else Under18.NO)


def refuse_others(work: Work) -> None:
    """Only child protection of the province's office decides here, and never who held the person."""
    if not works_for_children(work.by, work.case):
        raise Refused(_("Only child protection of the coordinating office determines this (G5)."), why="office")
    if impartiality.works_for_body_that_held(work.by, work.case):
        raise Refused(_("The body that held the person does not determine this (G5)."), why="arrested")
