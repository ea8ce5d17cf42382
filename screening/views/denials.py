"""Who is shut out of a case, and how two people let them in again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from ..actions import denials
from ..forms.people import DenialForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..sections import Section
from ..types import DenialWhy
from .blocks import Block, Entry, Link
from .frame import address, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deny(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="denial.add", want=READ)
    return form_page(
        request,
        case,
        form=DenialForm(request.POST or None),
        act=lambda values: denials.deny(
            by=request.user,
            case=case,
            why=DenialWhy(values["why"]),
            **{name: values[name] for name in ("user", "office", "reason")},
        ),
        title=_("Shut someone out of this case"),
        intro=_("At once, whatever else they may see. Responsibility goes up. Lifting it takes two people."),
        here="people",
        # Who began it shuts somebody out long after the case went to other hands, and reads no page of people then.
        then=address("people" if reader_may(request, case, "assessments.read") else "case", case),
        said=_("They see nothing of this case from now on."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_lift(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="denial.ask_lift", want=READ)
    row = get_object_or_404(case.denial_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: denials.ask_to_lift(by=request.user, denial=row),
        title=_("Ask to let them see the case again"),
        here="people",
        then=address("people", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="denial.lift", want=READ)
    row = get_object_or_404(case.denial_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: denials.lift(by=request.user, denial=row),
        title=_("Let them see the case again"),
        here="people",
        then=address("people", case),
    )


def block(request: SignedInRequest, case: Case) -> Block:
    entries = []
    for row in case.denial_set.filter(lifted_at__isnull=True).select_related("user", "office", "recorded_by"):
        url = ""
        if row.lift_asked_at is None and reader_may(request, case, "denial.ask_lift"):
            url = address("denial_ask_lift", case, str(row.pk))
        elif row.lift_asked_at is not None and reader_may(request, case, "denial.lift"):
            url = address("denial_lift", case, str(row.pk))
        entries.append(
            Entry(
                str(row.user or row.office),
                at=row.recorded_at,
                who=row.recorded_by.code,
                note=_("lifting was asked for") if row.lift_asked_at else "",
                url=url,
            )
        )
    links = (
        [Link(_("Shut someone out"), address("denial_add", case))] if reader_may(request, case, "denial.add") else []
    )
    return Block(_("Who is shut out"), entries=entries, links=links, empty=_("Nobody."))
