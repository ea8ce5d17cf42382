"""Who receives the person, or keeps the case? Sent by a person, received by a person (guidelines 19, 20, 23)."""

from typing import Any

from django.utils.translation import gettext as _

from orgs import hierarchy, places
from orgs.models import Office, User
from orgs.refusals import Refused

from .. import rules
from ..models import Case, CoordinationLine, Denial, Handover, HandoverQuestion
from ..types import HandoverAnswer, HandoverKind, HandoverStatus, Result, Urgency
from ..workflow import TRANSITION_BY_CODE
from . import deadlines, identifying, moves, sending
from .acting import Work, change, working

UNDER_WAY = (HandoverStatus.SENT, HandoverStatus.SENT_BACK)


def send(
    *,
    by: User,
    case: Case,
    answer: HandoverAnswer,
    urgency: Urgency = Urgency.TODAY,
    tell_identifying: bool = False,
    child_was_heard: bool | None = None,
    remarks: str = "",
    not_asked_why: str = "",
) -> Handover:
    """Send the screening and hand over; an adult who does not agree is kept, and only a line goes.

    A child goes to child protection whatever is answered, told and heard. ``tell_identifying``: the person agrees
    that the identifying office is told reference, province and stage. Raises `GateRefused`.
    """
    with working("handover.sent", by=by, case=case, permission="case.leave_screening", guideline=20) as work:
        kind = kind_for(work.case, answer=answer)
        sending.send(work, handed_over=True, not_asked_why=not_asked_why)
        said = {"answer": answer, "urgency": urgency, "remarks": remarks}
        row = _add(work, kind, tell=tell_identifying, child_was_heard=child_was_heard, **said)
        step = TRANSITION_BY_CODE["hand_over"]
        moves.check(work, step)
        moves.step(work, step, why=kind)
        _what_is_due(work, row)
    return row


def send_later(
    *,
    by: User,
    case: Case,
    urgency: Urgency = Urgency.TODAY,
    tell_identifying: bool = False,
    child_was_heard: bool | None = None,
    remarks: str = "",
) -> Handover:
    """Hand over a person who was kept here: they agree now, or turned out to be a child. The stage stays."""
    with working("handover.sent_later", by=by, case=case, permission="handover.send_later", guideline=20) as work:
        rows = Handover.objects.filter(case=work.case)
        if not rows.exists() or rows.exclude(status=HandoverStatus.KEPT).exists():
            raise Refused(_("Only somebody who was kept here is handed over later."), why="status")
        kind = kind_for(work.case, answer=HandoverAnswer.AGREES)
        said = {"answer": HandoverAnswer.AGREES, "urgency": urgency, "remarks": remarks}
        row = _add(work, kind, tell=tell_identifying, child_was_heard=child_was_heard, **said)
        deadlines.meet(work, "child_handover")
        _what_is_due(work, row)
    return row


def _add(work: Work, kind: HandoverKind, *, tell: bool, child_was_heard: bool | None, **said: Any) -> Handover:
    if kind == HandoverKind.CHILD and not child_was_heard:
        raise Refused(_("Tell the child what happens next, and hear what they say to it (G5)."), why="child_heard")
    told = tell and kind != HandoverKind.KEPT
    if told:
        work.save_case(identifying_office=identifying.office_for(work.case))
    work.act.why = kind
    return work.add(
        Handover,
        to_office=receiving_office(work.case, kind=kind),
        kind=kind,
        status=HandoverStatus.KEPT if kind == HandoverKind.KEPT else HandoverStatus.SENT,
        child_was_heard=child_was_heard,
        identifying_office_told=told,
        **said,
    )


def kind_for(case: Case, *, answer: HandoverAnswer) -> HandoverKind:
    """A child is always handed over; an adult when they agree."""
    if case.is_child:
        return HandoverKind.CHILD
    return HandoverKind.AGREED if answer == HandoverAnswer.AGREES else HandoverKind.KEPT


def receiving_office(case: Case, *, kind: HandoverKind) -> Office:
    """Child protection for a child, the coordinating office otherwise; the national one for a denied office."""
    find = places.child_protection_office if kind == HandoverKind.CHILD else places.coordinating_office
    office = find(case.province)[0]
    if Denial.objects.filter(case=case, office=office, lifted_at__isnull=True).exists():
        return hierarchy.national_office() or office
    return office


