"""The forms that hand over, receive, ask back, answer and name a caseworker."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from .. import access
from ..actions import cases, conclusions, handover, safety_check
from ..forms.handover import AnswerForm, CaseworkerForm, HandoverForm, LaterHandoverForm, QuestionForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..sections import Section
from ..types import HandoverAnswer, HandoverKind, NeedKind, Urgency
from .blocks import Row, words
from .frame import address, form_page, opened_case
from .talk import talk_page

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="case.leave_screening", want=READ)
    row = case.screening_set.get()
    has_open = bool(conclusions.of(case).missing) and not row.not_asked_why
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
        Row(_("Result"), conclusions.of(case).words.heading, "", address("screening_result", case)),
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
    with access.questions_open(request.user, case):
        asked = f"“{question.question}”"
    return form_page(
        request,
        case,
        form=AnswerForm(request.POST or None),
        act=lambda values: handover.answer(by=request.user, question=question, **values),
        title=_("Answer the question"),
        intro=asked,
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


def _where_it_goes(case: Case) -> Any:
    kind = HandoverKind.CHILD if case.is_child else HandoverKind.AGREED
    office = handover.receiving_office(case, kind=kind)
    if case.is_child:
        return _("A child goes to child protection whatever is answered: %(office)s.") % {"office": office.name}
    return _(
        "With agreement the case goes to: %(office)s. Without it the case stays here; only month, province and result "
        "go out, and help goes on."
    ) % {"office": office.name}
