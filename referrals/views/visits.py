"""The follow-up visits of a case, and the forms that plan and record them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs.requests import SignedInRequest
from screening import access
from screening.sections import Section

# The frame of a case is one for all its pages, so that no page of it can leave out what the frame does.
from screening.views.blocks import Block, Entry, Link, shown
from screening.views.frame import address, case_page, form_page, opened_case
from screening.views.person import before_a_call

from ..actions import visits
from ..forms.visits import PlanForm, VisitForm
from ..types import VisitKind, VisitOutcome

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    entries = [
        Entry(
            row.get_kind_display(),
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=row.get_outcome_display(),
            text=shown(case, row, "remarks"),
        )
        for row in visits.of(case)
    ]
    links = []
    if access.refusal(request.user, "visit.record", case) is None:
        links = [
            Link(_("Record a visit"), address("referrals:visit_record", case)),
            Link(_("Plan the visits"), address("referrals:visits_plan", case)),
        ]
    block = Block(_("Visits"), entries=entries, links=links, empty=_("None was made."), guideline=44)
    return case_page(request, case, "record.html", here="referrals:visits", title=_("Follow-up"), blocks=[block])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="visit.record", want=READ)
    return form_page(
        request,
        case,
        form=PlanForm(request.POST or None),
        act=lambda values: visits.plan(by=request.user, case=case, arrived_on=values["arrived_on"]),
        title=_("Plan the visits"),
        intro=_("On days 30, 90 and 180 (local policy)."),
        here="referrals:visits",
        then=address("referrals:visits", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="visit.record", want=(*READ, Section.C4))
    return form_page(
        request,
        case,
        form=VisitForm(request.POST or None),
        act=lambda values: visits.record(
            by=request.user,
            case=case,
            kind=VisitKind(values["kind"]),
            outcome=VisitOutcome(values["outcome"]),
            took_place_at=values["took_place_at"],
            remarks=values["remarks"],
        ),
        title=_("A visit"),
        here="referrals:visits",
        then=address("referrals:visits", case),
        **before_a_call(case),
    )