def _what_is_due(work: Work, row: Handover) -> None:
    if row.kind == HandoverKind.KEPT:
        send_line(work, why=row.answer)
        deadlines.start(work, "name_caseworker")
        deadlines.start(work, "safe_contact")
    else:
        deadlines.start(work, "receive_handover", subject=row.pk, office=row.to_office)


def send_line(work: Work, *, why: str) -> CoordinationLine:
    """Month, province, result and a reason code: nothing that identifies (domain 3)."""
    return work.add(
        CoordinationLine,
        office=receiving_office(work.case, kind=HandoverKind.AGREED),
        month=work.today.replace(day=1),
        province=work.case.province,
        result=work.case.result or Result.SIGNS,
        why=why,
    )


def receive(*, by: User, case: Case) -> Handover:
    """Register the person: the national code from now on, and whoever receives answers for the case."""
    with working("handover.received", by=by, case=case, permission="handover.receive", guideline=20) as work:
        row = _under_way(work)
        office = row.to_office
        change(row, status=HandoverStatus.RECEIVED, received_at=work.now, received_by=by)
        work.save_case(
            national_code=rules.NATIONAL_CODE.format(
                province=office.province_id, year=work.today.year, reference=work.case.reference
            ),
            received_at=work.now,
            received_by=by,
            responsible=by,
            responsible_office=office,
            # A colleague who worked on it while it was kept elsewhere works on it no longer.
            caseworker=None,
        )
        deadlines.meet(work, "receive_handover", "answer_question")
        deadlines.hand_to(work, office)
        known = work.facts
        done = {"intake": known.intake_explained, "risk": known.risk_assessed}
        for kind in ("name_caseworker", "intake", "risk"):
            if not done.get(kind):
                deadlines.start(work, kind, office=office)
    return row


def accept(*, by: User, case: Case) -> None:
    """The receiving office takes it on."""
    with working("handover.accepted", by=by, case=case, permission="handover.accept", guideline=23) as work:
        row = Handover.objects.select_for_update(of=("self",)).filter(case=work.case).order_by("-recorded_at").first()
        if row is None or row.status != HandoverStatus.RECEIVED:
            raise Refused(_("Only a hand-over that was received can be accepted."), why="status")
        change(row, status=HandoverStatus.ACCEPTED, accepted_at=work.now, accepted_by=by)


def ask_back(*, by: User, case: Case, question: str) -> HandoverQuestion:
    """Send it back with a question. That moves nothing: the sender still answers for the person."""
    with working("handover.asked_back", by=by, case=case, permission="handover.ask", guideline=23) as work:
        if not question.strip():
            raise Refused(_("Write the question."), why="empty")
        row = Handover.objects.select_for_update(of=("self",)).filter(case=work.case).order_by("-recorded_at").first()
        if row is None or row.status == HandoverStatus.KEPT:
            raise Refused(_("Nothing was handed over here."), why="status")
        if row.status == HandoverStatus.SENT:
            change(row, status=HandoverStatus.SENT_BACK)
        asked = work.add(HandoverQuestion, handover=row, question=question)
        deadlines.start(work, "answer_question", subject=asked.pk, office=work.case.author_office)
    return asked


def answer(*, by: User, question: HandoverQuestion, answer: str) -> None:
    """The author answers; when no question is left, the hand-over waits to be received again."""
    case = question.case
    with working("handover.answered", by=by, case=case, permission="handover.answer", guideline=23) as work:
        if not answer.strip():
            raise Refused(_("Write the answer."), why="empty")
        row = HandoverQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk, case=work.case)
        if row.answered_at is not None:
            raise Refused(_("This question was answered already."), why="already")
        change(row, answer=answer, answered_at=work.now, answered_by=by)
        deadlines.meet(work, "answer_question", subject=row.pk)
        handed = Handover.objects.select_for_update(of=("self",)).get(pk=row.handover_id)
        unanswered = HandoverQuestion.objects.filter(handover=handed, answered_at__isnull=True)
        if handed.status == HandoverStatus.SENT_BACK and not unanswered.exists():
            change(handed, status=HandoverStatus.SENT)


def _under_way(work: Work) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related("to_office")
    row = rows.filter(case=work.case, status__in=UNDER_WAY).first()
    if row is None:
        raise Refused(_("This was received already, by a colleague."), why="already")
    return row
