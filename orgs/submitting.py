"""What happens when a form is sent? One action, its refusals as sentences on the form, then a redirect."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .log import AlreadyDone
from .refusals import Refused
from .sheets import SheetForm


def submit(
    request: HttpRequest,
    *,
    form: SheetForm,
    act: Callable[[dict[str, Any]], Any],
    page: Callable[[int], HttpResponse],
    then: str,
    said: Any = "",
    beside: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer a POST: ``act(cleaned_data)`` once, then go to ``then``; 422 shows the form with its errors.

    ``beside`` says at which field a refusal stands, by its ``why``.
    """
    if not form.is_valid():
        return page(422)
    try:
        act({name: value for name, value in form.cleaned_data.items() if name not in ("submission", "version")})
    except AlreadyDone:
        pass
    except Refused as refused:
        form.add_error((beside or {}).get(refused.why), str(refused))
        return page(422)
    messages.success(request, said or _("Saved."))
    return redirect(then)
