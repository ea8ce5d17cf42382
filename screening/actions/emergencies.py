"""Who opens a case for an hour because somebody may come to harm, and who looks at that afterwards? (domain 9)"""

from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from orgs import clock, log
from orgs.models import User
from orgs.refusals import Refused

from .. import access, rules
from ..access import Purpose, Tie
from ..models import Case, Emergency
from ..types import ApprovalKind
from . import requests, tries
from .acting import Work, lock_if_any

TOO_SHORT = _("Write a little more: whoever looks at this must understand why.")
NOT_THIS_WAY = _("No case opens with this reference in this way. Check the reference, or call your supervisor.")


def begin(*, by: User, reference: str, reason: str) -> Case:
    """The case of ``reference``, which ``by`` reads for an hour from now; whoever reads it already only gets it.

    Raises `Refused`: with one sentence whether there is no such case, whether ``by`` is shut out of it, or whatever
    else holds. The true reason goes on record. Each try is one of the day's.
    """
    _check_reason(reason)
    case = access.find(reference)
    # Whatever was typed, as much is asked of the database until somebody may open it.
    if access.reads(by, case or Case()) and case is not None:
        return case
    with tries.counted("emergency.tried", by=by, most=rules.EMERGENCY_TRIES_A_DAY):
        case = lock_if_any(case)
        why = access.emergency_refusal(by, case)
        # Of two tries at once the second finds the hour begun.
        if case is not None and not why and not access.reads(by, case):
            why = _open(by, case, reason)
    if case is None or why:
        log.refused("emergency.refused", by=by, case=case, why=why)
        raise Refused(NOT_THIS_WAY, why="not_this_way")
    return case


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < rules.SHORTEST_EMERGENCY_REASON:
        raise Refused(TOO_SHORT, why="reason")


def _open(by: User, case: Case, reason: str) -> str:
    """Begin the hour, and ask for the look at it. A code where nobody could look at it: then nothing opens."""
    known = {"guideline": 3, "relation": Tie.EMERGENCY, "purpose": Purpose.EMERGENCY}
    try:
        with log.recording("emergency.opened", by=by, case=case, **known) as act:
            work = Work(case=case, act=act, by=by, today=clock.today(), now=clock.now())
            # A request like any other: whoever made it never answers it, and it climbs while nobody does. Only the
            # order is turned round, since a life does not wait: first it is done, then somebody answers for it.
            key = uuid4()
            review = requests.ask(
                work, kind=ApprovalKind.EMERGENCY, subject=str(key), reason=reason, due="emergency_review"
            )
            act.details["review"] = str(review.pk)
            work.add(Emergency, id=key, review=review, until_at=work.now + rules.EMERGENCY_LASTS)
    except Refused as refused:
        return refused.why
    return ""
