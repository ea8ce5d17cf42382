"""Another office is to answer for the person: offered, and accepted or not. Until then nothing moves."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.models import User
from orgs.requests import SignedInRequest

from .. import access
from ..actions import bases, transfers
from ..forms.bases import basis_form, chosen_basis
from ..forms.shared import ConfirmForm
from ..forms.transfers import TransferDeclineForm, TransferForm
from ..models import Case, Transfer
from ..sections import Section
from ..types import DeclinedWhy, SharingPurpose, TransferStatus
from . import receipt
from .blocks import CLOSED, Block, Entry, Link, Row, open_to, shown
from .frame import address, case_page, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:index"


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="transfer.read", want=READ)
    if reader_may(request, case, "transfer.answer"):
        blocks = [_offered_to_us(request.user, case), receipt.summary(case)]
        blocks[1].heading = _("What you may know before you accept")
    else:
        blocks = [_ours(request.user, case), _all(case)]
    title = _("Who answers for the person")
    return case_page(request, case, "record.html", here=HERE, title=title, blocks=blocks)


def _offered_to_us(user: User, case: Case) -> Block:
    rows = [Row(_("Offered by"), case.responsible_office.name)]
    text = _("Once you accept, your office answers for the person, reads the whole case and names a caseworker.")
    links = _links(user, case, ("transfer_accept", _("Accept")), ("transfer_decline", _("Decline")))
    return Block(_("A person is offered to your office"), text=text, rows=rows, links=links, guideline=44)


def _ours(user: User, case: Case) -> Block:
    waits = any(row.status == TransferStatus.OFFERED for row in transfers.of(case))
    offered = (
        [("transfer_take_back", _("Take the offer back"))]
        if waits
        else [
            ("referrals:consent_take_over", _("Record the person's consent")),
            ("transfer_offer", _("Offer the person to another office")),
        ]
    )
    rows = [
        Row(_("Office"), case.responsible_office.name),
        Row(_("Answers for the person"), case.responsible.code if case.responsible else _("nobody now")),
    ]
    text = _("First the person agrees. The other office reads a summary, and nothing moves until it accepts.")
    return Block(_("Now"), text=text, rows=rows, links=_links(user, case, *offered), guideline=44)


def _links(user: User, case: Case, *offered: tuple[str, Any]) -> list[Link]:
    needs = {
        "transfer_accept": "transfer.answer",
        "transfer_decline": "transfer.answer",
        "referrals:consent_take_over": "consent.record",
    }
    return [
        Link(label, address(name, case))
        for name, label in offered
        if access.refusal(user, needs.get(name, "transfer.offer"), case) is None
    ]


def _all(case: Case) -> Block:
    entries = [
        Entry(
            _offices(case, row),
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=_standing(row),
            text=shown(case, row, "words"),
            why=shown(case, row, "answer_words"),
        )
        for row in transfers.of(case)
    ]
    return Block(_("Offered so far"), entries=entries, empty=_("No other office was offered the case."))


def _offices(case: Case, row: Transfer) -> Any:
    to = row.to_office.name if open_to(case, Section.C4) else CLOSED
    return _("From %(first)s to %(second)s") % {"first": row.from_office.name, "second": to}


def _standing(row: Transfer) -> str:
    said = [row.get_status_display(), row.get_declined_why_display() if row.declined_why else ""]
    if row.answered_at and row.answered_by:
        said += [wording.moment(row.answered_at), row.answered_by.code]
    return " · ".join(str(part) for part in said if part)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="transfer.offer", want=READ)
    found = bases.standing(case, SharingPurpose.TAKE_OVER, today=clock.today())
    return form_page(
        request,
        case,
        form=basis_form(TransferForm, request.POST or None, found),
        act=lambda values: transfers.offer(
            by=request.user, case=case, basis=chosen_basis(found, values), words=values["words"]
        ),
        title=_("Offer the person to another office"),
        intro="" if found else _("The person has agreed to no other office yet. Ask them first, and record it."),
        submit_label=_("Offer"),
        here=HERE,
        then=address("transfer", case),
        said=_("Offered. You answer for the person until they accept."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="transfer.answer")
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: transfers.accept(by=request.user, case=case),
        title=_("Accept: your office answers for the person"),
        intro=_("From now on you answer for them, until you name a caseworker."),
        submit_label=_("Accept"),
        here=HERE,
        then=address("case", case),
        said=_("Accepted. Name a caseworker next."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="transfer.answer")
    return form_page(
        request,
        case,
        form=TransferDeclineForm(request.POST or None),
        act=lambda values: transfers.decline(
            by=request.user, case=case, why=DeclinedWhy(values["why"]), words=values["words"]
        ),
        title=_("Decline to answer for the person"),
        intro=_("The office that offered it goes on answering for the person."),
        here=HERE,
        then=address("cases", None),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="transfer.offer", want=READ)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: transfers.take_back(by=request.user, case=case),
        title=_("Take the offer back"),
        submit_label=_("Take it back"),
        here=HERE,
        then=address("transfer", case),
    )
