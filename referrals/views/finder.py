"""The finder: who may be able to help this person, why, what to ask first, and what does not fit."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.requests import SignedInRequest
from orgs.types import ServiceKind, SpecialNeed
from screening.sections import Section
from screening.views.blocks import open_to
from screening.views.frame import address, case_page, opened_case

from ..actions import finder
from ..actions.finder import Found
from ..forms.finder import FinderForm
from ..matching import Fit

READ = (Section.C1, Section.C2)
HEADINGS = {
    Fit.FITS: _("Fits, as far as is known"),
    Fit.ASK_FIRST: _("Ask first"),
    Fit.DOES_NOT_FIT: _("Does not fit"),
}


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    form = FinderForm(request.GET or None)
    found: list[Found] = []
    if form.is_bound and form.is_valid() and open_to(case, Section.C2):
        kind = ServiceKind(form.cleaned_data["service"])
        special = [SpecialNeed(code) for code in form.cleaned_data["special"]]
        found = finder.offered(case, by=request.user, kind=kind, age=form.cleaned_data["age"], special=special)
    return case_page(
        request,
        case,
        "referrals/finder.html",
        here="referrals:index",
        form=form,
        back=address("referrals:index", case),
        is_closed=not open_to(case, Section.C2),
        was_asked=form.is_bound and not form.errors,
        groups=[
            {"heading": heading, "folded": fit is Fit.DOES_NOT_FIT, "rows": [_row(one) for one in rows]}
            for fit, heading in HEADINGS.items()
            if (rows := [one for one in found if one.match.fit is fit])
        ],
    )


def _row(one: Found) -> dict[str, Any]:
    """Of a place to stay nothing below its province is known here at all."""
    body, service = one.service.organisation, one.service
    where = wording.name_of(service.province) if service.province else _("province not confirmed")
    return {
        "slug": body.slug,
        "name": wording.name_of(service.office) if service.office else wording.name_of(body),
        "where": where,
        "invented": body.invented,
        "because": one.match.because,
        "ask_first": one.match.ask_first,
        "does_not_fit": one.match.does_not_fit,
        "verified": wording.day(one.verified_on) if one.verified_on else _("not confirmed with them"),
        "is_old": one.is_old and one.verified_on is not None,
        "source": service.source,
    }
