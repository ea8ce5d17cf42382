"""How did the person come away from the place of harm, and how did officers respond? (guidelines 15, 16)"""

from datetime import datetime

from django.utils.translation import gettext as _

from orgs.models import User
from orgs.refusals import Refused

from ..models import Case, Removal, Response
from ..safety import Part
from ..types import ArrivedAt, ResponseAnswer
from . import drafts
from .acting import working


def record_removal(
    *, by: User, case: Case, took_place_at: datetime, arrived_at_kind: ArrivedAt, left_what: str, with_whom: str
) -> Removal:
    """How the person came away from those who controlled them (guideline 16)."""
    with working("removal.recorded", by=by, case=case, permission="screening.fill", guideline=16) as work:
        if took_place_at > work.now:
            raise Refused(_("This is recorded after it happened."), why="future")
        drafts.drop(work, Part.REMOVAL)
        return work.add(
            Removal,
            took_place_at=took_place_at,
            arrived_at_kind=arrived_at_kind,
            left_what=left_what,
            with_whom=with_whom,
        )


def record_response(*, by: User, case: Case, remarks: str = "", **answers: ResponseAnswer) -> Response:
    """How officers responded (guideline 15)."""
    with working("response.recorded", by=by, case=case, permission="screening.fill", guideline=15) as work:
        drafts.drop(work, Part.RESPONSE)
        return work.add(Response, remarks=remarks, **answers)
