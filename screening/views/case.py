"""One case at a glance: where it stands, what is due and why, the gates of the next steps, and the wishes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from orgs import clock, log, wording
from orgs.requests import SignedInRequest

from .. import access, facts, reference, rules
from ..access import Tie
from ..forms.cases import PurposeForm
from ..models import Case
from ..sections import Section
from ..types import DetentionKind, Stage
from ..workflow import transitions_from
from .approvals import title
from .blocks import Block, Entry, Link, Row, shown
from .frame import address, case_page, gates_shown, opened_case, page_address
from .handover import summary
from .reflection import strip
from .today import wishes

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, want=READ)
    if case.summary_only:
        return _receipt(request, case)
    row = facts.period_of(case)
    blocks = [
        *_alerts(case),
        _due(case),
        _people_of(request, case),
        _requests(request, case),
        *_next_steps(request, case),
    ]
    if Section.C2 in case.opened:
        blocks.append(_wishes(case))
    if Section.C3 in case.opened:
        blocks.append(_contacts(case))
    return case_page(
        request,
        case,
        "case_read.html",
        here="case",
        stages=_rail(case),
        strip=strip(case, row) if row else None,
        purpose=PurposeForm() if case.asks_purpose and Section.C2 not in case.opened else None,
        purpose_url=address("purpose", case),
        blocks=blocks,
    )


@login_required
@require_POST
def choose_purpose(request: SignedInRequest, ref: str) -> HttpResponse:
    """Chosen once for a case in this sign-in; from then on each page opened carries it."""
    case = opened_case(request, ref)
    form = PurposeForm(request.POST)
    if not form.is_valid():
        stages = _rail(case)
        url = address("purpose", case)
        return case_page(
            request,
            case,
            "case_read.html",
            here="case",
            status=422,
            stages=stages,
            purpose=form,
            purpose_url=url,
            blocks=[],
        )
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
    if access.refusal(request.user, "denial.add", case) is None:
        block.links.append(Link(_("Shut someone out"), address("denial_add", case)))
    return case_page(request, case, "record.html", here="case", title=reference.shown(case.reference), blocks=[block])


def _rail(case: Case) -> list[dict[str, Any]]:
    order = list(Stage)
    here = order.index(Stage(case.stage))
    return [
        {"name": stage.label, "is_now": place == here, "is_done": place < here} for place, stage in enumerate(order)
    ]


def _alerts(case: Case) -> list[Block]:
    found = []
    if facts.is_detained(case):
        text = _("Every day of it is added to the 30 days; nobody of that office decides here.")
        url = address("detention", case)
        found.append(_alert(_("The person is held"), text, guideline=17, url=url))
    charges = case.detention_set.filter(kind=DetentionKind.CHARGE, released_at__isnull=True)
    if charges.exists():
        text = _("Send a notice of guideline 24 to those who charge the person.")
        found.append(_alert(_("The person is charged"), text, guideline=24, url=address("detention", case)))
    if case.missingalert_set.filter(found_at__isnull=True).exists():
        text = _("Record what is done to find the person.")
        found.append(_alert(_("The person cannot be found"), text, guideline=5, url=address("people", case)))
    return found


def _alert(heading: Any, text: Any, *, guideline: int, url: str) -> Block:
    notice = {"heading": "", "text": text, "tone": "over", "url": url, "url_label": _("Go there")}
    return Block(heading, notice=notice, guideline=guideline)


def _due(case: Case) -> Block:
    entries = []
    for row in access.due_of(case):
        rule = rules.DEADLINE_BY_KIND[row.kind]
        late = wording.days_from_now(clock.local_day(row.due_at), today=clock.today())
        entries.append(
            Entry(
                rule.label,
                at=row.due_at,
                note=f"{late} · {row.office.name} · {rule.basis}",
                url=page_address(rule.page, case),
                guideline=rule.guideline,
            )
        )
    return Block(_("What is due, and why"), entries=entries, empty=_("Nothing is due."))


def _people_of(request: SignedInRequest, case: Case) -> Block:
    rows = [
        Row(_("Answers for it"), case.responsible.code if case.responsible else "–", case.responsible_office.name),
        Row(_("Caseworker"), case.caseworker.code if case.caseworker else _("not named")),
        Row(_("National code"), case.national_code or _("given when it is received")),
    ]
    if case.specialist:
        rows.append(Row(_("Specialist"), case.specialist.code))
    offered = [
        (_("Fill in the screening"), "screening", "screening.fill"),
        (_("Hand-over"), "handover", "handover.read"),
        (_("Name a caseworker"), "caseworker_name", "caseworker.name"),
        (_("Name a specialist"), "specialist_name", "specialist.name"),
        (_("Pass on to the national office"), "identification_pass_on", "identification.pass_on"),
        (_("Add to your screening"), "addendum_write", "addendum.write"),
    ]
    links = [
        Link(label, address(name, case))
        for label, name, permission in offered
        if access.refusal(request.user, permission, case) is None
    ]
    return Block(_("Who works on it"), rows=rows, links=links)


def _requests(request: SignedInRequest, case: Case) -> Block:
    entries = []
    for row in case.approval_set.filter(answer="").select_related("recorded_by", "office"):
        mine = row.recorded_by_id == request.user.pk
        name = "approval_withdraw" if mine else "approval"
        may = mine or access.may_answer(request.user, row)
        entries.append(
            Entry(
                title(row),
                at=row.recorded_at,
                who=row.recorded_by.code,
                note=_("asked: %(office)s") % {"office": row.office.name},
                url=address(name, case, str(row.pk)) if may else "",
            )
        )
    return Block(_("Requests that wait"), entries=entries, empty=_("None."))


def _next_steps(request: SignedInRequest, case: Case) -> list[Block]:
    """The gates of each step whoever reads may take next, met or not, with their numbers."""
    case_facts = facts.of(case, today=clock.today())
    stage = Stage(case.stage)
    steps = [
        row
        for row in transitions_from(stage)
        if row.gates and access.refusal(request.user, row.permission_at(stage), case) is None
    ]
    forward = [row for row in steps if row.to is not Stage.CLOSED][:2]
    blocks = [Block(row.label, gates=gates_shown(case, row.gates, case_facts)) for row in forward]
    if steps:
        blocks.append(Block(_("Steps"), links=[Link(_("All steps from here"), address("moves", case))]))
    return blocks


def _wishes(case: Case) -> Block:
    person = case.person
    rows = [
        Row(_("Interviewer"), person.get_wished_interviewer_display()),
        Row(_("Interpreter"), person.get_wished_interpreter_display()),
        Row(_("Escort"), person.get_wished_escort_display()),
        Row(_("Wishes"), wishes(case) or _("Not asked yet")),
    ]
    if Section.C3 in case.opened:
        rows.append(Row(_("In their words"), shown(case, person, "wishes") or "–"))
    return Block(_("What the person wishes"), rows=rows, guideline=4)


def _contacts(case: Case) -> Block:
    rows = case.note_set.select_related("recorded_by").order_by("-recorded_at")[:3]
    entries = [
        Entry(row.get_kind_display(), at=row.took_place_at or row.recorded_at, who=row.recorded_by.code, text=row.text)
        for row in rows
    ]
    links = [Link(_("Notes and contacts"), address("notes", case))]
    return Block(_("Last notes"), entries=entries, empty=_("Nothing is written yet."), links=links)
