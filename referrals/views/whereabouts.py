"""Where the office is that has accepted a person: for whoever works on the case, and only while that office helps."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs.requests import SignedInRequest
from screening import access
from screening.sections import Section
from screening.views.blocks import Block, Link
from screening.views.frame import address, case_page, opened_case

from ..actions import whereabouts

READ = (Section.C1, Section.C4)
HERE = "referrals:index"


@login_required
@require_safe
def read(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="referral.write", want=READ)
    row = get_object_or_404(case.referral_set.select_related("to_office"), pk=pk)
    if not whereabouts.is_told(row):
        raise access.Denied(access.UNKNOWN, case=case, act="whereabouts.read", may_know=False)
    words = whereabouts.read(by=request.user, case=case, referral=row)
    text = _("For bringing the person there, and for nothing else. Do not write it down or send it on.")
    block = Block(
        row.to_office.name,
        text=text,
        items=words.splitlines(),
        empty=_("They have not written it down. Ask them by telephone."),
    )
    block.links = [Link(_("Referrals"), address(HERE, case))]
    return case_page(request, case, "record.html", here=HERE, title=_("Where it is"), blocks=[block])
