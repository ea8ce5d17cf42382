"""The screening as it was recorded, read only: what it says, the conversation, each answer under its own word."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import result
from ..actions import indicator_sets
from ..checklist import Answer, Clarity, Extent, IndicatorSet, ObservationAnswer, Sector, Source, Topic, When
from ..column_words import column_words
from ..models import Case, SafetyCheck, Screening
from ..safety import Outcome
from ..sections import Section
from ..types import Result
from .blocks import Block, Entry, Link, Row, open_to, shown, words
from .frame import address, case_page, opened_case
from .talk import is_talk
from .words import SAFETY_WORDS, voice_words

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.read", want=READ)
    blocks = _blocks(case) if open_to(case, Section.C2) else [_closed()]
    if is_talk(request, case):
        links = [Link(_("Go on with the screening"), address("screening", case))]
        blocks.insert(0, Block(_("Not sent yet"), links=links))
    return case_page(
        request,
        case,
        "record.html",
        here="screening_read",
        title=_("Screening, as recorded"),
        intro=_("As it was written down. What was not said, not known and not asked is kept apart."),
        blocks=blocks,
    )


def _closed() -> Block:
    return Block(_("Answers"), empty=_("Not open to you. Say on the overview why you open the case; then it is shown."))


def _blocks(case: Case) -> list[Block]:
    row = case.screening_set.select_related("indicator_set", "recorded_by", "sent_by").get()
    offered = indicator_sets.parsed(row.indicator_set)
    checks = list(
        case.safetycheck_set.select_related("recorded_by", "interpreting__interpreter", "interpreting__member")
    )
    return [
        _result(case, row, offered),
        _conversation(case, row, checks),
        *_answers(case, row, offered),
        *_observations(case, row, offered),
        *_around(case),
        _checks(checks),
    ]


def _result(case: Case, row: Screening, offered: IndicatorSet) -> Block:
    """In words, with the set it was made by and that it is not the official one."""
    named = _("Checklist %(name)s, version %(version)s") % {"name": row.indicator_set.code, "version": offered.version}
    official = _("the official list") if offered.is_commit_text else _("ours for now, not the official COMMIT list")
    rows = [Row(_("Made with"), named, official)]
    if row.raised_to:
        rows.append(Row(_("Raised by the responder to"), row.get_raised_to_display(), shown(case, row, "raised_why")))
    if not row.result:
        return Block(_("Not sent yet"), text=_("The form is still being filled in. No result is stored."), rows=rows)
    return Block(row.get_result_display(), text=result.RESULT_TEXTS[Result(row.result)], rows=rows, guideline=(12, 13))


def _conversation(case: Case, row: Screening, checks: list[SafetyCheck]) -> Block:
    sent = wording.moment(row.sent_at) if row.sent_at else _("not yet")
    paper = _("copied from paper") if row.from_paper else ""
    said_back = row.get_teach_back_display() if row.teach_back else ""
    lines = [
        Row(_("Talked on"), wording.moment(row.took_place_at), paper),
        Row(_("Sent"), sent, row.sent_by.code if row.sent_by else row.recorded_by.code),
        Row(_("Where"), shown(case, row, "place") or "–"),
        Row(_("Interpreter"), *voice_words(checks[-1].interpreting if checks else None)),
        Row(_("Agreed to talk"), row.get_agreement_display() if row.agreement else _("not yet"), said_back),
        Row(_("The person thinks that they were trafficked"), wording.yes_no(row.own_view)),
    ]
    if row.refused_topics:
        lines.append(Row(_("Topics not wanted"), words(row.refused_topics, Topic)))
    if row.sectors:
        lines.append(Row(_("Kinds of work or use"), words(row.sectors, Sector)))
    lines.append(Row(_("What they told, in their words"), shown(case, row, "narrative") or "–"))
    return Block(_("The conversation"), rows=lines, guideline=18)


def _answers(case: Case, row: Screening, offered: IndicatorSet) -> list[Block]:
    """One part for each of the five answers; they are never merged (guideline 13)."""
    texts = {item.code: item.label for item in offered.items}
    given: dict[str, list[Any]] = {}
    for one in row.answers.all():
        given.setdefault(one.answer, []).append(one)
    blocks = []
    for answer in Answer:
        rows = given.get(answer, [])
        if answer is Answer.YES:
            yes = [_yes(case, one, texts) for one in rows]
            blocks.append(Block(_counted(answer.label, yes), rows=yes, empty=_("Nothing."), guideline=13))
            continue
        items, why = [_item(case, one, texts) for one in rows], ""
        if answer is Answer.NOT_ASKED:
            items, why = _not_asked(case, row, offered, rows, texts)
        if items:
            blocks.append(Block(_counted(answer.label, items), text=why, items=items, guideline=13))
    return blocks


def _not_asked(
    case: Case, row: Screening, offered: IndicatorSet, rows: list[Any], texts: dict[str, str]
) -> tuple[list[str], str]:
    """What was left out, with the reason once where it is the same for all of it."""
    reasons = {str(one.get_not_asked_why_display()) for one in rows if one.not_asked_why}
    left = _without_answer(case, row, offered)
    if row.not_asked_why and left:
        reasons.add(str(row.get_not_asked_why_display()))
    if len(reasons) == 1:
        return [*(texts.get(one.item, one.item) for one in rows), *left], _("Why: %(why)s") % {"why": reasons.pop()}
    return [*(_item(case, one, texts) for one in rows), *left], ""


def _counted(label: Any, rows: list[Any]) -> str:
    return f"{label} ({len(rows)})"


def _yes(case: Case, one: Any, texts: dict[str, str]) -> Row:
    """How it is known stands beside every yes; their words where they are open to the reader."""
    known = [words(one.sources, Source), words(one.whens, When)]
    known += [str(Extent(one.extent).label)] if one.extent else []
    known += [str(Clarity(one.clarity).label)] if one.clarity else []
    how = " · ".join(part for part in known if part) or _("how it is known was not written")
    said = shown(case, one, "words")
    return Row(texts.get(one.item, one.item), said or how, how if said else "")


def _item(case: Case, one: Any, texts: dict[str, str]) -> str:
    text = texts.get(one.item, one.item)
    notes = [str(one.get_not_asked_why_display())] if one.not_asked_why else []
    said = shown(case, one, "words")
    notes += [str(said)] if said else []
    return f"{text}: {'; '.join(notes)}" if notes else str(text)


def _without_answer(case: Case, row: Screening, offered: IndicatorSet) -> list[str]:
    """Questions that would have been asked and have no answer."""
    answered = {one.item for one in row.answers.all()}
    sectors = [Sector(code) for code in row.sectors]
    refused = offered.preferred_not_to_say(
        sectors=sectors, child=case.is_child, refused=[Topic(code) for code in row.refused_topics]
    )
    left = [
        item
        for item in offered.offered(sectors=sectors, child=case.is_child)
        if item.code not in answered and item.code not in refused
    ]
    return [item.label for item in left]


def _observations(case: Case, row: Screening, offered: IndicatorSet) -> list[Block]:
    texts = {one.code: one.label for one in offered.observations}
    by_answer: dict[str, list[Any]] = {}
    for one in row.observations.all():
        by_answer.setdefault(one.answer, []).append(one)
    saw = [
        Row(texts.get(one.item, one.item), shown(case, one, "words") or _("Saw it"))
        for one in by_answer.get(ObservationAnswer.SAW_IT, [])
    ]
    others = [
        Block(
            _counted(answer.label, by_answer[answer]),
            items=[texts.get(one.item, one.item) for one in by_answer[answer]],
        )
        for answer in (ObservationAnswer.DID_NOT_SEE_IT, ObservationAnswer.COULD_NOT_LOOK)
        if answer in by_answer
    ]
    return [Block(_("What was seen"), rows=saw, empty=_("Nothing was seen."), folded=others, guideline=12)]


def _around(case: Case) -> list[Block]:
    """How officers responded, and how the person came away, where that was written down."""
    blocks = []
    for row in case.response_set.select_related("recorded_by"):
        names = ("woman_officer_offered", "searched", "escorted", "transported")
        rows = [Row(column_words("Response", name), getattr(row, f"get_{name}_display")()) for name in names]
        rows.append(Row(_("Remarks"), shown(case, row, "remarks") or "–"))
        blocks.append(Block(_("How officers responded"), rows=rows, guideline=15))
    for one in case.removal_set.select_related("recorded_by"):
        rows = [
            Row(_("When"), wording.moment(one.took_place_at)),
            Row(_("Arrived at"), one.get_arrived_at_kind_display()),
            Row(_("What they left"), shown(case, one, "left_what") or "–"),
            Row(_("With whom"), shown(case, one, "with_whom") or "–"),
        ]
        blocks.append(Block(_("Leaving the place of harm"), rows=rows, guideline=16))
    return blocks


def _checks(rows: Iterable[SafetyCheck]) -> Block:
    entries = [
        Entry(
            Outcome(row.outcome).label,
            at=row.took_place_at,
            who=row.recorded_by.code,
            text=" ".join(str(SAFETY_WORDS.get(code, code)) for code in row.reasons),
            note=_("what did not hold:") if row.reasons else "",
        )
        for row in rows
    ]
    return Block(_("Safety checks"), entries=entries, empty=_("Not done yet."), guideline=18)
