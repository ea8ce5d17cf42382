"""The plan of a case: support by another route, what the person needs, and their goals."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from ..actions import plans
from ..forms.plan import AlternativePlanForm, AssessmentForm, GoalForm, GoalSettledForm
from ..models import Case, NeedsAssessment
from ..sections import Section
from ..types import GoalStatus, NeedsDomain, ServiceKind
from .blocks import CLOSED, Block, Entry, Link, Row, open_to, shown, words
from .frame import address, case_page, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    may = reader_may(request, case, "plan.write")
    blocks = [_assessments(case, may=may), _goals(case, may=may), _alternatives(case, may=may)]
    return case_page(request, case, "record.html", here="plan", title=_("Plan"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_alternative(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="plan.write", want=READ)
    return form_page(
        request,
        case,
        form=AlternativePlanForm(request.POST or None),
        act=lambda values: plans.write_alternative(
            by=request.user,
            case=case,
            own_decision=values["own_decision"],
            services=[ServiceKind(code) for code in values["services"]],
            review_on=values["review_on"],
            text=values["text"],
        ),
        title=_("Support by another route"),
        intro=_("For whoever is not formally identified, or does not want the interview. Support continues (G2, G40)."),
        here="plan",
        then=address("plan", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessment.write", want=READ)
    form = AssessmentForm(request.POST or None)
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: plans.assess_needs(
            by=request.user,
            case=case,
            took_place_at=values["took_place_at"],
            with_person=values["with_person"],
            words=form.words(),
        ),
        title=_("What the person needs"),
        here="plan",
        then=address("plan", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_goal(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="plan.write", want=READ)
    return form_page(
        request,
        case,
        form=GoalForm(request.POST or None),
        act=lambda values: plans.add_goal(
            by=request.user, case=case, domain=NeedsDomain(values["domain"]), text=values["text"]
        ),
        title=_("A goal"),
        here="plan",
        then=address("plan", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle_goal(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="plan.write", want=READ)
    goal = get_object_or_404(case.goal_set, pk=pk)
    first = {"status": goal.status, "settled_why": goal.settled_why, "version": goal.version}
    return form_page(
        request,
        case,
        form=GoalSettledForm(request.POST or None, initial=first),
        act=lambda values: plans.settle_goal(
            by=request.user,
            goal=goal,
            status=GoalStatus(values["status"]),
            settled_why=values["settled_why"],
            version=values["version"],
        ),
        title=_("How the goal stands"),
        intro=goal.text,
        here="plan",
        then=address("plan", case),
        saved=lambda row: {"status": row.status, "settled_why": row.settled_why},
    )


def _assessments(case: Case, *, may: bool) -> Block:
    entries = [
        Entry(
            _("Needs looked at"),
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=_("with the person") if row.with_person else _("not with the person"),
            rows=[Row(NeedsDomain(code).label, _said(case, row, code)) for code in row.domains],
        )
        for row in case.needsassessment_set.select_related("recorded_by").order_by("-took_place_at")
    ]
    links = [Link(_("Assess needs"), address("needs_assess", case))] if may else []
    return Block(_("What the person needs"), entries=entries, links=links, empty=_("Not assessed yet."), guideline=43)


def _said(case: Case, row: NeedsAssessment, code: str) -> Any:
    """What was written under one part of life; a code without words was looked at and nothing was needed."""
    return (row.words.get(code) or _("nothing written")) if open_to(case, Section.C3) else CLOSED


def _goals(case: Case, *, may: bool) -> Block:
    entries = [
        Entry(
            shown(case, row, "text"),
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=f"{row.get_domain_display()} · {row.get_status_display()}",
            why=shown(case, row, "settled_why"),
            url=address("goal_settle", case, str(row.pk)) if may else "",
        )
        for row in case.goal_set.select_related("recorded_by").order_by("recorded_at")
    ]
    links = [Link(_("Add a goal"), address("goal_add", case))] if may else []
    return Block(_("Goals"), entries=entries, links=links, empty=_("No goal is written yet."), guideline=43)


def _alternatives(case: Case, *, may: bool) -> Block:
    entries = [
        Entry(
            _("Review on %(day)s") % {"day": wording.short_day(row.review_on)},
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=words(row.services, ServiceKind),
            text=shown(case, row, "text"),
            why=_("own decision") if row.own_decision else "",
            guideline=40,
        )
        for row in case.alternativeplan_set.select_related("recorded_by").order_by("-recorded_at")
    ]
    links = [Link(_("Write a plan by another route"), address("alternative_write", case))] if may else []
    return Block(_("Support by another route"), entries=entries, links=links, empty=_("Not planned."), guideline=40)
