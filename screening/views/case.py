"""One case at a glance: where it stands, what is due and why, the gates of the next step, and the wishes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from orgs import clock, log, wording
from orgs.requests import SignedInRequest

from .. import access, facts, reference
from ..access import Tie
from ..forms.cases import PurposeForm
from ..models import Case
from ..sections import Section
from ..types import Stage
from . import overview, wishes
from .blocks import Block, Link, Row, shown
from .frame import address, case_page, opened_case, reader_may, reason
from .rail import rail
from .receipt import summary
from .strip import strip
from .tasks import pair, without_an_end

READ = (Section.C1, Section.C2, Section.C3)
PERIOD_SHOWN_AT = (Stage.REFLECTION, Stage.SUPPORT)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, want=READ)
    if case.ties <= access.OUTSIDE:
        return redirect(address(_page_outside(case.ties), case))
    return _receipt(request, case) if case.summary_only else _page(request, case)


def _page_outside(ties: frozenset[Tie]) -> str:
    """Where somebody of another office reads what they were asked, or ends what they gave."""
    if Tie.OFFERED in ties:
        return "transfer"
    return "referrals:helping" if ties & access.HELPS else "protected"


def _page(
    request: SignedInRequest, case: Case, *, purpose: PurposeForm | None = None, status: int = 200
) -> HttpResponse:
    """The overview; on top of it the question why, for whoever must say so before they read on."""
    trail = facts.trail_of(case)
    case_facts = facts.of(case, today=clock.today(), trail=trail)
    alerts = overview.alerts(case, case_facts, trail.detentions)
    if purpose is None and case.asks_purpose:
        purpose = PurposeForm()
    return case_page(
        request,
        case,
        "case_read.html",
        here="case",
        status=status,
        bar=overview.bar(case, alerts, primary=_primary(request, case)),
        alerts=alerts,
        stages=rail(case, trail, case_facts),
        strip=_strip(case, trail),
        reflection_url=address("reflection", case),
        purpose=purpose,
        purpose_said=_purpose_said(request, ref=case.reference) if Section.C2 in case.opened else "",
        purpose_url=address("purpose", case),
        due=_due(request, case, is_held=case_facts.detained),
        wants=_wants(case),
        step=overview.next_step(request.user, case, case_facts),
        notes=overview.last_notes(case) if Section.C3 in case.opened else None,
        beside=[
            overview.who_works(request.user, case, case_facts),
            overview.requests(request.user, case),
            *_contact(case),
        ],
    )


@login_required
@require_POST
def choose_purpose(request: SignedInRequest, ref: str) -> HttpResponse:
    """Chosen once for a case in this sign-in; from then on each page opened carries it."""
    case = opened_case(request, ref, need="screening.read")
    form = PurposeForm(request.POST)
    if not form.is_valid():
        return _page(request, case, purpose=form, status=422)
    chosen = {"purpose": form.cleaned_data["purpose"], "identity": form.cleaned_data["with_identity"]}
    request.session["purposes"] = {**request.session.get("purposes", {}), case.reference: chosen}
    why = "identity_too" if chosen["identity"] else ""
    log.seen("case.purpose_chosen", by=request.user, case=case, purpose=chosen["purpose"], why=why)
    return redirect(address("case", case))


def _receipt(request: SignedInRequest, case: Case) -> HttpResponse:
    """For whoever began it, once it was received; or for the office that is asked to receive it."""
    if Tie.OFFICE_ASKED in case.ties:
        block = summary(case)
    else:
        rows = [
            Row(_("Reference"), reference.shown(case.reference)),
            Row(_("Received"), wording.moment(case.received_at) if case.received_at else _("not yet")),
            Row(_("Who answers for it"), case.responsible_office.name),
        ]
        block = Block(_("Receipt"), text=_("The case is in other hands now. You may answer questions."), rows=rows)
    block.links = [Link(_("Hand-over"), address("handover", case))]
    if reader_may(request, case, "denial.add"):
        block.links.append(Link(_("Shut someone out"), address("denial_add", case)))
    if reader_may(request, case, "protected.write"):
        block.links.append(Link(_("Write a protected note"), address("protected_write", case)))
    return case_page(request, case, "record.html", here="case", title=block.heading, blocks=[block])


def _purpose_said(request: SignedInRequest, *, ref: str) -> Any:
    """For what whoever must say so reads this case, as they said in this sign-in."""
    said = reason(request, ref)
    if said.purpose not in access.Purpose.values:
        return ""
    with_identity = _("identity too") if said.with_identity else _("without identity, contact and place")
    return _("You read it for: %(purpose)s, %(how)s. Change it") % {
        "purpose": access.Purpose(said.purpose).label,
        "how": with_identity,
    }


def _primary(request: SignedInRequest, case: Case) -> Link | None:
    """What is done most often: a contact is written down, or the form filled in."""
    if case.stage == Stage.SCREENING and reader_may(request, case, "screening.fill"):
        return Link(_("Fill in the screening"), address("screening", case))
    if reader_may(request, case, "contact.record"):
        return Link(_("Record a contact"), address("contact_record", case))
    return None


def _strip(case: Case, trail: facts.Trail) -> dict[str, Any] | None:
    """The protected days while they run; before and after that they stand on their own page only."""
    if trail.period is None or case.stage not in PERIOD_SHOWN_AT:
        return None
    shown_strip = strip(trail.period, detentions=trail.detentions)
    return None if shown_strip["is_over"] and case.stage != Stage.REFLECTION else shown_strip


def _due(request: SignedInRequest, case: Case, *, is_held: bool) -> Block:
    rows = without_an_end(access.due_of(case), held=[case.pk] if is_held else [])
    pairs = [pair(row, case, reader=request.user) for row in rows]
    return Block(_("What we must do"), pairs=pairs, empty=_("Nothing is due. What comes next is set by the next step."))


def _wants(case: Case) -> Block:
    """At the same size as our own tasks (guideline 4): what was chosen, what was said, in their words last."""
    heading, number = _("What the person wants"), (4, 33)
    if Section.C2 not in case.opened:
        return Block(
            heading, empty=_("Not open to you. Say why you open the case; then it is shown."), guideline=number
        )
    words = shown(case, case.person, "wishes")
    return Block(
        heading,
        pairs=wishes.pairs(case, access.choices_of(case)),
        rows=[Row(_("In their words"), words)] if words else [],
        empty=_("Nothing was asked yet. Ask, and write down what they say."),
        guideline=number,
        beside=Link(_("Every choice, with dates"), address("choices", case)) if Section.C3 in case.opened else None,
    )


def _contact(case: Case) -> list[Block]:
    return [overview.safe_contact(case)] if Section.C2 in case.opened else []
