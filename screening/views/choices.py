"""What was offered and chosen, service by service, and the form that adds a line."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access
from ..actions import choices
from ..forms.reflection import ChoiceForm
from ..models import Case, Choice
from ..sections import Section
from ..types import ChoiceMade, ServiceKind
from .blocks import Link, shown
from .frame import address, case_page, form_page, opened_case
from .wishes import mark_of
from .words import language_words

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    """The ledger: each service with its latest choice, when to ask again, and all that was said before."""
    case = opened_case(request, ref, need="assessments.read", want=READ)
    by_service: dict[str, list[Choice]] = {}
    for row in case.choice_set.select_related("recorded_by").order_by("-recorded_at"):
        by_service.setdefault(row.service, []).append(row)
    may = access.refusal(request.user, "choice.record", case) is None
    record_url = address("choice_record", case) if may else ""
    services = list(ServiceKind)
    return case_page(
        request,
        case,
        "choices_read.html",
        here="choices",
        record_url=record_url,
        lines=[_line(case, by_service[one], record_url=record_url) for one in services if one in by_service],
        not_offered=[Link(one.label, _record(record_url, one)) for one in services if one not in by_service],
    )


def _line(case: Case, rows: list[Choice], *, record_url: str) -> dict[str, Any]:
    latest, *earlier = rows
    notes = []
    if latest.adviser_is_independent is not None:
        said = wording.yes_no(latest.adviser_is_independent)
        notes.append(_("Adviser independent of coordinating and identifying office: %(said)s") % {"said": said})
    return {
        "title": latest.get_service_display(),
        "mark": mark_of(latest),
        "said": _said(latest),
        "words": shown(case, latest, "remarks"),
        "notes": notes,
        "again_on": latest.offer_again_on,
        "earlier": [
            {"word": row.get_choice_display(), "said": _said(row), "words": shown(case, row, "remarks")}
            for row in earlier
        ],
        "url": _record(record_url, latest.service),
        "url_label": _("Record what they say now"),
    }


def _said(row: Choice) -> str:
    parts = [wording.short_day(row.recorded_at), row.recorded_by.code]
    if row.language:
        parts.insert(1, str(language_words(row.language)))
    return " · ".join(parts)


def _record(url: str, service: str) -> str:
    return f"{url}?service={service}" if url else ""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="choice.record", want=READ)
    names = ("language", "offer_again_on", "adviser_is_independent", "remarks")
    return form_page(
        request,
        case,
        form=ChoiceForm(request.POST or None, initial=_first(request)),
        act=lambda values: choices.record(
            by=request.user,
            case=case,
            service=ServiceKind(values["service"]),
            choice=ChoiceMade(values["choice"]),
            **{name: values[name] for name in names},
        ),
        title=_("An offer, and what the person said"),
        intro=_("Every yes, no and change of mind is kept. Refusing never ends or shortens any help (G33)."),
        here="choices",
        then=address("choices", case),
        said=_("Saved: the choice."),
    )


def _first(request: SignedInRequest) -> dict[str, str]:
    """The service whose line in the ledger led here."""
    service = request.GET.get("service", "")
    return {"service": service} if service in ServiceKind.values else {}
