"""What was seen and answered, section by section; the check before sending; the result in words; the record."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import result
from ..actions import checklist, drafts, ending, indicator_sets, safety_check
from ..checklist import Answer, ObservationAnswer, Sector, Topic
from ..checklist import Section as Room
from ..forms import screening as forms
from ..models import Case
from ..safety import Outcome, Part
from ..sections import Section
from ..types import Result
from ..workflow import TRANSITION_BY_CODE
from .blocks import CLOSED, Block, Link, Row, open_to, shown
from .frame import address, case_page, form_page, opened_case

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
NOT_OFFICIAL = _("The checklist is interim, ours, and not the official COMMIT list.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def observations(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if shut := _shut(request, case, Part.OBSERVATIONS):
        return shut
    row = case.screening_set.select_related("indicator_set").get()
    offered = indicator_sets.parsed(row.indicator_set).observations
    first = forms.first_answers(row.observations.all(), words=True) | _draft(request, case, Part.OBSERVATIONS)
    form = forms.ObservationsForm(request.POST or None, observations=offered, initial=first)
    if kept := _kept(request, case, Part.OBSERVATIONS):
        return kept
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: checklist.observe(by=request.user, case=case, seen=form.seen(), words=form.words()),
        title=Part.OBSERVATIONS.label,
        intro=_("What a camera would have recorded. Do not examine anyone. %(basis)s") % {"basis": NOT_OFFICIAL},
        template="screening_part.html",
        here="screening_read",
        then=address("screening", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: SignedInRequest, ref: str, part: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if part not in Room.values:
        raise Http404
    if shut := _shut(request, case, Part(part)):
        return shut
    row = case.screening_set.select_related("indicator_set").get()
    items = indicator_sets.parsed(row.indicator_set).asked(
        section=Room(part),
        sectors=[Sector(code) for code in row.sectors],
        child=case.is_child,
        refused=[Topic(code) for code in row.refused_topics],
    )
    first = (
        forms.first_answers(row.answers.all(), words=True)
        | {"sectors": row.sectors}
        | _draft(request, case, Part(part))
    )
    kind = forms.SectorsForm if Room(part) is Room.EXPLOITATION else forms.SectionForm
    form = kind(request.POST or None, items=items, initial=first)
    if kept := _kept(request, case, Part(part)):
        return kept
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: checklist.answer(
            by=request.user, case=case, part=Part(part), answers=form.given(), sectors=values.get("sectors")
        ),
        title=Part(part).label,
        intro=_("Do not ask for details of sexual violence, nor why they did not leave. %(basis)s")
        % {"basis": NOT_OFFICIAL},
        template="screening_part.html",
        here="screening_read",
        then=address("screening", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    row = case.screening_set.get()
    names = ("took_place_at", "from_paper", "own_view", "place", "narrative")
    first = {name: getattr(row, name) for name in names} | {"version": row.version}
    return form_page(
        request,
        case,
        form=forms.ConversationForm(request.POST or None, initial=first),
        act=lambda values: checklist.note_conversation(by=request.user, case=case, **values),
        title=_("The conversation"),
        here="screening_read",
        then=address("screening_check", case),
        saved=lambda now: {name: getattr(now, name) for name in names},
    )


@login_required
@require_safe
def check(request: SignedInRequest, ref: str) -> HttpResponse:
    """Everything before it is sent, the result in words, and the ways on."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if safety_check.latest(case) is None:
        return redirect(address("screening", case))
    said = checklist.conclusion(case)
    blocks = [*answers_shown(case), *conclusion_shown(said)]
    blocks.append(_ways_on(case, said))
    return case_page(
        request,
        case,
        "record.html",
        here="screening_read",
        title=_("Check answers and result"),
        intro=NOT_OFFICIAL,
        blocks=blocks,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def raise_result(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    return form_page(
        request,
        case,
        form=forms.RaiseForm(request.POST or None),
        act=lambda values: checklist.raise_result(
            by=request.user, case=case, to=Result(values["to"]), why=values["why"]
        ),
        title=_("I think there is more"),
        intro=_("You can raise the result; nobody can lower it."),
        here="screening_read",
        then=address("screening_check", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="case.leave_screening", want=READ)
    endings = [(code, TRANSITION_BY_CODE[code].label) for code in ending.ENDINGS]
    return form_page(
        request,
        case,
        form=forms.EndForm(request.POST or None, endings=endings),
        act=lambda values: ending.end(
            by=request.user,
            case=case,
            transition=values["transition"],
            reason=values["reason"],
            not_asked_why=values["not_asked_why"],
        ),
        title=_("Finish without a hand-over"),
        intro=_("Not for a child. Where there are signs, a supervisor answers for it. The way back stays open."),
        here="screening_read",
        then=address("case", case),
    )


def answers_shown(case: Case) -> list[Block]:
    """Safety, agreement, observations and answers, each answer under its own word."""
    row = case.screening_set.select_related("indicator_set").get()
    offered = indicator_sets.parsed(row.indicator_set)
    texts = {item.code: item.text for item in offered.items} | {one.code: one.text for one in offered.observations}
    checked = safety_check.latest(case)
    lines = [
        Row(_("Safety check"), Outcome(checked.outcome).label if checked else _("not yet")),
        Row(_("Agreement"), row.get_agreement_display() if row.agreement else _("not yet")),
        Row(_("Talked on"), wording.moment(row.took_place_at)),
        Row(_("Narrative"), shown(case, row, "narrative") or "–"),
    ]
    blocks = [Block(_("The conversation"), rows=lines)]
    for answer in Answer:
        found = [one for one in row.answers.all() if one.answer == answer]
        if found:
            rows = [Row(texts[one.item], _words(case, one)) for one in found]
            blocks.append(Block(answer.label, rows=rows, guideline=13))
    seen = [one for one in row.observations.all() if one.answer == ObservationAnswer.SAW_IT]
    if seen:
        blocks.append(Block(_("What was seen"), rows=[Row(texts[one.item], _words(case, one)) for one in seen]))
    return blocks


def conclusion_shown(said: result.Conclusion) -> list[Block]:
    """The result in words, what supports it and what is missing; never a number."""
    text = said.words.text
    carried = [Row(one.ground.label, ", ".join(str(row.text) for row in one.rows) or _("yes")) for one in said.supports]
    missing = [Row(one.answer.label, ", ".join(item.text for item in one.items)) for one in said.missing]
    notice = None
    if said.enough_to_refer:
        notice = {"text": _("There is enough to refer. Nothing more has to be asked."), "tone": "info"}
    return [
        Block(said.words.heading, text=text, notice=notice),
        Block(_("What supports it"), rows=carried, empty=_("Nothing was recorded.")),
        Block(_("What is missing"), rows=missing, empty=_("Nothing.")),
    ]


def _words(case: Case, one: Any) -> Any:
    return (one.words or "–") if open_to(case, Section.C3) else CLOSED


def _ways_on(case: Case, said: result.Conclusion) -> Block:
    links = [Link(_("Hand over"), address("handover_send", case))]
    links.append(Link(_("When, where, in their words"), address("screening_conversation", case)))
    links.append(Link(_("I think there is more"), address("screening_raise", case)))
    if not case.is_child:
        links.append(Link(_("Finish without a hand-over"), address("screening_end", case)))
    return Block(_("What next"), links=links)


def _shut(request: SignedInRequest, case: Case, part: Part) -> HttpResponse | None:
    """Why the safety check keeps this part closed, instead of an empty form. A POST is refused by the action."""
    if request.method == "POST":
        return None
    checked = safety_check.latest(case)
    if checked is None:
        return redirect(address("screening", case))
    if part in safety_check.open_parts(checked):
        return None
    why = str(safety_check.PartClosed(checked))
    links = [Link(_("Back to the form"), address("screening", case)), Link(_("Needs"), address("needs", case))]
    block = Block(part.label, notice={"text": why, "tone": "due"}, links=links)
    return case_page(request, case, "record.html", here="screening_read", title=part.label, blocks=[block], status=409)


def _draft(request: SignedInRequest, case: Case, part: Part) -> dict[str, Any]:
    kept = drafts.of(by=request.user, case=case, part=part)
    return dict(kept.content) if kept else {}


def _kept(request: SignedInRequest, case: Case, part: Part) -> HttpResponse | None:
    """“Save and come back”: what was typed is kept as it is, and nothing is judged yet."""
    if request.method != "POST" or "draft" not in request.POST:
        return None
    own = {"csrfmiddlewaretoken", "submission", "version", "draft"}
    typed = {name: values for name, values in request.POST.lists() if name not in own}
    content = {
        name: values if name.endswith("_sources") or name == "sectors" else values[0] for name, values in typed.items()
    }
    drafts.keep(by=request.user, case=case, part=part, content=content)
    return redirect(address("screening", case))
