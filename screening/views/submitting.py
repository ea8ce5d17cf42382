"""What happens when a form about a case is sent, where a gate is open, or somebody else saved meanwhile?"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from orgs.refusals import Refused
from orgs.sheets import SheetForm
from orgs.submitting import Act, Page, once

from ..access import Denied
from ..actions.acting import Conflict, GateRefused


def submit(
    request: HttpRequest,
    *,
    form: SheetForm,
    act: Act,
    page: Page,
    then: str,
    said: Any = "",
    saved: Callable[[Any], dict[str, Any]] | None = None,
) -> HttpResponse:
    """Answer a POST (see `once`): ``page(409)`` shows the form again where a gate of the guidelines is open.

    With ``saved`` (row -> field values) a change made by somebody else is shown beside what was typed, and the person
    chooses.
    """
    if form.keeps_saved:
        return redirect(then)

    def refused(refusal: Refused) -> HttpResponse:
        if isinstance(refusal, Denied):
            raise refusal
        if isinstance(refusal, Conflict) and saved:
            return _both(request, form=form, row=refusal.row, saved=saved)
        return _again(form, refusal, page)

    # Only a form that two people may edit says which version it was filled in against.
    own = ("submission",) if saved else ("submission", "version")
    # The frame of the talk says when something was last saved; a message for each answer would push it off the screen.
    return once(request, form=form, act=act, page=page, then=then, said=said, refused=refused, own=own)


def _again(form: SheetForm, refused: Refused, page: Page) -> HttpResponse:
    if isinstance(refused, GateRefused):
        for gate in refused.gates:
            form.add_error(None, f"G{gate.guideline} {gate.sentence}" if gate.guideline else str(gate.sentence))
    else:
        form.add_error(None, str(refused))
    return page(409 if isinstance(refused, (GateRefused, Conflict)) else 422)


def _both(request: HttpRequest, *, form: SheetForm, row: Any, saved: Callable[[Any], dict[str, Any]]) -> HttpResponse:
    """Both versions side by side; nothing of either is lost until the person has chosen."""
    now = row.history.first()
    context = {
        "rows": form.differences(saved=saved(row)),
        "hidden": form.typed(),
        "version": row.version,
        "saved_by": getattr(getattr(row, "changed_by", None) or row.recorded_by, "code", ""),
        "saved_at": now.history_date,
    }
    return render(request, "screening/conflict.html", context, status=409)
