"""What the office asked to help reads of one person, and the forms with which it answers and records what it does."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs.models import User
from orgs.requests import SignedInRequest
from screening import access
from screening.models import Case
from screening.sections import Section
from screening.views.blocks import Block, Entry, Row, open_to, shown
from screening.views.frame import address, case_page, opened_case

from ..actions import helping
from ..models import Referral
from ..types import ReferralStatus
from . import given
from .helping_acts import links
from .overview import standing

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:helping"


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    """What was asked of this office, and of the person what may be read now: a summary, then what was agreed."""
    case = opened_case(request, ref, need="referral.read", want=READ)
    rows = helping.of(case, request.user)
    blocks = [_asked(request.user, case, row) for row in rows]
    blocks += given.blocks(case)
    title = _("Asked to help") if case.summary_only else _("Helping")
    back = address("referrals:inbox", None)
    return case_page(request, case, "referrals/helping.html", here=HERE, title=title, blocks=blocks, back=back)


def _asked(user: User, case: Case, row: Referral) -> Block:
    mine = helping.is_named(user, row)
    rows = [
        Row(_("Where it stands"), standing(row)),
        Row(_("How soon"), row.get_urgency_display()),
        Row(_("Asked by"), case.responsible_office.name),
    ]
    if row.grant and row.grant.named:
        rows.append(Row(_("Helps"), row.grant.named.code))
    if mine and open_to(case, Section.C3) and row.words:
        rows.append(Row(_("What is asked"), shown(case, row, "words")))
    return Block(
        row.get_service_display(), rows=rows, entries=_said(user, case, row, mine=mine), links=links(user, case, row)
    )


def _said(user: User, case: Case, row: Referral, *, mine: bool) -> list[Entry]:
    """What was asked back and answered, open to colleagues until somebody is named; own notes, for whoever helps."""
    if not mine and row.status != ReferralStatus.SENT:
        return []
    with access.helping_open(user, case):
        said = [
            Entry(str(asked.question), at=asked.recorded_at, who=asked.recorded_by.code, text=str(asked.answer))
            for asked in row.questions.all()
        ]
        notes = row.notes.all() if mine else ()
        return said + [Entry(_("Note"), at=n.recorded_at, who=n.recorded_by.code, text=str(n.text)) for n in notes]
