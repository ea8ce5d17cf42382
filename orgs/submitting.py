"""What happens when a form is sent? One action, its refusals as sentences on the form, then a redirect."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .log import AlreadyDone
from .refusals import Refused
from .sheets import SheetForm

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
    beside: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer a POST (see `once`); ``beside`` says at which field a refusal stands, by its ``why``."""

    def refused(refusal: Refused) -> HttpResponse:
        form.add_error((beside or {}).get(refusal.why), str(refusal))
        return page(422)

    return once(request, form=form, act=act, page=page, then=then, said=said, refused=refused)


def once(
    request: HttpRequest,
    *,
    form: SheetForm,
    act: Act,
    page: Page,
    then: str,
    said: Any,
    refused: Callable[[Refused], HttpResponse],
    own: Collection[str] = ("submission", "version"),
) -> HttpResponse:
    """``act(cleaned_data)``, then ``then`` with the words ``said`` (with None, without); ``page(422)`` shows errors.

    Sending the same form twice does it once and answers alike. ``refused`` answers where the act is refused; ``own``
    are the fields that are the form's own and no answer.
    """
    if not form.is_valid():
        return page(422)
    try:
        act({name: value for name, value in form.cleaned_data.items() if name not in own})
    except AlreadyDone:
        pass
    except Refused as refusal:
        return refused(refusal)
    if said is not None:
        messages.success(request, said or _("Saved."))
    return redirect(then)
