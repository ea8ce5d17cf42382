"""What stands around a form about people and offices? A title, a way back, and what happens when it is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..forms.people import ConfirmForm
from ..sheets import SheetForm
from ..submitting import submit


def form_page(
    request: HttpRequest,
    *,
    form: SheetForm,
    act: Callable[[dict[str, Any]], Any],
    title: Any,
    then: str,
    intro: Any = "",
    submit_label: Any = "",
    beside: Mapping[str, str] | None = None,
    back: str = "",
) -> HttpResponse:
    """A page with one form: shown on GET, sent on POST (see `submit`). ``then`` is also the way back."""

    def page(status: int = 200) -> HttpResponse:
        context = {"form": form, "title": title, "back": back or then, "intro": intro, "submit_label": submit_label}
        return render(request, "orgs/form.html", context, status=status)

    if request.method != "POST":
        return page()
    return submit(request, form=form, act=act, page=page, then=then, beside=beside)


def confirm_page(
    request: HttpRequest, *, act: Callable[[], Any], title: Any, then: str, intro: Any = "", back: str = ""
) -> HttpResponse:
    """A page on which there is nothing to fill in: it says what one press does."""
    return form_page(
        request,
        form=ConfirmForm(request.POST or None),
        act=lambda values: act(),
        title=title,
        then=then,
        intro=intro,
        submit_label=title,
        back=back,
    )
