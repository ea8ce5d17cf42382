"""Where does the person live now, and where before? Family, community, shelter, on their own (domain 7)."""

from datetime import date

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused
from screening.actions.acting import change, working
from screening.models import Case

from ..models import Placement
from ..types import PlacementKind


def record(*, by: User, case: Case, kind: PlacementKind, began_on: date, where: str = "") -> Placement:
    """The one before ends on the day this one begins. Raises `Refused` before that one began."""
    with working("placement.recorded", by=by, case=case, permission="placement.record", guideline=44, why=kind) as work:
        if kind == PlacementKind.SHELTER and where.strip():
            raise Refused(
                _("Of a shelter no address is written here. With an accepted referral you read it from them."),
                why="address",
            )
        if began_on > work.today:
            raise Refused(_("This day is still to come. Write it down once the person has moved."), why="future")
        now = Placement.objects.select_for_update(of=("self",)).filter(case=work.case, ended_on__isnull=True).first()
        if now is not None:
            if began_on < now.began_on:
                raise Refused(_("They lived elsewhere then, as it stands here. Check the day."), why="order")
            change(now, ended_on=began_on)
        return work.add(Placement, kind=kind, began_on=began_on, where=where)


def of(case: Case) -> list[Placement]:
    """The places of a case that was opened, latest first."""
    return list(Placement.objects.filter(case=case).select_related("recorded_by").order_by("-began_on", "-recorded_at"))
