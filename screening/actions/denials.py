"""Who may see nothing of a case, whatever else holds? Added at once by one, lifted by two (domain 9)."""

from django.utils.translation import gettext as _

from orgs import hierarchy
from orgs.models import Office, User
from orgs.refusals import Refused

from ..models import Approval, Case, Denial, Handover
from ..types import DenialWhy, Stage
from . import complaints, deadlines, grants, identifying, responsibility, transfers
from .acting import Work, change, working
from .handover import UNDER_WAY


def deny(
    *, by: User, case: Case, why: DenialWhy, user: User | None = None, office: Office | None = None, reason: str = ""
) -> Denial:
    """Shut a person or an office out, from the next request on. Responsibility goes up in the same transaction."""
    with working("denial.added", by=by, case=case, permission="denial.add", why=why) as work:
        if by in (user,) or (office and by.memberships.filter(office=office, ended_at__isnull=True).exists()):
            raise Refused(_("You cannot shut out yourself or your own office. Ask someone above."), why="self")
        if (user is None) == (office is None):
            raise Refused(_("Name one person or one office."), why="whom")
        if Denial.objects.filter(case=case, user=user, office=office, lifted_at__isnull=True).exists():
            raise Refused(_("They are shut out already."), why="already")
        row = work.add(Denial, user=user, office=office, why=why, reason=reason)
        grants.end_of_denied(work)
        transfers.lapse_of_denied(work)
        _pass_up(work)
        _hand_elsewhere(work)
        identifying.reconsider(work)
        complaints.ask_elsewhere(work)
    return row


def ask_to_lift(*, by: User, denial: Denial) -> None:
    """The first of the two."""
    with working("denial.lift_asked", by=by, case=denial.case, permission="denial.ask_lift") as work:
        row = _open(denial)
        if row.lift_asked_by_id is not None:
            raise Refused(_("Lifting it was asked for already."), why="already")
        change(row, lift_asked_at=work.now, lift_asked_by=by)


def lift(*, by: User, denial: Denial) -> None:
    """The second of the two: a supervisor who did not ask for it."""
    with working("denial.lifted", by=by, case=denial.case, permission="denial.lift") as work:
        row = _open(denial)
        if row.lift_asked_by_id is None:
            raise Refused(_("Someone has to ask for it first."), why="not_asked")
        if row.lift_asked_by_id == by.pk:
            raise Refused(_("Whoever asked for it does not lift it. Another supervisor must."), why="self")
        change(row, lifted_at=work.now, lifted_by=by)


def _open(denial: Denial) -> Denial:
    row = Denial.objects.select_for_update(of=("self",)).get(pk=denial.pk)
    if row.lifted_at is not None:
        raise Refused(_("This was lifted already."), why="already")
    return row


def _hand_elsewhere(work: Work) -> None:
    """Hand-overs and requests meant for a denied office go to the national coordinating office."""
    national = hierarchy.national_office()
    denied = set(
        Denial.objects.filter(case=work.case, lifted_at__isnull=True, office__isnull=False).values_list(
            "office", flat=True
        )
    )
    if national is None or not denied or national.pk in denied:
        return
    deadlines.hand_to(work, national, of=denied)
    for handover in Handover.objects.filter(case=work.case, status__in=UNDER_WAY, to_office__in=denied):
        change(handover, to_office=national)
    for approval in Approval.objects.filter(case=work.case, answer="", office__in=denied):
        change(approval, office=national)


def _pass_up(work: Work) -> None:
    """Nobody who is denied answers for the case, works on it or examines it from now on."""
    case = work.case
    for held in ("responsible", "caseworker", "specialist"):
        holder = getattr(case, held)
        if holder is None or responsibility.may_answer_for(holder, case):
            continue
        if held != "responsible":
            work.save_case(**{held: None})
        elif case.stage != Stage.CLOSED:
            successor, office = responsibility.above(case, without=holder)
            deadlines.hand_to(work, office, of={case.responsible_office_id})
            work.save_case(responsible=successor, responsible_office=office)
