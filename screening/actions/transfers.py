"""How does another office come to answer for the person? It is offered the case, and accepts (domain 1, 3, 8)."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from orgs.models import Office, User
from orgs.refusals import Refused

from ..access import transfers as access_transfers
from ..models import Approval, Case, Consent, Denial, Transfer
from ..types import DeclinedWhy, SharingPurpose, TransferStatus
from . import bases, deadlines, recipients
from .acting import Work, change, working
from .bases import Basis

TASK = "transfer_answer"


def offer(*, by: User, case: Case, basis: Basis, words: str = "") -> Transfer:
    """Offer the case to the office of ``basis``. It reads the summary, and nothing moves until it accepts."""
    with working("transfer.offered", by=by, case=case, permission="transfer.offer", guideline=44) as work:
        standing = bases.require(work, basis, SharingPurpose.TAKE_OVER)
        _require_fit(work, standing.office_told)
        _lapse(work, Q(until_on__lt=work.today))
        if Transfer.objects.filter(case=work.case, status=TransferStatus.OFFERED).exists():
            raise Refused(_("An office was offered the case already. Wait for it, or take it back."), why="open")
        row = work.add(
            Transfer,
            from_office=work.case.responsible_office,
            to_office=standing.office_told,
            until_on=standing.until_on,
            words=words,
            **bases.columns(standing),
        )
        deadlines.start(work, TASK, subject=row.pk, office=row.to_office)
    return row


def _require_fit(work: Work, office: Office) -> None:
    if work.case.received_at is None:
        raise Refused(_("Hand the person over first."), why="not_received")
    if office.pk == work.case.responsible_office_id:
        raise Refused(_("This office answers for the person already."), why="same")
    if Denial.objects.filter(case=work.case, office=office, lifted_at__isnull=True).exists():
        raise Refused(_("This office is shut out of the case. Choose another one."), why="shut_out")
    recipients.require_working(office)


def accept(*, by: User, case: Case) -> Transfer:
    """Answer for the person from now on; a caseworker of this office is named within a day."""
    with working("transfer.accepted", by=by, case=case, permission="transfer.answer", guideline=44) as work:
        row = _open(work)
        bases.require(work, bases.of(row), SharingPurpose.TAKE_OVER)
        if Approval.objects.filter(case=work.case, answer="").exists():
            raise Refused(
                _("A request about this person waits for an answer. Ask the office that offered to have it answered."),
                why="request",
            )
        left = work.case.responsible_office
        change(row, status=TransferStatus.ACCEPTED, answered_at=work.now, answered_by=by)
        work.save_case(responsible=by, responsible_office=row.to_office, caseworker=None)
        deadlines.meet(work, TASK, subject=row.pk)
        deadlines.hand_to(work, row.to_office, of={left.pk})
        deadlines.start(work, "name_caseworker", office=row.to_office)
    return row


def decline(*, by: User, case: Case, why: DeclinedWhy, words: str = "") -> None:
    """Say no, and why. The office that offered it answers for the person as before."""
    with working("transfer.declined", by=by, case=case, permission="transfer.answer", guideline=44, why=why) as work:
        row = _open(work)
        said = {"declined_why": why, "answer_words": words}
        change(row, status=TransferStatus.DECLINED, answered_at=work.now, answered_by=by, **said)
        deadlines.meet(work, TASK, subject=row.pk)


def take_back(*, by: User, case: Case) -> None:
    """Before it is answered: the office offered to sees nothing from its next request on."""
    with working("transfer.taken_back", by=by, case=case, permission="transfer.offer", guideline=44) as work:
        row = _open(work)
        change(row, status=TransferStatus.TAKEN_BACK, answered_at=work.now, answered_by=by)
        deadlines.drop(work, TASK, subject=row.pk)


def lapse(work: Work, *, consent: Consent | None = None) -> None:
    """Close what is offered, all of it or what rests on ``consent``: inside the act that takes the ground away."""
    _lapse(work, Q(consent=consent) if consent is not None else Q())


def lapse_of_denied(work: Work) -> None:
    """Close what is offered to an office that is now shut out."""
    shut = Denial.objects.filter(case=work.case, lifted_at__isnull=True, office__isnull=False)
    _lapse(work, Q(to_office__in=shut.values("office")))


def _lapse(work: Work, which: Q) -> None:
    for row in _offered(work).filter(which):
        change(row, status=TransferStatus.LAPSED, answered_at=work.now, answered_by=work.by)
        deadlines.drop(work, TASK, subject=row.pk)


def _open(work: Work) -> Transfer:
    row = _offered(work).filter(access_transfers.live(today=work.today)).first()
    if row is None:
        raise Refused(_("This was answered already, or has lapsed."), why="already")
    return row


def _offered(work: Work) -> QuerySet[Transfer]:
    rows = Transfer.objects.select_for_update(of=("self",)).select_related("to_office", "consent", "without_consent")
    return rows.filter(case=work.case, status=TransferStatus.OFFERED)


def of(case: Case) -> list[Transfer]:
    """Every offer of a case that was opened, latest first."""
    rows = Transfer.objects.filter(case=case).select_related("from_office", "to_office", "recorded_by", "answered_by")
    return list(rows.order_by("-recorded_at"))
