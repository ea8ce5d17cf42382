"""Complaints: recorded for the person, decided by somebody without a part in it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from ..actions import complaints
from ..forms.finding import (
    ComplaintForm,
    DecisionForm,
)
from ..models import Case
from ..sections import Section
from ..types import ComplaintAbout, ComplaintDecision
from .blocks import Block, Entry, Row, shown
from .frame import address, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="complaint.record", want=READ)
    offices = {str(office.pk): office for office in complaints.deciding_offices(case, without=request.user)}
    return form_page(
        request,
        case,
        form=ComplaintForm(request.POST or None, offices=list(offices.values())),
        act=lambda values: complaints.record(
            by=request.user,
            case=case,
            about=ComplaintAbout(values["about"]),
            received_at=values["received_at"],
            text=values["text"],
            office=offices.get(values["office"]),
        ),
        title=_("A complaint"),
        intro=_("It changes nothing in the help the person gets."),
        here="finding",
        then=address("finding", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="complaint.decide", want=READ)
    row = get_object_or_404(case.complaint_set, pk=pk)
    return form_page(
        request,
        case,
        form=DecisionForm(request.POST or None),
        act=lambda values: complaints.decide(
            by=request.user, complaint=row, decision=ComplaintDecision(values["decision"]), reason=values["reason"]
        ),
        title=_("Decide the complaint"),
        template="form_about.html",
        rows=[Row(_("About"), row.get_about_display()), Row(_("In the person's words"), shown(case, row, "text"))],
        here="finding",
        then=address("home", None),
    )


def complaint_block(request: SignedInRequest, case: Case) -> Block:
    may = reader_may(request, case, "complaint.decide")
    entries = [
        Entry(
            row.get_about_display(),
            at=row.received_at,
            who=row.office.name,
            note=row.get_decision_display() if row.decision else _("waits for a decision"),
            text=shown(case, row, "text"),
            why=shown(case, row, "decision_reason"),
            url=address("complaint_decide", case, str(row.pk)) if may and not row.decision else "",
        )
        for row in case.complaint_set.select_related("office").order_by("-received_at")
    ]
    return Block(_("Complaints"), entries=entries, empty=_("None was made."))
