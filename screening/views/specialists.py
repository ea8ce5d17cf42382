"""Who examines a case: named by the office that is asked, or passed on to the national one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from ..actions import identifying, specialists
from ..forms.finding import SpecialistForm
from ..forms.shared import ConfirmForm
from .frame import address, form_page, opened_case


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="specialist.name")
    people = {user.code: user for user in specialists.possible(case)}
    return form_page(
        request,
        case,
        form=SpecialistForm(request.POST or None, people=list(people.values())),
        act=lambda values: specialists.name(by=request.user, case=case, specialist=people[values["specialist"]]),
        title=_("Name a specialist"),
        intro=_("Trained, of the identifying office, and without any part in an arrest or an earlier finding."),
        here="finding",
        then=address("case", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="identification.pass_on")
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: identifying.pass_on(by=request.user, case=case),
        title=_("Pass on to the national office"),
        intro=_(
            "For an office that cannot examine this person: it held them, or nobody there is trained or free to. "
            "The national office names a specialist of another. A finding that was proposed and not answered lapses."
        ),
        submit_label=_("Pass on"),
        here="case",
        then=address("home", None),
        said=_("The national office is asked now."),
    )
