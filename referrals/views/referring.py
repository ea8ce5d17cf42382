"""The forms that ask an office to help, take that back, answer what it asks, and end it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import clock
from orgs.requests import SignedInRequest
from screening.actions import bases
from screening.forms.bases import basis_form, chosen_basis
from screening.forms.shared import ConfirmForm
from screening.models import Case
from screening.sections import Section
from screening.types import SharingPurpose, Urgency
from screening.views.frame import address, form_page, opened_case

from ..actions import referring
from ..forms.referring import AnswerForm, DraftForm, EndForm
from ..models import Referral
from ..types import EndedWhy

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:index"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="referral.write", want=READ)
    found = bases.standing(case, SharingPurpose.HELP, today=clock.today())
    return form_page(
        request,
        case,
        form=basis_form(DraftForm, request.POST or None, found),
        act=lambda values: referring.draft(
            by=request.user,
            case=case,
            basis=chosen_basis(found, values),
            urgency=Urgency(values["urgency"]),
            words=values["words"],
        ),
        title=_("Ask an office to help"),
        intro="" if found else _("The person has agreed to no office yet. Ask them first, and record their consent."),
        here=HERE,
        then=address(HERE, case),
        said=_("Written down. Nothing has left yet: read it once more, then send it."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case, row = _one(request, ref, pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: referring.send(by=request.user, referral=row),
        title=_("Send the referral to %(office)s") % {"office": row.to_office.name},
        intro=_(
            "Until they accept they read only: age band, gender, languages, needs, province and how soon. "
            "Then one person they name reads what was agreed."
        ),
        submit_label=_("Send it"),
        here=HERE,
        then=address(HERE, case),
        said=_("Sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case, row = _one(request, ref, pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: referring.take_back(by=request.user, referral=row),
        title=_("Take the referral back"),
        submit_label=_("Take it back"),
        here=HERE,
        then=address(HERE, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case, row = _one(request, ref, pk)
    return form_page(
        request,
        case,
        form=EndForm(request.POST or None),
        act=lambda values: referring.end(
            by=request.user, referral=row, why=EndedWhy(values["why"]), words=values["words"]
        ),
        title=_("End the referral"),
        here=HERE,
        then=address(HERE, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question_answer(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="referral.write", want=READ)
    row = get_object_or_404(case.referralquestion_set, pk=pk)
    return form_page(
        request,
        case,
        form=AnswerForm(request.POST or None),
        act=lambda values: referring.answer(by=request.user, question=row, answer=values["answer"]),
        title=_("Answer the office"),
        intro=str(row.question),
        here=HERE,
        then=address(HERE, case),
    )


def _one(request: SignedInRequest, ref: str, pk: str) -> tuple[Case, Referral]:
    case = opened_case(request, ref, need="referral.write", want=READ)
    return case, get_object_or_404(case.referral_set.select_related("to_office", "grant"), pk=pk)
