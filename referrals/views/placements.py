"""The form that says where the person lives now."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest
from screening.sections import Section
from screening.views.frame import address, form_page, opened_case

from ..actions import placements
from ..forms.referring import PlacementForm
from ..types import PlacementKind

READ = (Section.C1, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="placement.record", want=READ)
    return form_page(
        request,
        case,
        form=PlacementForm(request.POST or None),
        act=lambda values: placements.record(
            by=request.user,
            case=case,
            kind=PlacementKind(values["kind"]),
            began_on=values["began_on"],
            where=values["where"],
        ),
        title=_("Where the person lives now"),
        here="referrals:index",
        then=address("referrals:index", case),
    )
