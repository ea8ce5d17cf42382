"""What does the person need, and what was done about it? From the first minute, approved by nobody (2, 28)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, Need
from ..safety import Part
from ..types import NeedKind, NeedStatus
from . import deadlines, drafts
from .acting import Work, change, working

URGENT = frozenset({NeedKind.DOCTOR, NeedKind.MEDICINE, NeedKind.SAFE_BED, NeedKind.FEELS_UNSAFE, NeedKind.FOOD_WATER})


def record(*, by: User, case: Case, kinds: Iterable[NeedKind]) -> list[Need]:
    """What the person wants now. A kind that is wanted already stays one row. NOTHING is an answer too."""
    with working("needs.recorded", by=by, case=case, permission="need.record", guideline=28) as work:
        chosen = [NeedKind(kind) for kind in kinds]
        if not chosen:
            raise Refused(_("Choose what the person needs, or “Nothing today”."), why="empty")
        if NeedKind.NOTHING in chosen and len(chosen) > 1:
            raise Refused(_("“Nothing today” goes with no other need."), why="both")
        wanted = set(Need.objects.filter(case=work.case, status=NeedStatus.WANTED).values_list("kind", flat=True))
        made = [_add(work, kind) for kind in chosen if kind not in wanted]
        drafts.drop(work, Part.NEEDS)
    return made


def settle(*, by: User, need: Need, status: NeedStatus, given: str = "") -> None:
    """Met, and with what; or declined for now."""
    with working("need.settled", by=by, case=need.case, permission="need.record", guideline=28, why=status) as work:
        row = Need.objects.select_for_update(of=("self",)).get(pk=need.pk, case=work.case)
        if row.status != NeedStatus.WANTED:
            raise Refused(_("This need was settled already."), why="already")
        if status == NeedStatus.WANTED:
            raise Refused(_("Choose “met” or “declined”."), why="status")
        change(row, status=status, settled_at=work.now, settled_by=by, given=given)
        deadlines.meet(work, "urgent_need", subject=row.pk)


def _add(work: Work, kind: NeedKind) -> Need:
    if kind == NeedKind.NOTHING:
        return work.add(Need, kind=kind, status=NeedStatus.DECLINED, settled_at=work.now, settled_by=work.by)
    row = work.add(Need, kind=kind)
    if kind in URGENT:
        deadlines.start(work, "urgent_need", subject=row.pk)
    return row
