"""Where does this screening stand: what is safe now, how far is every part, is there enough to refer?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from orgs import clock
from orgs.requests import SignedInRequest

from .. import safety
from ..actions import checklist, drafts, safety_check
from ..checklist import Section as Room
from ..models import Case, SafetyCheck, Screening
from ..rules import LOOK_AGAIN_AFTER
from ..safety import Outcome, Part
from ..sections import Section
from .frame import address, opened_case
from .shut import why_shut
from .talk import talk_page

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@dataclass(frozen=True)
class State:
    """One of the four words of a task list."""

    word: str | Promise
    tone: str


COMPLETED = State(_("Completed"), "plain")
IN_PROGRESS = State(_("In progress"), "info")
NOT_STARTED = State(_("Not yet started"), "neutral")
CANNOT_START = State(_("Cannot start yet"), "closed")

GROUPS: tuple[tuple[str | Promise, tuple[tuple[Part, str], ...]], ...] = (
    (_("Before talking"), ((Part.SAFETY, "screening_safety"), (Part.OBSERVATIONS, "screening_observations"))),
    (
        _("With the person"),
        (
            (Part.EXPLAIN, "screening_explain"),
            (Part.HOW_THEY_CAME, "screening_section"),
            (Part.CONTROL_AND_FREEDOM, "screening_section"),
            (Part.EXPLOITATION, "screening_section"),
            (Part.SITUATION_NOW, "screening_section"),
            (Part.NEEDS, "needs_record"),
            (Part.WISHES, "screening_wishes"),
            (Part.IDENTITY, "screening_identity"),
        ),
    ),
    (
        _("What was done"),
        ((Part.RESPONSE, "screening_response"), (Part.REMOVAL, "screening_removal")),
    ),
    (_("Finish"), ((Part.CHECK, "screening_check"),)),
)
WHAT_TO_DO: dict[Outcome, tuple[str | Promise, str | Promise, str]] = {
    Outcome.GO_AHEAD: (_("You can talk now."), _("You can do these in any order. You can stop at any time."), "safe"),
    Outcome.LOOK_DO_NOT_ASK: (
        _("Look, do not ask."),
        _("Write down what you see and what the person needs. Do not ask about their situation."),
        "due",
    ),
    Outcome.WAIT_FOR_INTERPRETER: (
        _("Wait for an interpreter."),
        _("Call one of the roster, or arrange another time. Safety, needs and what you see can be recorded."),
        "due",
    ),
    Outcome.STOP_AND_GET_HELP: (_("Stop and get help first."), _("Nothing has to be asked for that."), "over"),
    Outcome.CHILD_ROUTE: (
        _("Treat this person as a child."),
        _("Call child protection now. Ask only what is open here; a specialist asks the rest."),
        "child",
    ),
}


@login_required
@require_safe
def show(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.fill", want=READ)
    check = safety_check.latest(case)
    rows = case.screening_set.select_related("indicator_set").prefetch_related("answers", "observations")
    row, begun = rows.get(), drafts.parts(by=request.user, case=case)
    groups = [
        _group(heading, [_task(case, row, part, name, check, has_draft=part in begun) for part, name in parts])
        for heading, parts in GROUPS
    ]
    return talk_page(
        request,
        case,
        "screening_hub.html",
        title=_("Screening"),
        back=address("screenings", None),
        outcome=_outcome(check) if check else None,
        groups=groups,
        following=_following(groups) if check else None,
        urls=_urls(case, check),
    )


def _group(heading: str | Promise, tasks: list[dict[str, Any]]) -> dict[str, Any]:
    """Where several parts are closed for the same reasons, these stand once above them."""
    shut = [task["reasons"] for task in tasks if task["reasons"]]
    shared = shut[0] if len(shut) > 1 and all(one == shut[0] for one in shut) else []
    for task in tasks:
        task["reasons"] = [] if shared else task["reasons"]
    return {"heading": heading, "tasks": tasks, "reasons": shared}


def _following(groups: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first part that is open and not finished: where somebody goes who has never seen the form."""
    tasks = [task for group in groups for task in group["tasks"]]
    return next((task for task in tasks if task["url"] and task["state"] is not COMPLETED), None)


def _outcome(check: SafetyCheck) -> dict[str, Any]:
    heading, text, tone = WHAT_TO_DO[Outcome(check.outcome)]
    said = safety.worth_saying(check.reasons)
    return {
        "heading": heading,
        "text": text,
        "tone": tone,
        "reasons": [{"text": row.sentence, "guidelines": row.guidelines[-1:]} for row in said],
        "at": check.recorded_at,
        "is_old": clock.now() - check.recorded_at > LOOK_AGAIN_AFTER,
        "is_stop": check.outcome == Outcome.STOP_AND_GET_HELP,
    }


def _urls(case: Case, check: SafetyCheck | None) -> dict[str, str]:
    return {
        "safety": address("screening_safety", case),
        "help": address("screening_help", case),
        "refer": address("handover_send", case) if check else "",
        "conversation": address("screening_conversation", case),
        "beside": address("screening_beside", case),
        "detention": address("detention_record", case),
        "around": address("relative_add", case),
        "case": address("case", case),
    }


def _task(
    case: Case, row: Screening, part: Part, name: str, check: SafetyCheck | None, *, has_draft: bool
) -> dict[str, Any]:
    reasons = why_shut(check, row, part)
    rest = (str(part),) if name == "screening_section" else ()
    state = CANNOT_START if reasons else _state(case, row, part, check)
    if has_draft and (state is NOT_STARTED or part is Part.SAFETY):
        state = IN_PROGRESS
    return {
        "label": part.label,
        "url": "" if reasons else address(name, case, *rest),
        "state": state,
        "hint": "" if reasons else _hint(case, row, part, has_draft=has_draft),
        "reasons": reasons,
    }


def _state(case: Case, row: Screening, part: Part, check: SafetyCheck | None) -> State:
    if part in Room.values:
        asked = {item.code for item in checklist.asked(case, row, part)}
        done = asked & {one.item for one in row.answers.all()}
        return COMPLETED if asked and done == asked else IN_PROGRESS if done else NOT_STARTED
    is_done: dict[Part, Callable[[], bool]] = {
        Part.SAFETY: lambda: check is not None,
        Part.EXPLAIN: lambda: bool(row.agreement),
        Part.OBSERVATIONS: lambda: bool(row.observations.all()),
        Part.NEEDS: lambda: case.need_set.exists(),
        Part.WISHES: lambda: bool(case.person.contact_way or case.person.wishes_home != "not_asked"),
        Part.IDENTITY: lambda: case.age_band != "not_known" or case.gender != "not_said",
        Part.RESPONSE: lambda: case.response_set.exists(),
        Part.REMOVAL: lambda: case.removal_set.exists(),
        Part.CHECK: lambda: row.declared,
    }
    return COMPLETED if is_done[part]() else NOT_STARTED


def _hint(case: Case, row: Screening, part: Part, *, has_draft: bool) -> str:
    if has_draft:
        return str(_("Begun, not finished") if part is Part.SAFETY else _("Typed and not saved yet"))
    if part not in Room.values:
        return ""
    asked = {item.code for item in checklist.asked(case, row, part)}
    left = len(asked - {one.item for one in row.answers.all()})
    return ngettext("%(n)d question left", "%(n)d questions left", left) % {"n": left} if left else ""
