"""My screenings: what is not sent yet, what came back with a question, and what became of what was sent."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from orgs import clock, people, wording
from orgs.requests import SignedInRequest

from .. import access
from ..types import HandoverKind, HandoverStatus, Stage
from .frame import address


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    own = access.own_screenings(request.user)
    may_begin = people.may_begin_screening(user=request.user, today=clock.today())
    groups = [
        {"heading": _("Sent back with a question"), "rows": [_returned(one) for one in own.returned]},
        {"heading": _("Drafts"), "rows": [_draft(one) for one in own.drafts]},
        {"heading": _("Sent"), "rows": [_sent(one) for one in own.sent]},
    ]
    shut = people.screening_offices(user=request.user) and not may_begin
    context = {
        "training": _("Your training in indicators and screening is missing or has run out.") if shut else "",
        "groups": [group for group in groups if group["rows"]],
        "begin_url": address("screening_new", None) if may_begin else "",
        "all_url": address("cases", None) if own.has_more else "",
    }
    return render(request, "screening/screenings.html", context)


def _row(one: access.Own, *, url: str, mark: dict[str, Any], lines: list[Any]) -> dict[str, Any]:
    return {"codename": one.case.codename, "reference": one.case.reference, "url": url, "mark": mark, "lines": lines}


def _draft(one: access.Own) -> dict[str, Any]:
    if not one.is_checked:
        mark = {"word": _("Safety check not finished"), "tone": "due"}
        to = "screening_safety"
    else:
        text = ngettext("%(n)d question answered", "%(n)d questions answered", one.answered) % {"n": one.answered}
        mark, to = {"word": text, "tone": "info"}, "screening"
    lines = [_("Begun %(moment)s") % {"moment": wording.moment(one.case.opened_at)}]
    if one.due:
        lines.append(_("Send or finish it by %(moment)s") % {"moment": wording.moment(one.due.due_at)})
    return _row(one, url=address(to, one.case), mark=mark, lines=lines)


def _returned(one: access.Own) -> dict[str, Any]:
    question: Any = one.question  # there is one: that is why it is in this list
    to = address("handover_answer", one.case, str(question.pk))
    lines = [_("Asked %(moment)s") % {"moment": wording.moment(question.recorded_at)}]
    return _row(one, url=to, mark={"word": _("Answer the question"), "tone": "due"}, lines=lines)


def _sent(one: access.Own) -> dict[str, Any]:
    to = address("handover", one.case)
    handed = one.handover
    if handed is None:
        ended = one.case.stage == Stage.CLOSED
        mark = {"word": _("Finished without a hand-over") if ended else Stage(one.case.stage).label, "tone": "neutral"}
        return _row(one, url=address("case", one.case), mark=mark, lines=[])
    lines = [_("Sent %(moment)s") % {"moment": wording.moment(handed.recorded_at)}]
    if handed.kind == HandoverKind.KEPT:
        return _row(one, url=to, mark={"word": _("Kept here"), "tone": "neutral"}, lines=lines)
    lines.append(handed.to_office.name)
    tone = "info" if handed.status == HandoverStatus.SENT else "safe"
    return _row(one, url=to, mark={"word": HandoverStatus(handed.status).label, "tone": tone}, lines=lines)
