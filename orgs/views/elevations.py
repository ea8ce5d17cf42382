"""What waits for a second administrator? A power over other people's cases is asked for by one and given by another."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from .. import confirming, gate
from ..actions import elevations
from ..forms.people import ConfirmForm, ElevationForm
from ..models import Elevation
from ..requests import SignedInRequest
from ..wording import name_of, short_day
from .frame import form_page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    gate.require_administrator(request.user, subject="people")
    row = get_object_or_404(Elevation.objects.select_related("user", "office", "asked_by"), pk=pk)
    if asked := confirming.ask_first(request):
        return asked
    own = row.asked_by_id == request.user.pk
    form: ConfirmForm | ElevationForm = (ConfirmForm if own else ElevationForm)(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        done = elevations.give if values.get("answer") == "give" else elevations.refuse
        done(by=request.user, elevation=row)

    return form_page(
        request,
        form=form,
        act=act,
        title=_("Take this back") if own else _("Give this role?"),
        about=_words(row),
        intro=_("It waits for another administrator.") if own else _("Ask the person who asked, not by this system."),
        submit_label=_("Take it back") if own else _("Answer"),
        then=reverse("orgs:people"),
    )


def waiting() -> list[dict[str, Any]]:
    """For the page of people."""
    return [
        {"words": _words(row), "asked_by": row.asked_by.code, "asked_at": row.asked_at, "pk": row.pk}
        for row in elevations.waiting()
    ]


def _words(row: Elevation) -> str:
    parts = [row.user.code, row.user.name, str(row.get_role_display()), name_of(row.office)]
    if row.starts_on and row.ends_on:
        parts.append(f"{short_day(row.starts_on)} – {short_day(row.ends_on)}")
    return " · ".join(parts)
