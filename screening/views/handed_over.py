"""Where does a hand-over stand, what was asked back, and what may be done with it now?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.models import User
from orgs.requests import SignedInRequest

from .. import access
from ..actions import handover
from ..models import Case, Handover
from ..sections import Section
from ..types import HandoverAnswer, HandoverKind, HandoverStatus, Urgency
from . import receipt
from .blocks import CLOSED, Block, Entry, Link, Row, shown
from .frame import address, case_page, opened_case
from .receipt import summary
from .standing_in import stand_in_notice

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="handover.read", want=(Section.C1, Section.C2, Section.C3))
    given = receipt.of(case) if case.ties & receipt.AUTHORS else None
    blocks = [_status(request.user, case, says_next=given is None)]
    if case.summary_only and access.Tie.OFFICE_ASKED in case.ties:
        blocks.append(summary(case))
    blocks.append(_questions(request.user, case))
    return case_page(request, case, "handover_read.html", blocks=blocks, receipt=given)


def _status(user: User, case: Case, *, says_next: bool) -> Block:
    """Where it stands: to whom, what the person answered, who did what and when, and what the sender wrote."""
    rows_of = case.handover_set.select_related("to_office", "recorded_by", "received_by", "accepted_by")
    sent = rows_of.order_by("-recorded_at").first()
    links = _links(user, case, sent)
    if sent is None:
        notice = stand_in_notice(case)
        return Block(_("Where it stands"), empty=_("Not handed over yet."), links=links, notice=notice, guideline=20)
    kept = _("Kept; nothing that identifies left")
    rows = [
        Row(_("Status"), HandoverStatus(sent.status).label),
        Row(_("To"), sent.to_office.name if sent.kind != HandoverKind.KEPT else kept, HandoverKind(sent.kind).label),
        Row(_("Telephone of that office"), sent.to_office.duty_telephone or _("not set; ask your supervisor")),
        Row(_("How soon"), Urgency(sent.urgency).label),
        Row(_("Sent"), wording.moment(sent.recorded_at), sent.recorded_by.code),
        Row(_("Received"), *_at(sent.received_at, sent.received_by)),
        Row(_("Accepted"), *_at(sent.accepted_at, sent.accepted_by)),
        Row(_("National code"), case.national_code or _("given when it is received")),
        *_answered(case, sent),
    ]
    return Block(
        _("Where it stands"), rows=rows, links=links, notice=_notice(case, sent, says_next=says_next), guideline=20
    )


def _at(moment: Any, who: Any) -> tuple[Any, Any]:
    return (wording.moment(moment), who.code if who else "") if moment else (_("not yet"), "")


def _answered(case: Case, sent: Handover) -> list[Row]:
    """What the person said and what the sender wrote, each where its section is open to the reader."""
    if case.summary_only:
        return []
    identifying = case.identifying_office.name if case.identifying_office else ""
    rows = [
        Row(_("What the person answered"), HandoverAnswer(sent.answer).label),
        Row(_("Identifying office told"), wording.yes_no(sent.identifying_office_told), identifying),
        Row(_("Remarks of the sender"), shown(case, sent, "remarks") or _("None")),
    ]
    if case.is_child:
        rows.insert(1, Row(_("The child was told and heard"), wording.yes_no(sent.child_was_heard)))
    return rows


def _notice(case: Case, sent: Handover, *, says_next: bool) -> dict[str, Any] | None:
    """What happens next while it waits, and a warning where the national office stands in."""
    warned = stand_in_notice(case)
    if not says_next or sent.status not in handover.UNDER_WAY:
        return warned
    text: Any = _(
        "The office has 24 hours to receive it. Until then the sender and their supervisor answer for the person."
    )
    if warned is not None:
        text = f"{warned['text']} {text}"
    return {"heading": _("What happens next"), "text": text, "tone": "due" if warned else "info"}


def _links(user: User, case: Case, sent: Any) -> list[Link]:
    offered = [
        (_("Hand over"), "handover_send", "case.leave_screening", sent is None),
        (
            _("Receive and register"),
            "handover_receive",
            "handover.receive",
            sent and sent.status in handover.UNDER_WAY,
        ),
        (
            _("Hand over now"),
            "handover_send_later",
            "handover.send_later",
            sent and sent.status == HandoverStatus.KEPT,
        ),
        (_("Accept"), "handover_accept", "handover.accept", sent and sent.status == HandoverStatus.RECEIVED),
        (_("Ask the sender back"), "handover_ask", "handover.ask", sent and sent.status != HandoverStatus.KEPT),
        (_("Name a caseworker"), "caseworker_name", "caseworker.name", case.caseworker_id is None),
    ]
    return [
        Link(label, address(name, case))
        for label, name, permission, fits in offered
        if fits and access.refusal(user, permission, case) is None
    ]


def _questions(user: User, case: Case) -> Block:
    may_answer = access.refusal(user, "handover.answer", case) is None
    entries = []
    with access.questions_open(user, case) as may_read:
        for row in case.handoverquestion_set.select_related("recorded_by", "answered_by"):
            url = address("handover_answer", case, str(row.pk)) if may_answer and row.answered_at is None else ""
            asked, said = (str(row.question), str(row.answer)) if may_read else (CLOSED, "")
            entries.append(Entry(asked, at=row.recorded_at, who=row.recorded_by.code, text=said, url=url))
    return Block(_("Questions sent back"), entries=entries, empty=_("No question was asked."), guideline=23)
