"""A relative is looked for: after the finding, when the person agrees, and never one who is implicated."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.requests import SignedInRequest
from screening import access
from screening.actions import bases
from screening.forms.bases import basis_form, chosen_basis
from screening.models import Case
from screening.sections import Section
from screening.types import SharingPurpose
from screening.views.blocks import CLOSED, Block, Link, Row, open_to, shown
from screening.views.frame import address, case_page, form_page, opened_case

from ..actions import tracings
from ..forms.beyond import TracingEndForm, TracingForm
from ..forms.consent import called
from ..models import Tracing
from ..types import TracingOutcome

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:index"
PAGE = "referrals:tracings"


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    may = access.refusal(request.user, "tracing.record", case) is None
    blocks = [_first(case, may=may)]
    if open_to(case, Section.C4):
        blocks += [_search(case, row, may=may) for row in tracings.of(case)]
    return case_page(request, case, "record.html", here=HERE, title=_("Looking for family"), blocks=blocks)


def _first(case: Case, *, may: bool) -> Block:
    offered = [
        Link(_("Record the person's consent"), address("referrals:consent_tracing", case)),
        Link(_("Assess the family"), address("people", case)),
        Link(_("Begin to look"), address("referrals:tracing_begin", case)),
    ]
    text = _(
        "After the finding, with the person's consent, and once it was assessed that being found is safe. "
        "A child's own wish to phone home is not this, and waits for nothing."
    )
    empty = "" if open_to(case, Section.C4) else CLOSED
    return Block(_("A relative is looked for"), text=text, empty=empty, links=offered if may else [], guideline=41)


def _search(case: Case, row: Tracing, *, may: bool) -> Block:
    reason = tracings.why_stop(row) if row.ended_at is None else None
    rows = [
        Row(_("Since"), wording.moment(row.recorded_at), row.recorded_by.code),
        Row(_("Where and how"), shown(case, row, "search")),
        Row(_("What came of it"), row.get_tracing_outcome_display() or _("not yet"), shown(case, row, "outcome_words")),
    ]
    ending = Link(_("Write down what came of it"), address("referrals:tracing_end", case, str(row.pk)))
    return Block(
        called(row.relative),
        rows=rows,
        notice={"heading": _("Stop looking"), "text": reason, "tone": "late"} if reason else None,
        links=[ending] if may and row.ended_at is None else [],
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="tracing.record", want=READ)
    found = bases.standing(case, SharingPurpose.TRACING, today=clock.today())
    return form_page(
        request,
        case,
        form=basis_form(TracingForm, request.POST or None, found),
        act=lambda values: tracings.begin(
            by=request.user, case=case, consent=chosen_basis(found, values), search=values["search"]
        ),
        title=_("Begin to look for a relative"),
        intro=""
        if found
        else _("The person has not agreed that a relative is looked for. Ask them first, and record it."),
        here=HERE,
        then=address(PAGE, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="tracing.record", want=READ)
    row = get_object_or_404(case.tracing_set.select_related("relative", "consent"), pk=pk)
    return form_page(
        request,
        case,
        form=TracingEndForm(request.POST or None),
        act=lambda values: tracings.end(
            by=request.user, tracing=row, outcome=TracingOutcome(values["outcome"]), words=values["words"]
        ),
        title=_("What came of the search"),
        here=HERE,
        then=address(PAGE, case),
    )
