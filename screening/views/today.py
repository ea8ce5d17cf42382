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
from orgs.types import Role

from .. import access, rules
from ..models import Case, Deadline
from ..types import Stage, WishAnswer
from .blocks import Link
from .frame import address, page_address

PLACES_BY_ROLE = (
    (Role.RESPONDER, _("Begin a screening"), "screening:screening_new"),
    (Role.CASEWORKER, _("What is due today"), "screening:today"),
    (Role.SUPERVISOR, _("Requests that wait for you"), "screening:approvals"),
    (Role.SUPERVISOR, _("What is due today"), "screening:today"),
    (Role.SPECIALIST, _("What is due today"), "screening:today"),
    (Role.RESPONDER, _("My cases"), "screening:cases"),
    (Role.CASEWORKER, _("My cases"), "screening:cases"),
    (Role.SUPERVISOR, _("Cases of the office"), "screening:cases"),
    (Role.SPECIALIST, _("My cases"), "screening:cases"),
    (Role.SUPERVISOR, _("Told to your office"), "screening:told"),
    (Role.CASEWORKER, _("Told to your office"), "screening:told"),
    (Role.SUPERVISOR, _("Offices, supervisors and deputies"), "orgs:offices"),
    *(
        (role, _("Interpreters"), "orgs:interpreters")
        for role in (Role.RESPONDER, Role.CASEWORKER, Role.SPECIALIST, Role.SUPERVISOR, Role.MATCH_DESK)
    ),
    (Role.SUPERVISOR, _("Public holidays"), "orgs:holidays"),
    (Role.ADMINISTRATOR, _("People"), "orgs:people"),
    (Role.ADMINISTRATOR, _("Offices, supervisors and deputies"), "orgs:offices"),
    (Role.ADMINISTRATOR, _("Which office serves which province"), "orgs:provinces"),
    (Role.ADMINISTRATOR, _("Interpreters"), "orgs:interpreters"),
    (Role.ADMINISTRATOR, _("Public holidays"), "orgs:holidays"),
)
NOT_BUILT = {
    Role.MATCH_DESK: _("The match desk has no page of its own in this version."),
    Role.AUDITOR: _("The audit trail over all cases has no page of its own in this version."),
    Role.STATISTICIAN: _("Statistics have no page of their own in this version."),
}


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    roles = people.works_as(user=request.user, today=clock.today())
    links: dict[str, Link] = {}
    for role, label, name in PLACES_BY_ROLE:
        if role in roles and (url := _url(name)):
            links.setdefault(url, Link(label, url))
    if url := _url("orgs:organisations"):
        links.setdefault(url, Link(_("Organisations"), url))
    trainings = people.trainings_ending(user=request.user, today=clock.today())
    context = {
        "links": list(links.values()),
        "remarks": [text for role, text in NOT_BUILT.items() if role in roles],
        "nothing": not roles,
        "trainings": [{"course": row.get_course_display(), "until": row.valid_until} for row in trainings],
    }
    return render(request, "screening/home.html", context)


@login_required
@require_safe
def today(request: SignedInRequest) -> HttpResponse:
    found = access.tasks(request.user)
    groups = [
        {"heading": _("Overdue: our task"), "rows": [_row(row) for row in found.overdue]},
        {"heading": _("Today"), "rows": [_row(row) for row in found.today]},
        {"heading": _("Next seven days"), "rows": [_row(row) for row in found.soon]},
    ]
    unassigned = [
        {"label": case, "url": address("caseworker_name", case), "reference": case.reference}
        for case in found.unassigned
    ]
    context = {
        "groups": [group for group in groups if group["rows"]],
        "unassigned": unassigned,
        "today": clock.today(),
        "nothing": not found.count and not unassigned,
    }
    return render(request, "screening/today.html", context)


def _row(row: Deadline) -> dict[str, Any]:
    rule = rules.DEADLINE_BY_KIND[row.kind]
    case = row.case
    return {
        "task": rule.label,
        "due_on": clock.local_day(row.due_at),
        "due_at": row.due_at,
        "url": page_address(rule.page, case),
        "reference": case.reference,
        "stage": Stage(case.stage).label,
        "guideline": rule.guideline,
        "whose": _whose(row, case),
        "why": rule.basis,
        "is_child": case.is_child,
        "wish": wishes(case),
    }


def _whose(row: Deadline, case: Case) -> str:
    if row.office_id != case.responsible_office_id:
        return str(row.office.name)
    return str(case.responsible.code) if case.responsible else str(row.office.name)


def wishes(case: Case) -> str:
    """The coded wishes beside the task; typed ones stand on the case page only."""
    person = case.person
    said = (
        (_("home"), person.wishes_home),
        (_("police"), person.wishes_police),
        (_("embassy"), person.wishes_embassy),
    )
    asked = [f"{word}: {WishAnswer(code).label}" for word, code in said if code != WishAnswer.NOT_ASKED]
    return " · ".join(asked)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
