"""Who did what to this case, why and under which guideline; and who has looked at it, and as what."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from orgs import clock, wording
from orgs.models import AuditEvent
from orgs.pages import pager
from orgs.requests import SignedInRequest

from .. import record
from ..access import Tie
from ..actions import indicator_sets
from ..event_families import FAMILIES
from ..event_words import why_words, words_of
from ..models import Case
from ..sections import Section
from .blocks import CLOSED, Block, Entry
from .frame import address, case_page, opened_case
from .words import lines, purpose_words, refused_words, role_words, section_words, tie_words, times

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
A_PAGE, LOOKS_A_PAGE = 40, 200
FORM = gettext_lazy("A form")
PAGES = {
    "case.see": gettext_lazy("Overview"),
    "screening.read": gettext_lazy("Screening, needs"),
    "handover.read": gettext_lazy("Hand-over"),
    "assessments.read": gettext_lazy("Help, 30 days, plan, people or notes"),
    "attachment.open": gettext_lazy("An attachment"),
    "timeline.read": gettext_lazy("Timeline"),
    "seen.read": gettext_lazy("Who has seen it"),
}


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="timeline.read", want=READ)
    show = request.GET.get("show", "")
    families = FAMILIES[show][1] if show in FAMILIES else ()
    page = Paginator(record.acts(case, families=families), A_PAGE).get_page(request.GET.get("page"))
    questions = _questions(case)
    done = record.done(page.object_list, opened=case.opened)
    entries = [_entry(one, questions=questions) for one in done]
    empty = _("Nothing of this kind was done.") if show else _("Nothing yet.")
    return case_page(
        request,
        case,
        "timeline_read.html",
        here="timeline",
        entries=entries,
        empty=empty,
        choices=[{"code": code, "label": row[0], "is_now": code == show} for code, row in FAMILIES.items()],
        pager=pager(page, request),
    )


@login_required
@require_safe
def seen(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="seen.read")
    page = Paginator(record.looks(case), LOOKS_A_PAGE).get_page(request.GET.get("page"))
    return case_page(
        request,
        case,
        "seen_read.html",
        here="seen",
        blocks=[_lookers(request, case), _refused(case), _looks(page)],
        judged_url=address("audit_case", case) if Tie.SUPERVISOR in case.ties else "",
        pager=pager(page, request),
    )


def _questions(case: Case) -> dict[str, str]:
    """The text of every item of the checklist the case was screened with."""
    row = case.screening_set.select_related("indicator_set").first()
    if row is None:
        return {}
    offered = indicator_sets.parsed(row.indicator_set)
    texts = {item.code: item.label for item in offered.items}
    return texts | {one.code: one.label for one in offered.observations}


def _entry(done: record.Done, *, questions: dict[str, str]) -> Entry:
    event = done.event
    title = words_of(event.kind)
    changes = [line for row in done.rows for line in lines(row, questions=questions)]
    changes += [{"label": section_words([section]), "old": None, "new": CLOSED} for section in sorted(done.closed)]
    return Entry(
        f"{title}: {why_words(event.why)}" if event.why else title,
        at=event.at,
        who=event.actor_code or _("the system"),
        note=role_words(event.role),
        text="" if done.matches else _("A row of this act does not match its record."),
        guideline=event.guideline,
        changes=changes,
    )


def _lookers(request: SignedInRequest, case: Case) -> Block:
    """By person: each tie and purpose they looked on, how often, and when last."""
    rows = [
        {
            "cells": [
                {"text": _name(row["actor_code"], request), "note": role_words(row["role"])},
                {"text": tie_words(row["relation"]), "note": purpose_words(row["purpose"])},
                {"text": times(row["number"])},
                {"text": wording.moment(row["last"]), "note": _since(row)},
            ]
        }
        for row in record.lookers(case)
    ]
    columns = (_("Who"), _("As what, and for which purpose"), _("How often"), _("Last"))
    return Block(_("People"), table=_table(columns, rows, _("Everyone who looked")), empty=_("Nobody has looked."))


def _refused(case: Case) -> Block:
    rows = [
        {
            "cells": [
                {"text": row["actor_code"] or "–", "note": role_words(row["role"])},
                {"text": refused_words(row["why"])},
                {"text": times(row["number"])},
                {"text": wording.moment(row["last"])},
            ]
        }
        for row in record.refused(case)
    ]
    columns = (_("Who"), _("Why"), _("How often"), _("Last"))
    table = _table(columns, rows, _("Everyone who was refused")) if rows else None
    return Block(_("Refused"), table=table, empty=_("Nobody was refused."))


def _looks(page: Page[AuditEvent]) -> Block:
    """Looks of one person on one day, as the same and for the same purpose, in one line."""
    lines: dict[tuple[Any, ...], list[AuditEvent]] = {}
    for row in page.object_list:
        key = (clock.local_day(row.at), row.actor_code, row.relation, row.purpose)
        lines.setdefault(key, []).append(row)
    rows = [{"cells": _day_of_looks(key[0], theirs)} for key, theirs in lines.items()]
    columns = (_("When, and who"), _("As what, and for which purpose"), _("What they opened"), _("Open to them there"))
    return Block(_("Day by day"), table=_table(columns, rows, _("Every day on which somebody looked, newest first")))


def _day_of_looks(day: Any, theirs: list[AuditEvent]) -> list[dict[str, Any]]:
    last, first = theirs[0], theirs[-1]
    hours = wording.clock_time(first.at)
    if len(theirs) > 1:
        said = {"from": hours, "to": wording.clock_time(last.at), "times": times(len(theirs))}
        hours = _("%(from)s to %(to)s, %(times)s") % said
    pages = dict.fromkeys(str(PAGES.get(row.subject, FORM)) for row in theirs if row.subject)
    opened = {section for row in theirs for section in row.sections}
    return [
        {"text": wording.short_day(day), "note": f"{last.actor_code or '–'} · {hours}"},
        {"text": tie_words(last.relation), "note": purpose_words(last.purpose)},
        {"text": "; ".join(pages) or words_of(last.kind)},
        {"text": section_words(opened) or _("only that it exists")},
    ]


def _table(columns: tuple[str, ...], rows: list[dict[str, Any]], caption: str) -> dict[str, Any]:
    return {"kind": "log", "caption": caption, "columns": [{"label": label} for label in columns], "rows": rows}


def _name(code: str, request: SignedInRequest) -> str:
    return _("%(who)s (you)") % {"who": code} if code == request.user.code else code or "–"


def _since(row: dict[str, Any]) -> str:
    return _("first on %(day)s") % {"day": wording.short_day(row["first"])} if row["number"] > 1 else ""
