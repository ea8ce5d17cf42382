"""What the office asked to help reads of one person, and the forms with which it answers and records what it does."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs.models import User
from orgs.requests import SignedInRequest
from screening import access
from screening.access import Denied
from screening.actions import grants
from screening.forms.shared import ConfirmForm
from screening.models import Case
from screening.sections import Section
from screening.views.blocks import Block, Entry, Link, Row, open_to, shown
from screening.views.frame import address, case_page, form_page, opened_case

from ..actions import helping
from ..forms import helping as forms
from ..models import Referral
from ..types import GOING_ON, HELPING, WAITING, DeclinedWhy, EndedWhy, Outcome, ReferralStatus
from . import given
from .overview import standing

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:helping"
LINKS = (
    ("referrals:accept", _("Accept, and name who helps"), "referral.answer", WAITING),
    ("referrals:decline", _("Decline"), "referral.answer", WAITING),
    ("referrals:begin", _("The person has come"), "referral.serve", (ReferralStatus.ACCEPTED,)),
    ("referrals:note", _("Write a note"), "referral.serve", HELPING),
    ("referrals:complete", _("It is done"), "referral.serve", HELPING),
    ("referrals:leave", _("End it before it is done"), "referral.serve", HELPING),
    ("referrals:ask", _("Ask the caseworker"), "referral.answer", GOING_ON),
    ("referrals:name", _("Name somebody else"), "referral.answer", HELPING),
)  # fmt: skip


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
    return case_page(request, case, "helping.html", here=HERE, title=title, blocks=blocks, back=back)


def _asked(user: User, case: Case, row: Referral) -> Block:
    mine = row.grant is not None and row.grant.named_id == user.pk
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
        row.get_service_display(), rows=rows, entries=_said(case, row, mine=mine), links=_links(user, case, row)
    )


def _said(case: Case, row: Referral, *, mine: bool) -> list[Entry]:
    """What was asked back and answered, for those who helped to ask; own notes, for whoever helps."""
    with access.helping_open(case):
        said = [
            Entry(str(asked.question), at=asked.recorded_at, who=asked.recorded_by.code, text=str(asked.answer))
            for asked in row.questions.all()
        ]
        notes = row.notes.all() if mine else ()
        return said + [Entry(_("Note"), at=n.recorded_at, who=n.recorded_by.code, text=str(n.text)) for n in notes]


def _links(user: User, case: Case, row: Referral) -> list[Link]:
    """A helper's own acts are offered to whoever this referral names, and to nobody else."""
    mine = row.grant is not None and row.grant.named_id == user.pk
    return [
        Link(label, address(name, case, str(row.pk)))
        for name, label, permission, at in LINKS
        if row.status in at
        and (mine or permission == "referral.answer")
        and access.refusal(user, permission, case) is None
    ]


def _act(
    request: SignedInRequest, ref: str, pk: str, *, need: str, title: Any, make: Callable[[Referral], Any], act: Any
) -> HttpResponse:
    """A form of whoever helps, about one referral that is open to them now."""
    case = opened_case(request, ref, need=need, want=READ)
    row = next((one for one in helping.of(case, request.user) if str(one.pk) == str(pk)), None)
    if row is None:
        raise Denied(access.UNKNOWN, case=case, act=need, may_know=False)
    return form_page(
        request,
        case,
        form=make(row),
        act=lambda values: act(row, values),
        title=title,
        here=HERE,
        # Ending it closes the case to this office, so the way on leads to the list.
        then=address("referrals:inbox", None),
    )


METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(METHODS)
def accept(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.answer",
        title=_("Accept, and name who helps"),
        make=lambda row: forms.named_form(request.POST or None, people=grants.may_be_named_in(row.sent_grant)),
        act=lambda row, said: helping.accept(by=request.user, referral=row, named=_named(row, said)),
    )


@login_required
@require_http_methods(METHODS)
def name(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.answer",
        title=_("Name somebody else"),
        make=lambda row: forms.named_form(request.POST or None, people=grants.may_be_named_in(row.sent_grant)),
        act=lambda row, said: helping.name(by=request.user, referral=row, named=_named(row, said)),
    )


def _named(row: Referral, said: dict[str, Any]) -> User:
    return next(user for user in grants.may_be_named_in(row.sent_grant) if user.code == said["named"])


@login_required
@require_http_methods(METHODS)
def decline(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.answer",
        title=_("Decline"),
        make=lambda row: forms.DeclineForm(request.POST or None),
        act=lambda row, said: helping.decline(
            by=request.user, referral=row, why=DeclinedWhy(said["why"]), words=said["words"]
        ),
    )


@login_required
@require_http_methods(METHODS)
def ask(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.answer",
        title=_("Ask the caseworker"),
        make=lambda row: forms.QuestionForm(request.POST or None),
        act=lambda row, said: helping.ask(by=request.user, referral=row, question=said["question"]),
    )


@login_required
@require_http_methods(METHODS)
def begin(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.serve",
        title=_("The person has come"),
        make=lambda row: ConfirmForm(request.POST or None),
        act=lambda row, said: helping.begin(by=request.user, referral=row),
    )


@login_required
@require_http_methods(METHODS)
def note(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.serve",
        title=_("Write a note"),
        make=lambda row: forms.NoteForm(request.POST or None),
        act=lambda row, said: helping.write(by=request.user, referral=row, text=said["text"]),
    )


@login_required
@require_http_methods(METHODS)
def complete(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.serve",
        title=_("It is done"),
        make=lambda row: forms.CompleteForm(request.POST or None),
        act=lambda row, said: helping.complete(
            by=request.user, referral=row, outcome=Outcome(said["outcome"]), words=said["words"]
        ),
    )


@login_required
@require_http_methods(METHODS)
def leave(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    return _act(
        request,
        ref,
        pk,
        need="referral.serve",
        title=_("End it before it is done"),
        make=lambda row: forms.LeaveForm(request.POST or None),
        act=lambda row, said: helping.leave(
            by=request.user, referral=row, why=EndedWhy(said["why"]), words=said["words"]
        ),
    )
