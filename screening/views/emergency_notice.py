"""What stands on every page of a case that somebody reads in an emergency?"""

from typing import Any

from django.utils.translation import gettext as _

from orgs import wording
from orgs.models import User

from .. import access
from ..access import Tie
from ..models import Case


def emergency_notice(user: User, case: Case) -> str:
    """That it is one, until when, and that somebody was told; empty elsewhere."""
    found: Any = getattr(case, "ties", ())
    until_at = access.emergency_until(user, case) if Tie.EMERGENCY in found else None
    said = _("This is emergency access, until %(at)s. A supervisor was told, and somebody else will look at it.")
    return said % {"at": wording.moment(until_at)} if until_at else ""
