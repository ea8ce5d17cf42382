"""Who asks to see a case of which they know the reference, and what does its supervisor say? It opens nothing."""

from django.utils.translation import gettext as _

from orgs import clock
from orgs.models import User
from orgs.refusals import Refused

from .. import access, rules
from ..models import AccessRequest
from ..types import AccessAnswer
from . import tries
from .acting import change, not_validated, working


def ask(*, by: User, reference: str, reason: str) -> None:
    """Kept alike, at the same cost, whether there is such a case or not, and whether ``by`` is shut out of it or not.

    Who is asked is found out when they look (`access.access_requests`), never here. Raises `Refused`.
    """
    if not reason.strip():
        raise Refused(_("Say why: whoever answers needs to know."), why="reason")
    with tries.counted("access.asked_for", by=by, most=rules.ACCESS_REQUESTS_A_DAY) as act:
        act.case = access.find(reference)
        works_in = by.memberships.filter(ended_at__isnull=True).select_related("office").order_by("started_at").first()
        row = AccessRequest(
            case=act.case,
            office=works_in.office if works_in else None,
            reason=reason,
            recorded_at=clock.now(),
            recorded_by=by,
        )
        row.full_clean(validate_unique=False, validate_constraints=False, exclude=not_validated(AccessRequest))
        row.save(force_insert=True)


def answer(*, by: User, request: AccessRequest, answer: AccessAnswer) -> None:
    """Noted or declined; whoever asked is told neither."""
    if request.case is None:
        raise access.Denied(access.UNKNOWN, case=None, act="access.answer", may_know=False)
    with working("access.answered", by=by, case=request.case, permission="access.answer", why=answer) as work:
        row = AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk, case=work.case)
        if row.recorded_by_id == by.pk:
            raise Refused(_("This request is not yours to answer."), why="self")
        if row.answer:
            raise Refused(_("This request was answered already."), why="already")
        change(row, answer=answer, answered_at=work.now, answered_by=by)
