"""What happens when a form is sent? One action, its refusals as sentences on the form, then a redirect."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from orgs.log import AlreadyDone
from orgs.refusals import Refused
from orgs.sheets import SheetForm

from ..access import Denied
from ..actions.acting import Conflict, GateRefused

Act = Callable[[dict[str, Any]], Any]
Page = Callable[[int], HttpResponse]


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
    """Answer a POST: ``act(cleaned_data)`` once, then go to ``then`` with the words ``said``.

    ``page(status)`` shows the form again: 422 with its errors, 409 where a gate of the guidelines is
    open. With ``saved`` (row -> field values) a change made by somebody else is shown beside what was
    typed, and the person chooses; sending the same form twice does it once and answers alike.
    """
    if form.keeps_saved:
        return redirect(then)
    if not form.is_valid():
        return page(422)
    # Only a form that two people may edit says which version it was filled in against.
    own = ("submission",) if saved else ("submission", "version")
    values = {key: value for key, value in form.cleaned_data.items() if key not in own}
    try:
        act(values)
    except Denied:
        raise
    except AlreadyDone:
        pass
    except Conflict as conflict:
        return _both(request, form=form, row=conflict.row, saved=saved) if saved else _again(form, conflict, page)
    except Refused as refused:
        return _again(form, refused, page)
    # The frame of the talk says when something was last saved; a message for each answer would push it off the screen.
    if said is not None:
        messages.success(request, said or _("Saved."))
    return redirect(then)


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
