"""Somebody asks to see a case by its reference, and its supervisor answers. It opens nothing by itself."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest
from orgs.views.frame import form_page as form_page_of_no_case

from .. import access
from ..actions import access_requests
from ..forms.access import AccessAnswerForm, AccessRequestForm
from ..models import AccessRequest
from ..types import AccessAnswer
from .blocks import Row
from .frame import address, form_page, opened_case

SENT = _("If there is such a case, whoever supervises it sees your request.")
OPENS = _(
    "A request opens nothing by itself. Somebody sees a case once its supervisor names them as caseworker, once their"
    " office is asked to help by a referral, or once another office offers the person to theirs."
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest) -> HttpResponse:
    return form_page_of_no_case(
        request,
        form=AccessRequestForm(request.POST or None),
        act=lambda said: access_requests.ask(by=request.user, reference=said["reference"], reason=said["reason"]),
        title=_("Ask to see a case"),
        about=_("The answer here is the same for every reference."),
        intro=OPENS,
        submit_label=_("Send the request"),
        back=address("cases", None),
        then=address("access_ask", None),
        said=SENT,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, ref: str, pk: UUID) -> HttpResponse:
    case = opened_case(request, ref, need="access.answer")
    row = next((one for one in access.access_requests(request.user) if (one.pk, one.case_id) == (pk, case.pk)), None)
    if row is None:
        raise Http404
    return form_page(
        request,
        case,
        form=AccessAnswerForm(request.POST or None),
        act=lambda values: access_requests.answer(by=request.user, request=row, answer=AccessAnswer(values["answer"])),
        title=_("Somebody asks to see this case"),
        intro=OPENS,
        template="form_about.html",
        rows=_what(request, row),
        submit_label=_("Answer"),
        here="case",
        then=address("approvals", None),
        said=_("The request is answered."),
    )


def _what(request: SignedInRequest, row: AccessRequest) -> list[Row]:
    with access.access_request_open(request.user, row):
        reason = str(row.reason)
    office = row.office.name if row.office else "–"
    return [Row(_("Asked by"), row.recorded_by.code, office), Row(_("What they wrote"), reason)]
