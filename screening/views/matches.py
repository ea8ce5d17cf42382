"""The match desk: who is asked about, who fits, side by side, and what is found of two. No case opens here."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access, reference
from ..access import Candidate, Comparison
from ..actions import matches
from ..forms.matches import MatchForm, UndoForm
from ..forms.shared import ConfirmForm
from ..models import Case, Match, MatchRequest
from ..types import Fact, MatchAnswer, Stage
from .blocks import Block, Link, Row, words
from .frame import form_page

COMPARED: tuple[tuple[str, Any], ...] = (
    ("name_to_use", _("Name to use")),
    ("official_name", _("Name in papers, if seen")),
    ("other_names", _("Other names")),
    ("born_on", _("Day of birth, as said")),
    ("nationality_as_said", _("Nationality or group, as they say it")),
    ("contact_details", _("Safe contact: how")),
    ("document_number", _("Number of a paper, if seen")),
)
NOT_WRITTEN = "–"


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    context = {
        "request_columns": _columns(_("Case"), _("Stage"), _("Where"), _("What is compared"), _("Asked")),
        "requests": [_waiting(row) for row in access.requests_at_desk(request.user)],
        "link_columns": _columns(_("Case"), _("Linked with"), _("Since"), _("What you may do")),
        "links": [_linked(row) for row in access.links_at_desk(request.user)],
    }
    return render(request, "screening/matches.html", context)


@login_required
@require_safe
def read(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = access.compare(request.user, pk)
    blocks = [_about(found), *(_side_by_side(found, row) for row in found.to_judge), *_judged(found)]
    return _page(request, found.request.case, "match_read.html", title=_("Compare at the match desk"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: SignedInRequest, pk: UUID, ref: str) -> HttpResponse:
    found = access.compare(request.user, pk, ref=ref)
    other = found.to_judge[0]
    return form_page(
        request,
        found.request.case,
        form=MatchForm(request.POST or None),
        act=lambda values: matches.judge(
            by=request.user, request=found.request, other=other.case, answer=MatchAnswer(values["answer"])
        ),
        title=_("Are they one person?"),
        intro=_("A link opens neither case. On each it is said that there is another, and that you know which."),
        template="match_form.html",
        compared=_side_by_side(found, other, may_judge=False),
        show=_page,
        here="",
        then=reverse("screening:match", args=[pk]),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = access.request_at_desk(request.user, pk)
    return form_page(
        request,
        row.case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: matches.close(by=request.user, request=row),
        title=_("End the request"),
        intro=_("Whoever asked reads that the desk has looked, and nothing of what it found. What you linked stays."),
        submit_label=_("End it"),
        template="match_form.html",
        show=_page,
        here="",
        then=reverse("screening:matches"),
        said=_("The request is ended."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = access.link_at_desk(request.user, pk)
    return form_page(
        request,
        row.case,
        form=UndoForm(request.POST or None),
        act=lambda values: matches.undo(by=request.user, match=row, reason=values["reason"]),
        title=_("Undo the link of two cases"),
        intro=f"{reference.shown(row.case.reference)} · {reference.shown(row.other.reference)}",
        submit_label=_("Undo the link"),
        template="match_form.html",
        show=_page,
        here="",
        then=reverse("screening:matches"),
        said=_("The link is undone."),
    )


def _page(
    request: SignedInRequest, case: Case, template: str, *, here: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the desk: never the frame of a case, whose other pages stay closed."""
    return render(request, f"screening/{template}", context | {"desk": reverse("screening:matches")}, status=status)


def _waiting(row: MatchRequest) -> dict[str, Any]:
    case = row.case
    mark = {"mark": {"word": _("Treat as a child"), "tone": "child"}} if case.is_child else {}
    return {
        "cells": [
            {"text": reference.shown(case.reference), "url": reverse("screening:match", args=[row.pk])},
            {"text": Stage(case.stage).label} | mark,
            {"text": case.responsible_office.name, "note": case.province.name},
            {"text": words(row.facts, Fact)},
            {"text": wording.moment(row.recorded_at), "note": row.recorded_by.code},
        ]
    }


def _linked(row: Match) -> dict[str, Any]:
    url = reverse("screening:match_undo", args=[row.pk])
    return {
        "cells": [
            {"text": reference.shown(row.case.reference), "note": row.case.responsible_office.name},
            {"text": reference.shown(row.other.reference), "note": row.other.responsible_office.name},
            {"text": wording.short_day(row.recorded_at), "note": row.recorded_by.code},
            {"text": _("Undo"), "url": url},
        ]
    }


def _columns(*labels: Any) -> list[dict[str, Any]]:
    return [{"label": label} for label in labels]


def _about(found: Comparison) -> Block:
    row = found.request
    rows = [
        *_codes(row.case),
        Row(_("What is compared"), words(row.facts, Fact)),
        Row(_("Asked by"), row.recorded_by.code),
    ]
    text = _("Nobody else fits now.") if not found.to_judge else ""
    if found.left_out:
        more = ngettext(
            "%(number)d more case fits less well. Answer about these first.",
            "%(number)d more cases fit less well. Answer about these first.",
            found.left_out,
        )
        text = more % {"number": found.left_out}
    links = [Link(_("End the request"), reverse("screening:match_close", args=[row.pk]))]
    return Block(_("Who is asked about"), text=text, rows=rows, links=links)


def _codes(case: Case) -> list[Row]:
    """What names a case at the desk: its reference, where it stands, and where it is."""
    child = _("Treat as a child") if case.is_child else ""
    return [
        Row(_("Case"), reference.shown(case.reference), child),
        Row(_("Stage"), Stage(case.stage).label),
        Row(_("Office"), case.responsible_office.name, case.province.name),
    ]


def _side_by_side(found: Comparison, row: Candidate, *, may_judge: bool = True) -> Block:
    """Identity of both, line by line; wants both open."""
    asked = found.request.case
    lines = [(label, _shown(asked.person, name), _shown(row.case.person, name)) for name, label in COMPARED]
    columns = _columns(_("What"), reference.shown(asked.reference), reference.shown(row.case.reference))
    table = {
        "columns": columns,
        "rows": [{"cells": [{"text": cell} for cell in line]} for line in lines],
        "caption": _("The two people side by side"),
        "kind": "both",
    }
    address = reverse("screening:match_judge", args=[found.request.pk, reference.shown(row.case.reference)])
    return Block(
        _("May be %(case)s") % {"case": reference.shown(row.case.reference)},
        text=_("What fits: %(facts)s") % {"facts": words(row.fits, Fact)},
        table=table,
        rows=_codes(row.case),
        links=[Link(_("Answer"), address)] if may_judge else [],
    )


def _shown(person: Any, name: str) -> Any:
    value = getattr(person, name)
    return (wording.day(value) if name == "born_on" and value else value) or NOT_WRITTEN


def _judged(found: Comparison) -> list[Block]:
    """What was answered before, by codes; a link is undone from the list."""
    rows = [
        Row(
            reference.shown(row.case.reference),
            row.standing.get_answer_display(),
            f"{row.standing.recorded_by.code} · {wording.short_day(row.standing.recorded_at)}",
            url="" if row.standing.answer == MatchAnswer.SAME else _answer_anew(found, row),
        )
        for row in found.judged
        if row.standing is not None
    ]
    return [Block(_("Answered before"), rows=rows)] if rows else []


def _answer_anew(found: Comparison, row: Candidate) -> str:
    return reverse("screening:match_judge", args=[found.request.pk, reference.shown(row.case.reference)])
