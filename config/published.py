"""What may anyone read without signing in: their rights, and the steps by which a person is handed over?

Neither page knows of a case, or says of anybody that they were here; the rights leave nothing on the device. Each has
a version, and the day by which it is looked at again.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from orgs import clock
from screening import rules

from .context import LANGUAGES


@dataclass(frozen=True)
class Published:
    """``review_on``: by this day somebody looks whether it still holds; local policy (guidelines 20, 42)."""

    version: str
    review_on: date

    def is_to_be_reviewed(self, *, today: date) -> bool:
        return today > self.review_on


RIGHTS = Published(version="2026-11", review_on=date(2027, 5, 31))
TRANSFER_STEPS = Published(version="2026-11", review_on=date(2027, 5, 31))


@require_safe
def rights(request: HttpRequest, language: str) -> HttpResponse:
    if language not in dict(LANGUAGES):
        raise Http404
    others = [{"code": code, "name": name} for code, name in LANGUAGES if code != language]
    context = {"others": others, "exit": settings.EXIT_ADDRESS, "days": rules.REFLECTION_DAYS}
    with translation.override(language):
        return render(request, "rights.html", context | _dated(RIGHTS))


@require_safe
def transfer_steps(request: HttpRequest) -> HttpResponse:
    """Guideline 20: the steps are published, and their hours are those by which tasks here fall due."""
    hours = {kind: row.within.total_seconds() // 3600 for kind, row in rules.DEADLINE_BY_KIND.items()}
    context = {"hours": {kind: int(number) for kind, number in hours.items()}, "days": rules.REFLECTION_DAYS}
    return render(request, "transfer_steps.html", context | _dated(TRANSFER_STEPS))


def _dated(page: Published) -> dict[str, Any]:
    return {"published": page, "is_to_be_reviewed": page.is_to_be_reviewed(today=clock.today())}
