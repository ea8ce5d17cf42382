"""The steps a case may take from here, each with its gates, and the form that takes one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock
from orgs.requests import SignedInRequest

from .. import access, facts
from ..actions import ending, moves
from ..forms.cases import MoveForm
from ..models import Case
from ..types import Stage
from ..workflow import TRANSITION_BY_CODE, Approver, CaseFacts, Transition, transitions_from
from .blocks import Block, Link
from .frame import address, case_page, form_page, gates_shown, opened_case

# Steps that are taken on a page of their own.
ELSEWHERE = {
    "hand_over": "handover_send",
    "reflect": "reflection_grant",
    "reflect_from_support": "reflection_grant",
    "more_time": "finding_more_time",
    "more_time_again": "finding_more_time",
}


@login_required
@require_safe
def index(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="steps.read")
    case_facts = facts.of(case, today=clock.today())
    blocks = [_step(case, row, case_facts) for row in transitions_from(Stage(case.stage)) if _may(request, case, row)]
    intro = _("Each step with its conditions. A step is open when all of them are met.")
    return case_page(request, case, "record.html", here="case", title=_("Steps from here"), intro=intro, blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, ref: str, transition: str) -> HttpResponse:
    row = TRANSITION_BY_CODE.get(transition)
    if row is None or transition in ELSEWHERE or transition == "begin":
        opened_case(request, ref)
        raise Http404
    case = opened_case(request, ref, need=_permission(request, ref, row))

    def act(values: dict[str, Any]) -> None:
        if transition in ending.ENDINGS:
            ending.end(by=request.user, case=case, transition=transition, reason=values["reason"])
        else:
            moves.move(by=request.user, case=case, transition=transition, reason=values["reason"])

    return form_page(
        request,
        case,
        form=MoveForm(request.POST or None, needs_reason=row.needs_reason),
        act=act,
        title=row.label,
        template="move_take.html",
        gates=gates_shown(case, row.gates, facts.of(case, today=clock.today())),
        intro=_("A supervisor answers for this step.") if row.approver is not Approver.NOBODY else "",
        submit_label=_("Take this step") if row.approver is Approver.NOBODY else _("Ask for it"),
        here="case",
        then=address("case", case),
    )


def _step(case: Case, row: Transition, case_facts: CaseFacts) -> Block:
    """A step that is open can be taken from here; for one that is not, the way on is beside each open condition."""
    gates = gates_shown(case, row.gates, case_facts)
    is_open = all(gate["met"] for gate in gates)
    asks = row.approver is not Approver.NOBODY
    label = _("Ask for this step") if asks else _("Take this step")
    return Block(
        row.label,
        text=_("A supervisor answers for this step.") if asks else "",
        gates=gates,
        links=[Link(label, _url(case, row))] if is_open else [],
        empty=_("No condition: whoever takes it answers for it."),
    )


def _permission(request: SignedInRequest, ref: str, row: Transition) -> str:
    """Out of screening its author takes the step; else whoever the row names."""
    return row.permission_at(Stage(opened_case(request, ref).stage))


def _may(request: SignedInRequest, case: Case, row: Transition) -> bool:
    return access.refusal(request.user, row.permission_at(Stage(case.stage)), case) is None


def _url(case: Case, row: Transition) -> str:
    if row.code in ELSEWHERE:
        return address(ELSEWHERE[row.code], case)
    return address("move", case, row.code)
