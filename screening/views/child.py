"""What protects a child: age, best interests and family, each by two people or of one relative."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import wording
from orgs.requests import SignedInRequest

from ..actions import ages, best_interests, families, relatives
from ..forms.people import AgeForm, BestInterestsForm, FamilyForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..people import Part
from ..sections import Section
from ..types import AgeConclusion, AgeGround, BestInterestsAbout, Safe
from .blocks import Block, Entry, Link, Row, shown, words
from .frame import address, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose_age(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="child.propose", want=READ)
    return form_page(
        request,
        case,
        form=AgeForm(request.POST or None),
        act=lambda values: ages.propose(
            by=request.user,
            case=case,
            conclusion=AgeConclusion(values["conclusion"]),
            grounds=[AgeGround(code) for code in values["grounds"]],
            reasons=values["reasons"],
        ),
        title=_("Age determination"),
        intro=_("By child protection, with a second person. Doubt stays child (G5)."),
        here="people",
        then=address("people", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_age(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="child.confirm", want=READ)
    row = get_object_or_404(case.agedetermination_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: ages.confirm(by=request.user, determination=row),
        title=_("Confirm the age determination"),
        intro=f"{row.get_conclusion_display()}. {words(row.grounds, AgeGround)}",
        submit_label=_("Confirm"),
        here="people",
        then=address("home", None),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose_best_interests(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="child.propose", want=READ)
    names = ("supports_it", "child_was_heard", "child_view", "reasons")
    return form_page(
        request,
        case,
        form=BestInterestsForm(request.POST or None),
        act=lambda values: best_interests.propose(
            by=request.user,
            case=case,
            about=BestInterestsAbout(values["about"]),
            **{name: values[name] for name in names},
        ),
        title=_("Best interests of the child"),
        intro=_("By child protection, with a second person, the child heard (G5)."),
        here="people",
        then=address("people", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_best_interests(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="child.confirm", want=READ)
    row = get_object_or_404(case.bestinterests_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: best_interests.confirm(by=request.user, determination=row),
        title=_("Confirm the determination"),
        intro=f"{row.get_about_display()}: {wording.yes_no(row.supports_it)}",
        submit_label=_("Confirm"),
        here="people",
        then=address("home", None),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assess_family(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="family.assess", want=READ)
    relative = get_object_or_404(case.relatedperson_set, pk=pk)
    return form_page(
        request,
        case,
        form=FamilyForm(request.POST or None),
        act=lambda values: families.assess(
            by=request.user,
            case=case,
            relative=relative,
            safe=Safe(values["safe"]),
            took_place_at=values["took_place_at"],
            text=values["text"],
        ),
        title=_("Family assessment"),
        intro=relative.get_relation_display(),
        here="people",
        then=address("people", case),
    )


def child_blocks(request: SignedInRequest, case: Case) -> list[Block]:
    """Age, best interests and family, for the page of people."""
    return [_ages(request, case), _best_interests(request, case), _families(request, case)]


def _ages(request: SignedInRequest, case: Case) -> Block:
    may_confirm = reader_may(request, case, "child.confirm")
    entries = [
        Entry(
            row.get_conclusion_display(),
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=row.confirmed_by.code if row.confirmed_by else _("waits for a second person"),
            text=shown(case, row, "reasons"),
            url=address("age_confirm", case, str(row.pk)) if may_confirm and row.confirmed_at is None else "",
            guideline=5,
        )
        for row in case.agedetermination_set.select_related("recorded_by", "confirmed_by")
    ]
    links = (
        [Link(_("Determine the age"), address("age_propose", case))]
        if reader_may(request, case, "child.propose")
        else []
    )
    said = _("Treated as a child.") if case.is_child else _("Treated as an adult.")
    return Block(_("Age"), text=said, entries=entries, links=links, guideline=5)


def _best_interests(request: SignedInRequest, case: Case) -> Block:
    may_confirm = reader_may(request, case, "child.confirm")
    entries = [
        Entry(
            f"{row.get_about_display()}: {wording.yes_no(row.supports_it)}",
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=row.confirmed_by.code if row.confirmed_by else _("waits for a second person"),
            text=shown(case, row, "reasons"),
            rows=[Row(_("What the child said"), shown(case, row, "child_view") or _("not written down"))],
            url=address("best_interests_confirm", case, str(row.pk)) if may_confirm and not row.confirmed_at else "",
            guideline=5,
        )
        for row in case.bestinterests_set.select_related("recorded_by", "confirmed_by")
    ]
    may = case.is_child and reader_may(request, case, "child.propose")
    links = [Link(_("Determine best interests"), address("best_interests_propose", case))] if may else []
    return Block(_("Best interests"), entries=entries, links=links, empty=_("None is recorded."), guideline=5)


def _families(request: SignedInRequest, case: Case) -> Block:
    entries = [
        Entry(
            f"{row.relative.get_relation_display()}: {row.get_safe_display()}",
            at=row.took_place_at,
            who=row.recorded_by.code,
            text=shown(case, row, "text"),
            guideline=41,
        )
        for row in case.familyassessment_set.select_related("recorded_by", "relative")
    ]
    links = []
    if reader_may(request, case, "family.assess"):
        links = [
            Link(
                _("Assess: %(who)s") % {"who": row.get_relation_display()}, address("family_assess", case, str(row.pk))
            )
            for row in relatives.who_may(Part.BE_ASSESSED, case)
        ]
    return Block(_("Family"), entries=entries, links=links, empty=_("None was assessed."), guideline=41)
