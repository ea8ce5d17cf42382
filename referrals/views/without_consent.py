"""The named act: somebody is told without the person's consent, on a ground, by two people."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import wording
from orgs.requests import SignedInRequest
from screening import access
from screening.actions import sharing
from screening.forms.shared import ConfirmForm
from screening.models import SharingWithoutConsent
from screening.sections import Section
from screening.types import SharedGroup, SharingGround, SharingPurpose
from screening.views.blocks import CLOSED, Row, words
from screening.views.frame import address, form_page, opened_case

from ..forms.consent import sharing_form
from .consents import offered_for
from .told import purpose_words, told_words

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@dataclass(frozen=True)
class Sharing:
    """One purpose for which somebody may be told without consent. Nobody is traced this way."""

    name: str
    purpose: SharingPurpose
    title: Promise


SHARING = (
    Sharing("sharing_propose", SharingPurpose.HELP, _("Share without consent: an office helps")),
    Sharing("sharing_take_over", SharingPurpose.TAKE_OVER, _("Share without consent: another office answers")),
    Sharing("sharing_search", SharingPurpose.SEARCH, _("Tell the police that the person is missed")),
    Sharing("sharing_exchange", SharingPurpose.EXCHANGE, _("Share without consent: another country is asked")),
)
SHARING_BY_NAME = {one.name: one for one in SHARING}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, ref: str, name: str) -> HttpResponse:
    one = SHARING_BY_NAME[name]
    case = opened_case(request, ref, need="sharing.propose", want=READ)
    offered = offered_for(case)

    def act(values: dict[str, Any]) -> Any:
        return sharing.propose(
            by=request.user,
            case=case,
            to=offered.recipient(one.purpose, values),
            groups=[SharedGroup(code) for code in values.get("groups", ())],
            until_on=values["until_on"],
            ground=SharingGround(values["ground"]),
            reason=values["reason"],
        )

    return form_page(
        request,
        case,
        form=sharing_form(request.POST or None, one.purpose, offered=offered),
        act=act,
        title=one.title,
        intro=_(
            "Only where a life is at risk, a child needs protection or a law asks for it. A supervisor confirms it."
        ),
        here="referrals:index",
        then=address("referrals:index", case),
        said=_("A supervisor is asked. Nothing was shared yet."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
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
        told, reason = (told_words(row), str(row.reason)) if may_read else (CLOSED, CLOSED)
    return [
        Row(_("Ground"), row.get_ground_display()),
        Row(_("Reason"), reason, row.recorded_by.code),
        Row(_("For what?"), purpose_words(row)),
        Row(_("Who is told"), told),
        Row(_("What they may know"), words(row.groups, SharedGroup)),
        Row(_("Until"), wording.day(row.until_on)),
    ]
