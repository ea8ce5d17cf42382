"""The hand-over of a case: where it stands, and the forms that send, receive, ask back and answer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.models import User
from orgs.requests import SignedInRequest

from .. import access
from ..actions import cases, checklist, handover, safety_check
from ..forms.handover import AnswerForm, CaseworkerForm, HandoverForm, LaterHandoverForm, QuestionForm
from ..forms.shared import ConfirmForm
from ..models import Case, Handover
from ..sections import Section
from ..types import HandoverAnswer, HandoverKind, HandoverStatus, NeedKind, Urgency
from . import receipt
from .blocks import CLOSED, Block, Entry, Link, Row, shown, words
from .frame import address, case_page, form_page, opened_case
from .receipt import summary
from .standing_in import stand_in_notice
from .talk import talk_page

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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="case.leave_screening", want=READ)
    row = case.screening_set.get()
    has_open = bool(checklist.conclusion(case).missing) and not row.not_asked_why
    form = HandoverForm(request.POST or None, case=case, has_open_questions=has_open)
    kind = HandoverKind.CHILD if case.is_child else HandoverKind.AGREED
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: handover.send(
            by=request.user,
            case=case,
            **values
            | {"answer": HandoverAnswer(values["answer"]), "tell_identifying": values["tell_identifying"] is True},
        ),
        title=_("Hand over"),
        template="handover_send.html",
        show=talk_page,
        submit_label=_("Send and hand over"),
        here="screening_read",
        then=address("handover", case),
        said=None,
        back=address("screening_result" if safety_check.latest(case) else "screening", case),
        goes=_where_it_goes(case),
        office=handover.receiving_office(case, kind=kind),
        rows=_what_goes(case),
    )


def _what_goes(case: Case) -> list[Row]:
    """What the next colleague gets beside the answers, with the way to mend it first."""
    needs = words(dict.fromkeys(need.kind for need in case.need_set.all()), NeedKind)
    contact = case.person.get_contact_way_display() if case.person.contact_way else ""
    check = safety_check.latest(case)
    may_ask = safety_check.opens_talk(check)
    wishes = f"{address('screening_wishes', case)}?then=handover" if may_ask else ""
    hours = str(case.person.contact_hours)
    return [
        Row(_("Result"), checklist.conclusion(case).words.heading, "", address("screening_result", case)),
        Row(_("Needs today"), needs or _("Nothing recorded"), "", f"{address('needs_record', case)}?then=handover"),
        Row(_("Safe way and time to reach them"), contact or _("Nothing recorded"), hours, wishes),
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_later(request: SignedInRequest, ref: str) -> HttpResponse:
    """For somebody who was kept here and agrees now, or who turned out to be a child."""
    case = opened_case(request, ref, need="handover.send_later", want=(Section.C1,))
    return form_page(
        request,
        case,
        form=LaterHandoverForm(request.POST or None, case=case),
        act=lambda values: handover.send_later(
            by=request.user,
            case=case,
            urgency=Urgency(values["urgency"]),
            tell_identifying=values["tell_identifying"] is True,
            child_was_heard=values["said"],
            remarks=values["remarks"],
        ),
        title=_("Hand over now"),
        intro=_where_it_goes(case),
        submit_label=_("Hand over"),
        here="case",
        then=address("handover", case),
        said=_("The hand-over is sent. You and your supervisor answer for the person until it is received."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="handover.receive")
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: handover.receive(by=request.user, case=case),
        title=_("Receive and register"),
        intro=_("You answer for the person from now on, until you name a caseworker. A national code is given."),
        submit_label=_("Receive"),
        here="case",
        then=address("handover", case),
        said=_("Received and registered. Name a caseworker next."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="handover.accept")
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: handover.accept(by=request.user, case=case),
        title=_("Accept the hand-over"),
        submit_label=_("Accept"),
        here="case",
        then=address("handover", case),
        said=_("Accepted."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="handover.ask")
    return form_page(
        request,
        case,
        form=QuestionForm(request.POST or None),
        act=lambda values: handover.ask_back(by=request.user, case=case, **values),
        title=_("Ask the sender back"),
        intro=_("A question moves nothing: the sender answers for the person until you receive them."),
        here="case",
        then=address("handover", case),
        said=_("The question is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="handover.answer")
    question = get_object_or_404(case.handoverquestion_set, pk=pk)
    return form_page(
        request,
        case,
        form=AnswerForm(request.POST or None),
        act=lambda values: handover.answer(by=request.user, question=question, **values),
        title=_("Answer the question"),
        here="case",
        then=address("handover", case),
        said=_("The answer is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name_caseworker(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="caseworker.name")
    people = {user.code: user for user in cases.possible_caseworkers(case)}
    return form_page(
        request,
        case,
        form=CaseworkerForm(request.POST or None, people=list(people.values())),
        act=lambda values: cases.name_caseworker(by=request.user, case=case, caseworker=people[values["caseworker"]]),
        title=_("Name a caseworker"),
        intro=_("Only people of the office that answers for the case. Whoever is named answers for it from then on."),
        here="case",
        then=address("case", case),
        said=_("The caseworker is named."),
    )


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


def _where_it_goes(case: Case) -> Any:
    kind = HandoverKind.CHILD if case.is_child else HandoverKind.AGREED
    office = handover.receiving_office(case, kind=kind)
    if case.is_child:
        return _("A child goes to child protection whatever is answered: %(office)s.") % {"office": office.name}
    return _(
        "With agreement the case goes to: %(office)s. Without it the case stays here; only month, province and result "
        "go out, and help goes on."
    ) % {"office": office.name}
