"""What did the person complain of, and who, without a part in it, decides?"""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from orgs import hierarchy
from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import IDENTIFIES

from .. import facts
from ..access import is_denied
from ..models import Case, Complaint, Finding
from ..types import ComplaintAbout, ComplaintDecision
from . import deadlines, specialists
from .acting import change, working
from .interim import not_in_future


def record(
    *, by: User, case: Case, about: ComplaintAbout, received_at: datetime, text: str, office: Office | None = None
) -> Complaint:
    """In the person's words. One about the finding goes to another identifying office."""
    with working("complaint.recorded", by=by, case=case, permission="complaint.record", why=about) as work:
        not_in_future(work, received_at)
        if not text.strip():
            raise Refused(_("Write what the person said."), why="empty")
        if about == ComplaintAbout.FINDING:
            if facts.latest_finding(work.case) is None:
                raise Refused(_("There is no finding yet to complain of."), why="no_finding")
            if office is None or office not in deciding_offices(work.case):
                raise Refused(_("Choose another identifying office to decide."), why="office")
        row = work.add(
            Complaint,
            about=about,
            received_at=received_at,
            text=text,
            # Only a complaint about the finding opens the case to another office.
            office=office if office and about == ComplaintAbout.FINDING else work.case.responsible_office,
        )
        deadlines.start(work, "complaint", subject=row.pk, office=row.office)
    return row


def decide(*, by: User, complaint: Complaint, decision: ComplaintDecision, reason: str) -> None:
    """Upheld, or not, with the reason. Nobody decides on their own part."""
    case = complaint.case
    with working("complaint.decided", by=by, case=case, permission="complaint.decide", why=decision) as work:
        row = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk, case=work.case)
        if not hierarchy.supervises(by, row.office, today=work.today):
            raise Refused(_("Another office was asked to decide this complaint."), why="not_asked")
        if row.decision:
            raise Refused(_("This complaint was decided already."), why="already")
        if not reason.strip():
            raise Refused(_("Give the reason."), why="reason")
        specialists.refuse_part_in_arrest(by, work.case)
        had_part = Finding.objects.filter(Q(recorded_by=by) | Q(answered_by=by), case=work.case)
        if row.about == ComplaintAbout.FINDING and had_part.exists():
            raise Refused(_("You took part in the finding. Somebody else decides."), why="self")
        change(row, decision=decision, decided_at=work.now, decided_by=by, decision_reason=reason)
        deadlines.meet(work, "complaint", subject=row.pk)


def deciding_offices(case: Case) -> list[Office]:
    """Offices that identify, other than the one whose finding it is."""
    rows = Office.objects.select_related("organisation").order_by("name")
    others = [row for row in rows if row.pk != case.identifying_office_id]
    return [row for row in others if row.organisation.can(IDENTIFIES) and not _is_shut_out(row, case)]


def _is_shut_out(office: Office, case: Case) -> bool:
    return all(is_denied(user, case) for user in hierarchy.supervisors(office))
