"""Another country is asked about the person: what was weighed, what was told, what came back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.countries import COUNTRY_WORDS
from orgs.requests import SignedInRequest
from screening import access
from screening.actions import bases
from screening.forms.bases import basis_form, chosen_basis
from screening.models import Case
from screening.sections import Section
from screening.types import GivenBack, SharedGroup, SharingPurpose
from screening.views.blocks import Block, Link, Row, shown, words
from screening.views.frame import address, case_page, form_page, opened_case

from ..actions import exchanges
from ..forms.beyond import ContactForm, ExchangeAnswerForm, WeighForm
from ..forms.helping import GivenBackForm
from ..models import Exchange
from ..types import AskedFirst, Danger, ExchangeAbout, ExchangeWith, Wish

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:index"
PAGE = "referrals:exchanges"


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    may = access.refusal(request.user, "exchange.record", case) is None
    blocks = [_first(case, may=may), *(_exchange(case, row, may=may) for row in exchanges.of(case))]
    return case_page(request, case, "record.html", here=HERE, title=_("Asking another country"), blocks=blocks)


def _first(case: Case, *, may: bool) -> Block:
    offered = [
        Link(_("Weigh a contact"), address("referrals:exchange_weigh", case)),
        Link(_("Record the person's consent"), address("referrals:consent_exchange", case)),
        Link(_("Share without consent"), address("referrals:sharing_exchange", case)),
    ]
    text = _("First it is weighed what the contact could do. Then the person agrees, and the least is told.")
    return Block(
        _("A mission, or the focal point of a country"), text=text, links=offered if may else [], guideline=(9, 38, 39)
    )


def _exchange(case: Case, row: Exchange, *, may: bool) -> Block:
    rows = [
        Row(_("Who there"), row.get_with_whom_display(), row.get_exchange_about_display()),
        Row(_("Who asked for it"), row.get_asked_first_display()),
        Row(_("The person's wish"), row.get_wish_display()),
        Row(_("Danger"), row.get_danger_display(), shown(case, row, "risk")),
        Row(_("Weighed"), wording.moment(row.recorded_at), row.recorded_by.code),
        Row(_("Contact"), wording.moment(row.took_place_at) if row.took_place_at else _("not made"), _by(row)),
    ]
    if row.contacted_at:
        rows += [
            Row(_("To whom"), shown(case, row, "addressed_to")),
            Row(_("What was told"), shown(case, row, "told"), words(row.groups, SharedGroup)),
            Row(_("Answer"), shown(case, row, "answer") if row.answered_at else _("not yet")),
        ]
    if row.given_back:
        rows.append(Row(_("Given back"), row.get_given_back_display()))
    asks = exchanges.is_to_give_back(row)
    heading = _("The person took their consent back")
    text = _("Ask them to return or delete what they were told, then write down what became of it.")
    return Block(
        COUNTRY_WORDS.get(row.country, row.country),
        rows=rows,
        notice={"heading": heading, "text": text, "tone": "due"} if asks else None,
        links=_acts(case, row) if may else [],
    )


def _by(row: Exchange) -> str:
    return row.contacted_by.code if row.contacted_by else ""


def _acts(case: Case, row: Exchange) -> list[Link]:
    offered = [
        ("referrals:exchange_contact", _("Write down the contact"), row.contacted_at is None),
        ("referrals:exchange_answer", _("Write down the answer"), bool(row.contacted_at) and row.answered_at is None),
        ("referrals:exchange_give_back", _("Returned or deleted"), exchanges.is_to_give_back(row)),
    ]
    return [Link(label, address(name, case, str(row.pk))) for name, label, fits in offered if fits]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def weigh(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="exchange.record", want=READ)
    return form_page(
        request,
        case,
        form=WeighForm(request.POST or None),
        act=lambda values: exchanges.weigh(
            by=request.user,
            case=case,
            country=values["country"],
            with_whom=ExchangeWith(values["with_whom"]),
            exchange_about=ExchangeAbout(values["exchange_about"]),
            asked_first=AskedFirst(values["asked_first"]),
            wish=Wish(values["wish"]),
            danger=Danger(values["danger"]),
            risk=values["risk"],
        ),
        title=_("Weigh a contact with another country"),
        intro=_("Nothing leaves by this. What is weighed stays on record, also where no contact follows (G9)."),
        here=HERE,
        then=address(PAGE, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case, row = _one(request, ref, pk)
    standing = bases.standing(case, SharingPurpose.EXCHANGE, today=clock.today())
    found = [one for one in standing if one.country == row.country]
    return form_page(
        request,
        case,
        form=basis_form(ContactForm, request.POST or None, found),
        act=lambda values: exchanges.contact(
            by=request.user,
            exchange=row,
            basis=chosen_basis(found, values),
            groups=[SharedGroup(code) for code in values["groups"]],
            took_place_at=values["took_place_at"],
            addressed_to=values["addressed_to"],
            told=values["told"],
        ),
        title=_("The contact"),
        intro=""
        if found
        else _("The person has not agreed that this country is asked. Ask them first, and record it."),
        here=HERE,
        then=address(PAGE, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case, row = _one(request, ref, pk)
    return form_page(
        request,
        case,
        form=ExchangeAnswerForm(request.POST or None),
        act=lambda values: exchanges.answer(by=request.user, exchange=row, answer=values["answer"]),
        title=_("What came back"),
        here=HERE,
        then=address(PAGE, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case, row = _one(request, ref, pk)
    return form_page(
        request,
        case,
        form=GivenBackForm(request.POST or None),
        act=lambda values: exchanges.give_back(by=request.user, exchange=row, how=GivenBack(values["how"])),
        title=_("What became of what was told?"),
        here=HERE,
        then=address(PAGE, case),
    )


def _one(request: SignedInRequest, ref: str, pk: str) -> tuple[Case, Exchange]:
    case = opened_case(request, ref, need="exchange.record", want=READ)
    return case, get_object_or_404(case.exchange_set.select_related("consent"), pk=pk)
