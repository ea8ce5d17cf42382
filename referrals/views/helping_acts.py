"""What the office asked to help may do, as one table: every row is a form on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.models import User
from orgs.requests import SignedInRequest
from orgs.sheets import SheetForm
from screening import access
from screening.access import Denied
from screening.actions import grants
from screening.forms.shared import ConfirmForm
from screening.models import Case
from screening.sections import Section
from screening.views.blocks import Link
from screening.views.frame import address, form_page, opened_case

from ..actions import helping
from ..forms import helping as forms
from ..models import Referral
from ..types import GOING_ON, HELPING, WAITING, DeclinedWhy, EndedWhy, Outcome, ReferralStatus

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
HERE = "referrals:helping"


@dataclass(frozen=True)
class Act:
    """One act of the office asked to help: whose it is, when it is offered, what it asks and what it does.

    ``closes``: it closes the case to this office, so that the way on leads to the list.
    """

    name: str
    title: Promise
    permission: str
    at: tuple[ReferralStatus, ...]
    form: Callable[[Any, Referral], SheetForm]
    do: Callable[[User, Referral, dict[str, Any]], Any]
    offered_to: Callable[[User, Referral], bool]
    closes: bool = False


def _anyone(user: User, referral: Referral) -> bool:
    """Whoever reads the referral works in the office asked."""
    return True


def _asks(form: type[SheetForm]) -> Callable[[Any, Referral], SheetForm]:
    return lambda data, row: form(data)


def _naming(data: Any, row: Referral) -> SheetForm:
    return forms.named_form(data, people=grants.may_be_named_in(row.sent_grant))


def _named(row: Referral, said: dict[str, Any]) -> User:
    return grants.may_be_named_in(row.sent_grant).get(code=said["named"])


def _accept(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.accept(by=by, referral=row, named=_named(row, said))


def _decline(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.decline(by=by, referral=row, why=DeclinedWhy(said["why"]), words=said["words"])


def _begin(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.begin(by=by, referral=row)


def _note(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.write(by=by, referral=row, text=said["text"])


def _complete(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.complete(by=by, referral=row, outcome=Outcome(said["outcome"]), words=said["words"])


def _leave(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.leave(by=by, referral=row, why=EndedWhy(said["why"]), words=said["words"])


def _ask(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.ask(by=by, referral=row, question=said["question"])


def _name(by: User, row: Referral, said: dict[str, Any]) -> Any:
    return helping.name(by=by, referral=row, named=_named(row, said))


ANSWER, SERVE, ACCEPTED = "referral.answer", "referral.serve", (ReferralStatus.ACCEPTED,)
NAMED = helping.is_named
ACTS = (
    Act("accept", _("Accept, and name who helps"), ANSWER, WAITING, _naming, _accept, _anyone),
    Act("decline", _("Decline"), ANSWER, WAITING, _asks(forms.DeclineForm), _decline, _anyone, closes=True),
    Act("begin", _("The person has come"), SERVE, ACCEPTED, _asks(ConfirmForm), _begin, NAMED),
    Act("note", _("Write a note on the help"), SERVE, HELPING, _asks(forms.NoteForm), _note, NAMED),
    Act("complete", _("It is done"), SERVE, HELPING, _asks(forms.CompleteForm), _complete, NAMED, closes=True),
    Act("leave", _("End it before it is done"), SERVE, HELPING, _asks(forms.LeaveForm), _leave, NAMED, closes=True),
    Act("ask", _("Ask the caseworker"), ANSWER, GOING_ON, _asks(forms.QuestionForm), _ask, helping.may_ask),
    Act("name", _("Name somebody else"), ANSWER, HELPING, _naming, _name, helping.may_name),
)  # fmt: skip
ACT_BY_NAME = {act.name: act for act in ACTS}


def links(user: User, case: Case, row: Referral) -> list[Link]:
    """What ``user`` may do with a referral now."""
    return [
        Link(act.title, address(f"referrals:{act.name}", case, str(row.pk)))
        for act in ACTS
        if row.status in act.at and act.offered_to(user, row) and access.refusal(user, act.permission, case) is None
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: SignedInRequest, ref: str, pk: str, name: str) -> HttpResponse:
    """The form of one act, about one referral that is open to whoever asks now."""
    one = ACT_BY_NAME[name]
    case = opened_case(request, ref, need=one.permission, want=READ)
    row = next((row for row in helping.of(case, request.user) if str(row.pk) == str(pk)), None)
    if row is None:
        raise Denied(access.UNKNOWN, case=case, act=one.permission, may_know=False)
    return form_page(
        request,
        case,
        form=one.form(request.POST or None, row),
        act=lambda values: one.do(request.user, row, values),
        title=one.title,
        here=HERE,
        then=address("referrals:inbox", None) if one.closes else address(HERE, case),
    )
