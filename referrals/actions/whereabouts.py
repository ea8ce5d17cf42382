"""Where is the office that has accepted a person? Told to whoever works on the case, while that office helps."""

from django.utils.translation import gettext as _

from orgs import clock
from orgs.actions import whereabouts
from orgs.models import User
from orgs.refusals import Refused
from screening.access import grants, require
from screening.models import Case, Grant
from screening.types import GrantStatus

from ..models import Referral


def is_told(referral: Referral) -> bool:
    """Accepted, and not ended: neither by either office, nor by the person, nor by its last day."""
    rows = Grant.objects.filter(grants.live(today=clock.today()), referral=referral, status=GrantStatus.ACCEPTED)
    return rows.exists()


def read(*, by: User, case: Case, referral: Referral) -> str:
    """Where it is; empty where that office has not said. The look is recorded. Raises `Denied` or `Refused`."""
    with require(by, "referral.write", case):
        if not is_told(referral):
            raise Refused(_("The office has not accepted, or helps no longer: it is not told any more."), why="ended")
        return whereabouts.tell(by=by, office=referral.to_office, case=case)
