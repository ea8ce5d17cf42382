"""What stands around a form about people and offices? A title, a way back, and what happens when it is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..forms.people import ConfirmForm
from ..sheets import SheetForm
from ..submitting import Act, submit


def form_page(
    request: HttpRequest,
    *,
    form: SheetForm,
    act: Act,
    title: Any,
    then: str,
    said: Any = "",
    beside: Mapping[str, str] | None = None,
    template: str = "orgs/form.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form: shown on GET, sent on POST (see `submit`). ``then`` is also the way ``back``.

    ``context`` may hold ``about`` (whom or what it changes), ``intro`` (what it does), ``submit_label``, ``classes``
    and what an own template shows.
    """

    def page(status: int = 200) -> HttpResponse:
        return render(request, template, {"form": form, "title": title, "back": then} | context, status=status)

    if request.method != "POST":
        return page()
    return submit(request, form=form, act=act, page=page, then=then, said=said, beside=beside)


def confirm_page(
    request: HttpRequest, *, act: Callable[[], Any], title: Any, then: str, about: Any = "", intro: Any = ""
) -> HttpResponse:
    """A page on which there is nothing to fill in: it says what one press does."""
    return form_page(
        request,
        form=ConfirmForm(request.POST or None),
        act=lambda values: act(),
        title=title,
        then=then,
        about=about,
        intro=intro,
        submit_label=title,
        classes="bare",
    )
