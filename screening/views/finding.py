"""Formal identification: who examines, the interview, the finding of two people, and complaints."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.requests import SignedInRequest

from .. import facts
from ..actions import findings, interviews, relatives
from ..forms.finding import (
    FindingAnswerForm,
    FindingForm,
    InterviewForm,
    MoreTimeForm,
)
from ..forms.shared import without_voice
from ..models import Case, Finding
from ..people import Part
from ..sections import Section
from ..types import Attended, FindingOutcome, FindingStatus
from ..workflow import PROPOSE_FINDING
from .blocks import Block, Entry, Link, Row, shown, words
from .complaints import complaint_block
from .frame import address, case_page, form_page, gates_shown, opened_case, reader_may
from .standing_in import stand_in_notice

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    blocks = [_now(request, case), _interviews(case), _findings(case), complaint_block(request, case)]
    return case_page(request, case, "record.html", here="finding", title=_("Formal identification"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_interview(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="interview.record", want=(*READ, Section.C4))
    beside = {str(row.pk): row for row in relatives.who_may(Part.ACCOMPANY, case)}
    form = InterviewForm(request.POST or None, relatives=list(beside.values()))

    def act(values: dict[str, Any]) -> None:
        said = without_voice(values)
        interviews.record(
            by=request.user,
            case=case,
            took_place_at=said["took_place_at"],
            attended=[Attended(code) for code in said["attended"]],
            account=said["account"],
            voice=form.voice(),
            support_person=beside.get(said["support_person"]),
        )

    return form_page(
        request,
        case,
        form=form,
        act=act,
        title=_("Formal interview"),
        intro=_("On our interim form; the official one has not been loaded (G37)."),
        here="finding",
        then=address("finding", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="finding.propose", want=READ)
    return form_page(
        request,
        case,
        form=FindingForm(request.POST or None),
        act=lambda values: findings.propose(
            by=request.user,
            case=case,
            **{name: value for name, value in values.items() if name not in ("version", "outcome")},
            outcome=FindingOutcome(values["outcome"]),
        ),
        title=_("Propose a finding"),
        intro=_("Not a criminal court's proof: the balance of what is known (local policy). A second person confirms."),
        here="finding",
        then=address("finding", case),
        said=_("The finding is proposed. A supervisor of the office answers it."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="finding.confirm", want=READ)
    row = get_object_or_404(case.finding_set, pk=pk)

    def act(values: dict[str, Any]) -> None:
        if values["answer"] == "confirm":
            findings.confirm(by=request.user, finding=row)
        else:
            findings.send_back(by=request.user, finding=row, reason=values["reason"])

    return form_page(
        request,
        case,
        form=FindingAnswerForm(request.POST or None),
        act=act,
        title=_("Answer the finding"),
        template="form_about.html",
        rows=_grounds(case, row),
        here="finding",
        then=address("home", None),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def more_time(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="finding.more_time", want=READ)
    return form_page(
        request,
        case,
        form=MoreTimeForm(request.POST or None),
        act=lambda values: findings.take_more_time(
            by=request.user, case=case, new_date=values["new_date"], reason=values["reason"]
        ),
        title=_("Needs more time"),
        intro=_("Twice by yourself; after that a supervisor of another office answers for it."),
        here="finding",
        then=address("finding", case),
    )


def _now(request: SignedInRequest, case: Case) -> Block:
    waiting = case.finding_set.filter(status=FindingStatus.PROPOSED).first()
    offered = [
        (_("Name a specialist"), "specialist_name", "specialist.name", ()),
        (_("Pass on to the national office"), "identification_pass_on", "identification.pass_on", ()),
        (_("Record the interview"), "interview_record", "interview.record", ()),
        (_("Propose a finding"), "finding_propose", "finding.propose", ()),
        (_("Needs more time"), "finding_more_time", "finding.more_time", ()),
        (_("Record a complaint"), "complaint_record", "complaint.record", ()),
    ]
    links = [
        Link(label, address(name, case, *rest))
        for label, name, permission, rest in offered
        if reader_may(request, case, permission)
    ]
    if waiting and reader_may(request, case, "finding.confirm"):
        links.insert(0, Link(_("Answer the finding"), address("finding_answer", case, str(waiting.pk))))
    gates = gates_shown(case, PROPOSE_FINDING, facts.of(case, today=clock.today()))
    office = case.identifying_office.name if case.identifying_office else _("named when the case comes to it")
    rows = [
        Row(_("Identifying office"), office),
        Row(_("Specialist"), case.specialist.code if case.specialist else _("not named yet")),
    ]
    notice = stand_in_notice(case)
    return Block(_("Now"), rows=rows, gates=gates, links=links, notice=notice, guideline=(19, 35, 36, 37))


def _interviews(case: Case) -> Block:
    entries = [
        Entry(
            _("Formal interview"),
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=words(row.attended, Attended),
            text=shown(case, row, "account"),
            guideline=37,
        )
        for row in case.formalinterview_set.select_related("recorded_by").order_by("-took_place_at")
    ]
    return Block(_("Interviews"), entries=entries, empty=_("None was held."))


def _findings(case: Case) -> Block:
    entries = [
        Entry(
            f"{row.get_outcome_display()} ({row.get_status_display()})",
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=_("answered by %(who)s") % {"who": row.answered_by.code} if row.answered_by else "",
            rows=_more_time(row) if row.outcome == FindingOutcome.MORE_TIME else _supports(case, row),
            why=shown(case, row, "answer_reason"),
            guideline=35,
        )
        for row in case.finding_set.select_related("recorded_by", "answered_by").order_by("-recorded_at")
    ]
    return Block(_("Findings"), entries=entries, empty=_("None was proposed."), guideline=35)


def _more_time(row: Finding) -> list[Row]:
    return [Row(_("New date"), wording.day(row.new_date))] if row.new_date else []


def _supports(case: Case, row: Finding) -> list[Row]:
    """Act, means and purpose, each with what supports it (guideline 35)."""
    means = shown(case, row, "means_support") or (_("not needed for a child") if row.of_child else "–")
    return [
        Row(_("Act"), wording.yes_no(row.act), shown(case, row, "act_support")),
        Row(_("Means"), wording.yes_no(row.means), means),
        Row(_("Purpose"), wording.yes_no(row.purpose), shown(case, row, "purpose_support")),
    ]


def _grounds(case: Case, row: Finding) -> list[Row]:
    return [Row(_("Proposed"), row.get_outcome_display(), row.recorded_by.code), *_supports(case, row)]
