"""What did the person complain of, and who, without a part in it, decides?"""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from orgs import clock, hierarchy
from orgs.models import Office, User
from orgs.refusals import Refused

from .. import facts
from ..access import is_denied
from ..models import Case, Complaint, Finding
from ..types import ComplaintAbout, ComplaintDecision
from . import deadlines, identifying, impartiality
from .acting import Work, change, working
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
            if office is None or office not in deciding_offices(work.case, without=by):
                raise Refused(_("Choose another identifying office to decide."), why="office")
        # Only a complaint about the finding opens the case to an office that somebody chose.
        chosen = office if about == ComplaintAbout.FINDING else None
        row = work.add(
            Complaint,
            about=about,
            received_at=received_at,
            text=text,
            office=chosen or office_to_ask(work.case, without=by),
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
        impartiality.refuse_part_in_arrest(by, work.case)
        had_part = Finding.objects.filter(Q(recorded_by=by) | Q(answered_by=by), case=work.case)
        if row.about == ComplaintAbout.FINDING and had_part.exists():
            raise Refused(_("You took part in the finding. Somebody else decides."), why="self")
        change(row, decision=decision, decided_at=work.now, decided_by=by, decision_reason=reason)
        deadlines.meet(work, "complaint", subject=row.pk)


def deciding_offices(case: Case, *, without: User | None = None) -> list[Office]:
    """Offices that identify, other than the one whose finding it is, where somebody may decide; else the national."""
    others = [row for row in identifying.offices_able() if row.pk != case.identifying_office_id]
    able = [row for row in others if _judges(row, case, without=without)]
    national = hierarchy.national_office()
    return able or ([national] if national is not None else [])


def office_to_ask(case: Case, *, without: User) -> Office:
    """The office that answers for the case, or the first one up where somebody else may decide."""
    offices = list(hierarchy.offices_up(case.responsible_office))
    return next((row for row in offices if _judges(row, case, without=without)), offices[-1])


def ask_elsewhere(work: Work) -> None:
    """After a denial: a complaint that nobody can decide any more at the office asked goes on."""
    for row in Complaint.objects.filter(case=work.case, decision="").select_related("office", "recorded_by"):
        if _judges(row.office, work.case, without=row.recorded_by):
            continue
        if row.about == ComplaintAbout.FINDING:
            office = deciding_offices(work.case, without=row.recorded_by)[0]
        else:
            office = office_to_ask(work.case, without=row.recorded_by)
        change(row, office=office)
        deadlines.hand_to(work, office, "complaint", subject=row.pk)


def _judges(office: Office, case: Case, *, without: User | None) -> list[User]:
    """Supervisors and their deputies today who may decide: without a part in it, and not whoever recorded it."""
    users = [*hierarchy.supervisors(office), *hierarchy.deputies(office, today=clock.today())]
    part = {case.responsible_id, case.specialist_id, without.pk if without else None}
    return [
        user
        for user in users
        if user.pk not in part and not is_denied(user, case) and not impartiality.works_where_held(user, case)
    ]
