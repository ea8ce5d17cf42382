"""Home by role, and what is due today: whose task, why, and what the person wants."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs import clock, people
from orgs.requests import SignedInRequest
from orgs.types import CASE_ROLES, Role

from .. import access, reference
from .blocks import Link
from .frame import page_address
from .queue import Queue, Said

PLACES_BY_ROLE = (
    (Role.RESPONDER, _("Start a screening"), "screening:screening_new"),
    (Role.RESPONDER, _("My screenings"), "screening:screenings"),
    (Role.CASEWORKER, _("What is due today"), "screening:today"),
    (Role.SUPERVISOR, _("Requests that wait for you"), "screening:approvals"),
    (Role.SUPERVISOR, _("What is due today"), "screening:today"),
    (Role.SPECIALIST, _("What is due today"), "screening:today"),
    (Role.RESPONDER, _("My cases"), "screening:cases"),
    (Role.CASEWORKER, _("My cases"), "screening:cases"),
    (Role.SUPERVISOR, _("Cases of the office"), "screening:cases"),
    (Role.SPECIALIST, _("My cases"), "screening:cases"),
    (Role.CASEWORKER, _("Referrals to your office"), "referrals:inbox"),
    (Role.SUPERVISOR, _("Referrals to your office"), "referrals:inbox"),
    (Role.SUPERVISOR, _("Review"), "screening:review"),
    (Role.SUPERVISOR, _("Told to your office"), "screening:told"),
    (Role.CASEWORKER, _("Told to your office"), "screening:told"),
    (Role.MATCH_DESK, _("Who may be known already"), "screening:matches"),
    (Role.SUPERVISOR, _("Offices, supervisors and deputies"), "orgs:offices"),
    *(
        (role, _("Interpreters"), "orgs:interpreters")
        for role in (Role.RESPONDER, Role.CASEWORKER, Role.SPECIALIST, Role.SUPERVISOR, Role.MATCH_DESK)
    ),
    *((role, _("Open a case in an emergency"), "screening:emergency_begin") for role in sorted(CASE_ROLES)),
    *((role, _("Ask to see a case"), "screening:access_ask") for role in sorted(CASE_ROLES)),
    *((role, _("Audit"), "screening:audit") for role in (Role.AUDITOR, Role.SUPERVISOR)),
    (Role.SUPERVISOR, _("Public holidays"), "orgs:holidays"),
    (Role.ADMINISTRATOR, _("People"), "orgs:people"),
    (Role.ADMINISTRATOR, _("Offices, supervisors and deputies"), "orgs:offices"),
    (Role.ADMINISTRATOR, _("Which office serves which province"), "orgs:provinces"),
    (Role.ADMINISTRATOR, _("Interpreters"), "orgs:interpreters"),
    (Role.ADMINISTRATOR, _("Public holidays"), "orgs:holidays"),
    (Role.ADMINISTRATOR, _("What offices have shown"), "orgs:evidence"),
    (Role.SUPERVISOR, _("What offices have shown"), "orgs:evidence"),
)
HINTS = {
    "screening:screening_new": _("Safety first; names come last, if at all."),
    "screening:today": _("What is due, whose task it is and why, with what the person wants beside it."),
    "screening:approvals": _("Longer periods, corrected dates and steps that wait for your answer."),
    "screening:review": _("What was done in your offices and waits for somebody else to look at it."),
    "screening:audit": _("Who did what, on which case, when and what for: by references and codes alone."),
    "screening:emergency_begin": _("By its reference, for a short time. Somebody else looks at it afterwards."),
    "screening:access_ask": _("By its reference. Whoever supervises it sees that you ask."),
    "screening:cases": _("Find a case by its reference, or list those at a stage."),
    "referrals:inbox": _("Whom your office was asked to help, and whom it is helping."),
    "screening:matches": _("Requests to compare a person with others, and the cases that are linked."),
    "orgs:people": _("Who works where, in which role, trained for what."),
    "orgs:evidence": _("Procedures, resources and standards that guidelines ask of an office."),
    "orgs:organisations": _("Who can help, where, and what is confirmed of them."),
}
NOT_BUILT = {
    Role.STATISTICIAN: _("Statistics have no page of their own in this version."),
}


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    roles = people.works_as(user=request.user, today=clock.today())
    links: dict[str, Link] = {}
    for role, label, name in PLACES_BY_ROLE:
        if role in roles and (url := _url(name)):
            links.setdefault(url, Link(label, url, HINTS.get(name, "")))
    if url := _url("orgs:organisations"):
        links.setdefault(url, Link(_("Organisations"), url, HINTS["orgs:organisations"]))
    trainings = people.trainings_ending(user=request.user, today=clock.today())
    context = {
        "links": list(links.values()),
        "remarks": [text for role, text in NOT_BUILT.items() if role in roles],
        "nothing": not roles,
        "as_whom": ", ".join(str(role.label) for role in Role if role in roles),
        "trainings": [{"course": row.get_course_display(), "until": row.valid_until} for row in trainings],
    }
    return render(request, "screening/home.html", context)


@login_required
@require_safe
def today(request: SignedInRequest) -> HttpResponse:
    found = access.tasks(request.user)
    queue = Queue(found.all(), reader=request.user)
    groups = [
        {"anchor": "overdue", "heading": _("Overdue: our task"), "rows": queue.shown(found.overdue)},
        {"anchor": "due-today", "heading": _("Today"), "rows": queue.shown(found.today)},
        {"anchor": "soon", "heading": _("Next seven days"), "rows": queue.shown(found.soon)},
    ]
    tiles = [_tile(group, *look) for group, look in zip(groups, TILES, strict=True)]
    if found.names_caseworkers:
        waiting = {"anchor": "unassigned", "rows": found.unassigned}
        tiles.append(_tile(waiting, _("without a caseworker"), "due", "person"))
    for group in groups:
        group["rows"] = [queue.row(row) for row in group["rows"]]
    context = {
        "tiles": tiles,
        "groups": [group for group in groups if group["rows"]],
        "unassigned": [_unassigned(row, queue.said) for row in found.unassigned],
        "today": clock.today(),
        "nothing": not any(group["rows"] for group in groups),
        "next": [queue.row(row) for row in queue.shown(found.later())],
    }
    return render(request, "screening/today.html", context)


# Word, tone and symbol of each tile; without a number it stays uncoloured.
TILES = ((_("overdue"), "over", "over"), (_("due today"), "due", "due"), (_("next 7 days"), "due", "due"))


def _tile(group: dict[str, Any], word: Any, tone: str, icon: str) -> dict[str, Any]:
    number = len(group["rows"])
    look = {"tone": tone, "icon": icon} if number else {"icon": "done"}
    return {"number": number, "word": word, "url": f"#{group['anchor'] if number else 'work'}"} | look


def _unassigned(row: access.Waiting, said: Said) -> dict[str, Any]:
    return {
        "url": page_address("assign", row.reference),
        "reference": reference.shown(row.reference),
        "codename": row.codename,
        "stage": said.stage(row.stage, None),
        "since": said.short_day(row.received_at or row.opened_at),
        "badges": said.badges(is_child=row.is_child),
    }


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
