"""The forms with which a person's yes to one office is recorded, and taken back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import wording
from orgs.requests import SignedInRequest
from screening import access
from screening.actions import consents, grants, relatives, sharing
from screening.forms.shared import ConfirmForm
from screening.models import Case, SharingWithoutConsent
from screening.people import Part
from screening.sections import Section
from screening.types import GivenBy, ServiceKind, SharedGroup, SharingGround, TeachBack
from screening.views.blocks import CLOSED, Row, words
from screening.views.frame import address, form_page, opened_case

from ..forms.consent import WithdrawForm, consent_form, sharing_form

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
CHILD = ("child_assents", "best_interests")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="consent.record", want=READ)
    offices = grants.offices_to_ask(case)
    # Whoever is implicated or must not be told is not even offered.
    guardians = relatives.who_may(Part.CONSENT, case)
    form = consent_form(request.POST or None, is_child=case.is_child, offices=offices, guardians=guardians)

    def act(values: dict[str, Any]) -> Any:
        office = next(row for row in offices if str(row.pk) == values["office"])
        guardian = next((row for row in guardians if str(row.pk) == values.get("guardian")), None)
        return _recorded(request, case, values, office=office, guardian=guardian)

    return form_page(
        request,
        case,
        form=form,
        act=act,
        title=_("The person agrees that an office is told"),
        intro=_("One service, one office. Refusing never ends or shortens any help; a yes can be taken back any day."),
        here="referrals:index",
        then=address("referrals:index", case),
        said=_("Saved: the consent. Nothing has been sent yet."),
    )


def _recorded(request: SignedInRequest, case: Case, values: dict[str, Any], **chosen: Any) -> Any:
    return consents.record(
        by=request.user,
        case=case,
        service=ServiceKind(values["service"]),
        groups=[SharedGroup(code) for code in values["groups"]],
        until_on=values["until_on"],
        language=values["language"],
        teach_back=TeachBack(values["teach_back"]),
        words=values["words"],
        given_by=GivenBy(values.get("given_by") or GivenBy.SELF),
        **{name: values[name] for name in CHILD if name in values},
        **chosen,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="consent.record", want=READ)
    row = get_object_or_404(case.consent_set, pk=pk)
    return form_page(
        request,
        case,
        form=WithdrawForm(request.POST or None),
        act=lambda values: consents.withdraw(by=request.user, consent=row, words=values["words"]),
        title=_("The person takes their consent back"),
        intro=_("What rests on it closes at once. Each office that read it is asked to give back or delete it."),
        submit_label=_("Close it now"),
        here="referrals:index",
        then=address("referrals:index", case),
        said=_("Closed. The offices are asked to give back or delete what they have."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose_without(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="sharing.propose", want=READ)
    offices = grants.offices_to_ask(case)

    def act(values: dict[str, Any]) -> Any:
        return sharing.propose(
            by=request.user,
            case=case,
            service=ServiceKind(values["service"]),
            office=next(row for row in offices if str(row.pk) == values["office"]),
            groups=[SharedGroup(code) for code in values["groups"]],
            until_on=values["until_on"],
            ground=SharingGround(values["ground"]),
            reason=values["reason"],
        )

    return form_page(
        request,
        case,
        form=sharing_form(request.POST or None, offices=offices),
        act=act,
        title=_("Share without consent"),
        intro=_(
            "Only where a life is at risk, a child needs protection or a law asks for it. A supervisor confirms it."
        ),
        here="referrals:index",
        then=address("referrals:index", case),
        said=_("A supervisor is asked. Nothing was shared yet."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_without(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="sharing.confirm", want=READ)
    row = get_object_or_404(case.sharingwithoutconsent_set.select_related("case", "office", "recorded_by"), pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: sharing.confirm(by=request.user, sharing=row),
        title=_("Confirm sharing without consent"),
        intro=_("Confirm only what you would answer for yourself. Nothing was shared yet."),
        template="form_about.html",
        rows=_proposed(request, row),
        submit_label=_("Confirm"),
        here="referrals:index",
        then=address("referrals:index", case),
    )


def _proposed(request: SignedInRequest, row: SharingWithoutConsent) -> list[Row]:
    with access.sharing_open(request.user, row) as may_read:
        office, reason = (row.office.name, str(row.reason)) if may_read else (CLOSED, CLOSED)
    return [
        Row(_("Ground"), row.get_ground_display()),
        Row(_("Reason"), reason, row.recorded_by.code),
        Row(_("For which help?"), row.get_service_display()),
        Row(_("Office"), office),
        Row(_("What they may know"), words(row.groups, SharedGroup)),
        Row(_("Until"), wording.day(row.until_on)),
    ]
