"""The forms with which a person's yes is recorded, and taken back: one for each purpose, and nobody agrees to all."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest
from screening.actions import consents, grants, relatives
from screening.forms.shared import without_voice
from screening.models import Case
from screening.people import Part
from screening.sections import Section
from screening.types import GivenBy, SharedGroup, SharingPurpose, TeachBack
from screening.views.frame import address, form_page, opened_case

from ..forms.consent import Offered, WithdrawForm, consent_form

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
PLAIN = ("until_on", "language", "words", "child_assents", "best_interests")
REFUSING = _("Refusing never ends or shortens any help; a yes can be taken back any day.")


@dataclass(frozen=True)
class Asking:
    """What a person is asked for one purpose, in which words, and where that leads."""

    name: str
    purpose: SharingPurpose
    title: Promise
    intro: Promise
    then: str


ASKING = (
    Asking(
        "consent_record",
        SharingPurpose.HELP,
        _("The person agrees that an office is told"),
        _("One service, one office."),
        "referrals:index",
    ),
    Asking(
        "consent_take_over",
        SharingPurpose.TAKE_OVER,
        _("The person agrees that another office answers for them"),
        _("That office reads the whole case once it accepts; ours no longer does."),
        "screening:transfer",
    ),
    Asking(
        "consent_exchange",
        SharingPurpose.EXCHANGE,
        _("The person agrees that another country is asked"),
        _("Say who there learns of them, and what could follow. Tick the least."),
        "referrals:exchanges",
    ),
    Asking(
        "consent_tracing",
        SharingPurpose.TRACING,
        _("The person agrees that a relative is looked for"),
        _("Say who is asked, and what they are told. A child's own wish to phone home is not this."),
        "referrals:tracings",
    ),
)
ASKING_BY_NAME = {one.name: one for one in ASKING}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str, name: str) -> HttpResponse:
    one = ASKING_BY_NAME[name]
    case = opened_case(request, ref, need="consent.record", want=READ)
    offered = offered_for(case)
    form = consent_form(request.POST or None, one.purpose, is_child=case.is_child, offered=offered)

    def act(values: dict[str, Any]) -> Any:
        said = without_voice(values)
        return consents.record(
            by=request.user,
            case=case,
            to=offered.recipient(one.purpose, said),
            groups=[SharedGroup(code) for code in said.get("groups", ())],
            teach_back=TeachBack(said["teach_back"]),
            given_by=GivenBy(said.get("given_by") or GivenBy.SELF),
            guardian=offered.guardian(said),
            voice=form.voice(),
            **{column: said[column] for column in PLAIN if column in said},
        )

    return form_page(
        request,
        case,
        form=form,
        act=act,
        title=one.title,
        intro=f"{one.intro} {REFUSING}",
        here="referrals:index",
        then=address(one.then, case),
        said=_("Saved: the consent. Nothing has been sent yet."),
    )


def offered_for(case: Case) -> Offered:
    """Whoever may be chosen in a case that was opened: nobody implicated, nobody who must not be told."""
    return Offered(
        offices=grants.offices_to_ask(case),
        relatives=relatives.who_may(Part.BE_TRACED, case),
        guardians=relatives.who_may(Part.CONSENT, case),
        police=grants.police_offices(case),
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
        said=_("Closed. Whoever was told is asked to give back or delete what they have."),
    )
