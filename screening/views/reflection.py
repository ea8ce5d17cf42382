"""The period of a case, day by day, with every change of it; and the forms that change it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, wording
from orgs.requests import SignedInRequest

from .. import access, facts, rules
from ..actions import corrections, extensions, reflection
from ..event_words import why_words
from ..forms.reflection import CorrectionForm, ExtensionForm, GrantForm, ToldForm
from ..models import Case, Detention, PeriodChange, ReflectionPeriod
from ..sections import Section
from ..types import ChangeKind, ExtensionWhy
from . import check_ins, tasks
from .blocks import Block, Link, Pair, shown
from .frame import address, case_page, form_page, opened_case, reader_may
from .strip import strip
from .words import language_words

READ = (Section.C1, Section.C2, Section.C3)


CORRECTION = _("A supervisor answers; one of another body where the person would lose days they were told of.")


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    row = facts.period_of(case)
    held = list(case.checkin_set.select_related("recorded_by").order_by("-took_place_at"))
    detentions = list(case.detention_set.all())
    shown_strip = strip(row, detentions=detentions, check_ins=held) if row else None
    return case_page(
        request,
        case,
        "reflection_read.html",
        here="reflection",
        title=_("Recovery and reflection"),
        strip=shown_strip,
        links=_links(request, case, row),
        changes=_changes(request, case, row),
        blocks=[check_ins.block(case, held)],
        beside=[_still_open(request, case, detentions), _requests(request, case)],
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.grant", want=READ)
    return form_page(
        request,
        case,
        form=GrantForm(request.POST or None, initial={"starts_on": clock.today()}),
        act=lambda values: reflection.grant(
            by=request.user, case=case, starts_on=values["starts_on"], paper_record=values["paper_record"]
        ),
        title=_("Begin the 30 days"),
        intro=_("Thirty full days, protected to the end of the last one. The formal interview comes after, if wanted."),
        here="reflection",
        then=address("reflection", case),
        said=_("Saved. Look at the dates below, and tell them to the person."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.change", want=READ)
    return form_page(
        request,
        case,
        form=ExtensionForm(request.POST or None),
        act=lambda values: extensions.ask_extension(
            by=request.user, case=case, why=ExtensionWhy(values["why"]), days=values["days"], reason=values["reason"]
        ),
        title=_("Ask for a longer period"),
        intro=f"{_recorded(case)} {_('A supervisor answers. Until then the formal interview stays closed.')}",
        here="reflection",
        then=address("reflection", case),
        said=_("The request is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.change", want=READ)
    return form_page(
        request,
        case,
        form=CorrectionForm(request.POST or None),
        act=lambda values: corrections.ask_correction(
            by=request.user,
            case=case,
            starts_on=values["starts_on"],
            reason=values["reason"],
            paper_record=values["paper_record"],
        ),
        title=_("Correct the first day"),
        intro=f"{_recorded(case)} {CORRECTION}",
        here="reflection",
        then=address("reflection", case),
        said=_("The request is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="period.change", want=READ)
    row = get_object_or_404(case.periodchange_set, pk=pk)
    return form_page(
        request,
        case,
        form=ToldForm(request.POST or None, initial={"told_on": clock.today()}),
        act=lambda values: reflection.tell_change(
            by=request.user, case=case, change_row=row, language=values["language"], told_on=values["told_on"]
        ),
        title=_("The person was told of this change"),
        intro=_("Last protected day: %(day)s.") % {"day": wording.day(row.to_ends_on)},
        here="reflection",
        then=address("reflection", case),
    )


def _recorded(case: Case) -> str:
    """The two days as they are recorded now, for whoever asks to change them."""
    row = facts.period_of(case)
    if row is None:
        return ""
    said = {"first": wording.day(row.starts_on), "last": wording.day(row.ends_on)}
    return str(_("Recorded now: first day %(first)s, last protected day %(last)s.") % said)


def _links(request: SignedInRequest, case: Case, row: ReflectionPeriod | None) -> list[Link]:
    offered = [
        (_("Begin the 30 days"), "reflection_grant", "period.grant", row is None),
        (_("Record a check-in"), "check_in_record", "check_in.record", row is not None),
        (_("Ask for a longer period"), "reflection_extend", "period.change", row is not None),
        (_("Correct the first day"), "reflection_correct", "period.change", row is not None),
    ]
    return [
        Link(label, address(name, case))
        for label, name, permission, fits in offered
        if fits and reader_may(request, case, permission)
    ]


COLUMNS = (_("What changed"), _("Last protected day before"), _("Last protected day now"), _("Why, and who"), _("Told"))


def _changes(request: SignedInRequest, case: Case, row: ReflectionPeriod | None) -> Block:
    """Every change that moved a date, newest first: what, from, to, why, who, approved by, told when."""
    heading, number = _("Why the dates are what they are"), 30
    if row is None:
        return Block(heading, empty=_("No period was granted yet, so no date is set."), guideline=number)
    may_tell = reader_may(request, case, "period.change")
    rows = row.changes.select_related(
        "recorded_by", "approval__answered_by", "approval__recorded_by", "period"
    ).order_by("-recorded_at")
    table = {
        "kind": "log",
        "caption": _("Every change of the dates, newest first"),
        "columns": [{"label": label} for label in COLUMNS],
        "rows": [{"cells": _change(case, one, may_tell=may_tell)} for one in rows],
    }
    return Block(heading, table=table, guideline=number)


def _change(case: Case, change: PeriodChange, *, may_tell: bool) -> list[dict[str, Any]]:
    who = _("by %(who)s") % {"who": change.recorded_by.code}
    if change.approval and change.approval.answered_by:
        who = _("asked by %(who)s, approved by %(other)s") % {
            "who": change.approval.recorded_by.code,
            "other": change.approval.answered_by.code,
        }
    told: dict[str, Any] = {"text": _("Not told yet"), "mark": None}
    if change.told_on:
        told = {"text": wording.short_day(change.told_on), "note": language_words(change.told_language)}
    elif may_tell:
        told = {"text": _("Not told yet: record it"), "url": address("change_tell", case, str(change.pk))}
    return [
        {"text": change.get_kind_display(), "note": wording.moment(change.recorded_at)},
        _days(change.from_starts_on, change.from_ends_on),
        _days(change.to_starts_on, change.to_ends_on, before=change.from_ends_on),
        {"text": shown(case, change, "reason") or _why(change), "note": who},
        told,
    ]


def _why(change: PeriodChange) -> Any:
    if change.kind == ChangeKind.GRANT:
        return _("Explained on %(day)s") % {"day": wording.short_day(change.period.explained_on)}
    return why_words(change.why) if change.why else change.get_kind_display()


def _days(starts_on: Any, ends_on: Any, *, before: Any = None) -> dict[str, Any]:
    """A last protected day with its first one, and by how much it moved."""
    if ends_on is None:
        return {"text": _("Not set")}
    notes = [_("started %(day)s") % {"day": wording.short_day(starts_on)}] if starts_on else []
    if before and before != ends_on:
        notes.append(_("%(days)+d days") % {"days": (ends_on - before).days})
    return {"text": wording.short_day(ends_on), "note": " · ".join(str(note) for note in notes)}


def _still_open(request: SignedInRequest, case: Case, detentions: list[Detention]) -> Block:
    """The talks that are due; a date of ours that passes is our task."""
    held = [case.pk] if any(tasks.is_open(row) for row in detentions) else []
    rows = tasks.without_an_end(access.due_of(case), held=held)
    ours = [row for row in rows if rules.DEADLINE_BY_KIND[row.kind].page == "reflection"]
    pairs = [tasks.pair(row, case, reader=request.user) for row in ours]
    return Block(_("What stays open"), pairs=pairs, empty=_("No check-in or review is due."), guideline=34)


ANSWER_LOOKS = {"": ("due", "due"), "approved": ("safe", "done"), "declined": ("neutral", "no")}


def _requests(request: SignedInRequest, case: Case) -> Block:
    """What was asked about the period, answered or not."""
    pairs = []
    rows = case.approval_set.filter(kind__in=facts.ABOUT_PERIOD).select_related("recorded_by", "answered_by", "office")
    for row in rows.order_by("-recorded_at"):
        tone, icon = ANSWER_LOOKS.get(row.answer, ("neutral", "open"))
        said = {"who": row.recorded_by.code, "day": wording.short_day(row.recorded_at), "office": row.office.name}
        notes = [_("asked by %(who)s on %(day)s, of %(office)s") % said]
        if row.answered_by:
            said = {"who": row.answered_by.code, "day": wording.short_day(row.answered_at) if row.answered_at else ""}
            notes.append(_("answered by %(who)s on %(day)s") % said)
            notes.append(shown(case, row, "answer_reason"))
        mine = row.recorded_by_id == request.user.pk
        may = mine or access.may_answer(request.user, row)
        url = address("approval_withdraw" if mine else "approval", case, str(row.pk)) if may and not row.answer else ""
        word = row.get_answer_display() if row.answer else _("Waits")
        mark = {"word": word, "tone": tone, "icon": icon}
        pairs.append(Pair(row.get_kind_display(), mark=mark, notes=[note for note in notes if note], url=url))
    return Block(_("Requests about the period"), pairs=pairs, empty=_("None was made."), guideline=30)
