"""Who opened my file? A sheet to print for the person, or for whoever decides with a child. No name, code or number."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import opened_by, trail
from ..access import Tie, audit
from ..opened_by import Looker
from .audit_case import offices_words
from .audit_frame import case_address, trail_page
from .words import role_words, times

# As the person is told it; every tie has its row.
WHY: dict[Tie, str | Promise] = {
    Tie.AUTHOR: gettext_lazy("Spoke with you first and wrote down what you said."),
    Tie.HOLDING: gettext_lazy("Took over from whoever spoke with you first."),
    Tie.CASEWORKER: gettext_lazy("Works with you and helps you."),
    Tie.SPECIALIST: gettext_lazy("Was asked to look at what happened to you."),
    Tie.EMERGENCY: gettext_lazy("Was afraid that you might come to harm, and could read it for one hour."),
    Tie.AUTHOR_RECEIVED: gettext_lazy("Spoke with you first, and could add something for one day."),
    Tie.AUTHOR_LATER: gettext_lazy("Spoke with you first. Can see only that others help you now."),
    Tie.OFFICE_ASKED: gettext_lazy("Works at an office that was asked to help you. Read a short summary."),
    Tie.OFFERED: gettext_lazy("Works at an office that was asked to take over. Read a short summary."),
    Tie.CONFIRMER: gettext_lazy("Checks the work of whoever was asked to look at what happened to you."),
    Tie.IDENTIFYING: gettext_lazy("Chooses who is asked to look at what happened to you."),
    Tie.APPROVER: gettext_lazy("Was asked to agree to a step, so that nobody decides alone."),
    Tie.SECOND_PERSON: gettext_lazy("Protects children, and checked a decision as a second person."),
    Tie.CHILD_PROTECTION: gettext_lazy("Protects children where you are."),
    Tie.JUDGE: gettext_lazy("Was asked to decide about a complaint."),
    Tie.SUPERVISOR: gettext_lazy("Leads the office that works with you, and checks its work."),
    Tie.HELPER: gettext_lazy("Gives you help that you agreed to."),
    Tie.REFERRED: gettext_lazy("Works at an office that you agreed to ask for help. Read a short summary."),
    Tie.GIVER: gettext_lazy("Looks after notes that are kept apart to protect somebody."),
    Tie.MATCH_DESK: gettext_lazy("Finds out whether somebody is known already."),
}
OTHER = gettext_lazy("Wrote something down for you. Ask us if you want to know more.")


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    reader = audit.reader(request.user)
    case = audit.case_of_office(reader, ref)
    people = opened_by.lookers(reader, case)
    opened = sorted((one for one in people if one.opened and one.user), key=lambda one: str(one.first))
    trail.looked(reader, "audit.printed", case=case, count=len(opened))
    refused = sum(1 for one in people if one.refused and not one.opened)
    return trail_page(
        request,
        "audit_sheet.html",
        columns=[{"label": label} for label in (_("Who"), _("Why"), _("How often"), _("When"))],
        rows=[_row(one) for one in opened],
        count=_count(len(opened)),
        refused=_refused(refused) if refused else "",
        back=case_address(case),
    )


def _count(number: int) -> str:
    text = ngettext("%(number)d person opened your file.", "%(number)d people opened your file.", number)
    return text % {"number": number}


def _refused(number: int) -> str:
    text = ngettext(
        "%(number)d other person tried to open it and was not let in.",
        "%(number)d other people tried to open it and were not let in.",
        number,
    )
    return text % {"number": number}


def _row(one: Looker) -> dict[str, Any]:
    why = " ".join(str(WHY[tie]) for tie in one.ties_then) or str(OTHER)
    return {
        "cells": [
            {"text": role_words(",".join(sorted(one.roles))).capitalize(), "note": offices_words(one)},
            {"text": why},
            {"text": _often(one)},
            {"text": _when(one)},
        ]
    }


def _often(one: Looker) -> str:
    said = [_("opened %(times)s") % {"times": times(one.looks)}] if one.looks else []
    said += [_("wrote in it %(times)s") % {"times": times(one.acts)}] if one.acts else []
    return ", ".join(said).capitalize()


def _when(one: Looker) -> str:
    first, last = wording.day(one.first), wording.day(one.last)  # type: ignore[arg-type]  # opened
    return first if first == last else _("From %(first)s to %(last)s") % {"first": first, "last": last}
