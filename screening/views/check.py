"""Everything before it is sent, with a way to change each answer; then the result in words, and what to do now."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.requests import SignedInRequest
from orgs.types import Gender

from .. import checklist, result
from ..actions import checklist as acts
from ..actions import conclusions, handover, indicator_sets, safety_check
from ..checklist import Answer, Item, ObservationAnswer, Sector, Topic
from ..forms.screening import DeclareForm
from ..forms.shared import LANGUAGES
from ..models import Case, Screening
from ..safety import Outcome, Part
from ..sections import Section
from ..types import AgeBand, Agreement, HandoverKind, NeedKind
from .blocks import Row, words
from .frame import address, form_page, opened_case
from .shut import shut_parts
from .talk import talk_page

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if safety_check.latest(case) is None:
        return redirect(address("screening_safety", case))
    row = _screening(case)
    said = conclusions.of(case)
    closed = shut_parts(case, row)
    form = DeclareForm(
        request.POST or None,
        has_open_questions=bool(said.missing),
        explained_in=_explained_in(case, row),
        initial={"not_asked_why": row.not_asked_why},
    )
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: acts.declare(by=request.user, case=case, not_asked_why=values.get("not_asked_why", "")),
        title=_("Check what you recorded"),
        template="screening_check.html",
        show=talk_page,
        here="screening_read",
        then=address("screening_result", case),
        said=None,
        back=address("screening", case),
        before=_before_talking(case, row, closed),
        **_answers(case, row, closed),
    )


@login_required
@require_safe
def show_result(request: SignedInRequest, ref: str) -> HttpResponse:
    """The result in words, worked out from what stands there now; never a number."""
    case = opened_case(request, ref, need="screening.fill", want=READ)
    if safety_check.latest(case) is None:
        return redirect(address("screening_safety", case))
    row = _screening(case)
    said = conclusions.of(case)
    kind = HandoverKind.CHILD if case.is_child else HandoverKind.AGREED
    office = handover.receiving_office(case, kind=kind)
    return talk_page(
        request,
        case,
        "screening_result.html",
        title=_("Result and next steps"),
        back=address("screening_check", case),
        said=said,
        child=result.CHILD_WORDS if case.is_child else None,
        why=[_ground(row, one) for one in said.supports],
        open=[_open(row, one) for one in said.missing],
        do_now=result.do_now(said.result, child=case.is_child),
        do_not=result.DO_NOT,
        office=office,
        now=clock.now(),
        set=row.indicator_set,
        urls={
            "handover": address("handover_send", case),
            "raise": address("screening_raise", case),
            "end": "" if case.is_child else address("screening_end", case),
        },
    )


def _screening(case: Case) -> Screening:
    return case.screening_set.select_related("indicator_set").prefetch_related("answers", "observations").get()


def _before_talking(case: Case, row: Screening, closed: frozenset[Part]) -> list[Row]:
    """What is no question of the checklist: each with the way to change it, and back."""
    checked: Any = safety_check.latest(case)  # there is one: before it nothing is checked and sent
    agreed = Agreement(row.agreement).label if row.agreement else _("Not yet")
    topics = words(row.refused_topics, Topic)
    needs = words(dict.fromkeys(one.kind for one in case.need_set.all()), NeedKind)
    saw = [one for one in row.observations.all() if one.answer == ObservationAnswer.SAW_IT]
    texts = {one.code: one.label for one in indicator_sets.parsed(row.indicator_set).observations}
    seen = "; ".join(": ".join(filter(None, (texts[one.item], str(one.words)))) for one in saw)
    contact = case.person.get_contact_way_display() if case.person.contact_way else ""
    age = AgeBand(case.age_band).label if case.age_band != AgeBand.NOT_KNOWN else ""
    gender = case.get_gender_display() if case.gender != Gender.NOT_SAID else ""
    said = ", ".join(filter(None, (str(age), gender))) or _("Nothing recorded")
    lines = [
        (_("Safety check"), Outcome(checked.outcome).label, wording.moment(checked.recorded_at), Part.SAFETY),
        (_("Agreement"), agreed, topics and _("Not about: %(topics)s") % {"topics": topics}, Part.EXPLAIN),
        (_("What you saw"), seen or _("Nothing recorded"), "", Part.OBSERVATIONS),
        (_("Needs today"), needs or _("Nothing recorded"), "", Part.NEEDS),
        (_("Safe contact"), contact or _("Nothing recorded"), "", Part.WISHES),
        (_("Age and gender, as said"), said, "", Part.IDENTITY),
    ]  # fmt: skip
    rows = [Row(label, value, note, _change(case, part, closed)) for label, value, note, part in lines]
    talked = Row(_("The conversation"), wording.moment(row.took_place_at), str(row.place), _conversation(case))
    return [*rows, talked]


PAGE_OF = {
    Part.SAFETY: "screening_safety",
    Part.EXPLAIN: "screening_explain",
    Part.OBSERVATIONS: "screening_observations",
    Part.NEEDS: "needs_record",
    Part.WISHES: "screening_wishes",
    Part.IDENTITY: "screening_identity",
}


def _change(case: Case, part: Part, closed: frozenset[Part]) -> str:
    """The address that changes it and comes back here; none where the part is closed."""
    return "" if part in closed else f"{address(PAGE_OF[part], case)}?then=check"


def _conversation(case: Case) -> str:
    return f"{address('screening_conversation', case)}?then=check"


def _answers(case: Case, row: Screening, closed: frozenset[Part]) -> dict[str, Any]:
    """Answered yes, one by one; everything else by its answer; what is no longer asked stands apart, and counts."""
    offered = indicator_sets.parsed(row.indicator_set)
    sectors = [Sector(code) for code in row.sectors]
    on_offer = offered.offered(sectors=sectors, child=case.is_child)
    refused = offered.preferred_not_to_say(
        sectors=sectors, child=case.is_child, refused=[Topic(code) for code in row.refused_topics]
    )
    given = {one.item: one for one in row.answers.all()}
    said = {item.code: refused.get(item.code, Answer.NOT_ASKED) for item in on_offer}
    said |= {code: Answer(one.answer) for code, one in given.items() if code in said}
    yes = [item for item in on_offer if said[item.code] is Answer.YES]
    groups = [(answer, [item for item in on_offer if said[item.code] is answer]) for answer in Answer]
    other = [item for item in offered.items if item.code in given and item.code not in said]
    return {
        "yes": [_sign(given[item.code], _line(case, row, item, closed)) for item in yes],
        "groups": [
            {"label": answer.label, "items": [_line(case, row, item, closed) for item in items]}
            for answer, items in groups
            if items and answer is not Answer.YES
        ],
        "other": [Row(item.label, Answer(given[item.code].answer).label) for item in other],
    }


def _sign(one: Any, line: dict[str, Any]) -> Row:
    return Row(line["label"], _how_known(one), _details(one), line["url"])


def _line(case: Case, row: Screening, item: Item, closed: frozenset[Part]) -> dict[str, Any]:
    part = Part(item.section)
    is_open = part not in closed and not item.topics & set(row.refused_topics)
    here = f"{address('screening_section', case, part)}?item={item.code}&then=check"
    return {"label": item.label, "url": here if is_open else ""}


def _how_known(one: Any) -> str:
    return words(one.sources, checklist.Source)


def _details(one: Any) -> str:
    """When, how much, how clear, and the words: what a yes carries beside how it is known."""
    extent = checklist.Extent(one.extent).label if one.extent else ""
    clarity = checklist.Clarity(one.clarity).label if one.clarity else ""
    said = "; ".join(str(part) for part in (words(one.whens, checklist.When), extent, clarity) if part)
    return " ".join(filter(None, (said, f"“{one.words}”" if one.words else "")))


def _ground(row: Screening, support: result.Support) -> dict[str, Any]:
    given = {one.item: _how_known(one) for one in row.answers.all()}
    given |= {one.item: str(one.words) for one in row.observations.all()}
    lines = [{"text": one.label, "note": given.get(one.code, "")} for one in support.rows]
    return {"label": support.ground.label, "lines": lines}


def _open(row: Screening, missing: result.Missing) -> dict[str, Any]:
    icons = {Answer.NOT_ASKED: "open", Answer.PREFERRED_NOT_TO_SAY: "no", Answer.UNKNOWN: "half"}
    has_reason = missing.answer is Answer.NOT_ASKED and row.not_asked_why
    why = checklist.NotAskedReason(row.not_asked_why).label if has_reason else ""
    return {
        "label": missing.answer.label,
        "icon": icons[missing.answer],
        "items": [item.label for item in missing.items],
        "why": why,
    }


def _explained_in(case: Case, row: Screening) -> str:
    """The language in which the person was told what happens to what they say; empty where they were not asked."""
    if row.agreement not in (Agreement.AGREED, Agreement.SOME_TOPICS):
        return ""
    names = dict(LANGUAGES)
    return str(names.get(next(iter(case.person.languages), ""), _("their language")))
