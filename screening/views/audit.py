"""The trail: who did what, newest first, and by whom, on which case, when, where and what for. References only."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from orgs import clock, wording
from orgs.days import Boxes
from orgs.models import AuditEvent, Office
from orgs.models.event import Outcome
from orgs.requests import SignedInRequest

from .. import reference, trail
from ..access import audit
from ..event_families import ABOUT
from ..event_words import words_of
from ..forms.audit import TrailForm
from ..types import Reviewed
from .audit_frame import case_address, named, period_words, person_address, trail_page
from .words import purpose_words, reason_words, refused_words, role_words, section_words, tie_words

LONGEST_TYPED = 20
OF_ANOTHER_OFFICE = gettext_lazy("A case of another office")
NO_CASE_OF_THEIRS = gettext_lazy("Not theirs to open, or there is no such thing.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    reader = audit.reader(request.user)
    form = TrailForm(request.GET, offices=_offices(reader))
    # A reference is sent: one that was guessed stands in no address.
    typed = request.POST.get("reference", "").strip()[:LONGEST_TYPED]
    case = audit.find(reader, typed or request.GET.get("case", ""))
    if typed and case is not None:
        return redirect(_without(request, "before", "after", case=reference.shown(case.reference)))
    if not form.is_valid():
        return trail_page(request, "audit.html", form=form, status=422)
    wanted, is_unknown = form.wanted(case), case is None and bool(typed or form.cleaned_data["case"])
    if is_unknown:
        page = trail.nothing(reader, wanted, typed=typed or form.cleaned_data["case"])
    else:
        places = {name: trail.Place.read(request.GET.get(name, "")) for name in ("before", "after")}
        page = trail.search(reader, wanted, **places)
    return trail_page(
        request,
        "audit.html",
        form=form,
        reader=reader,
        is_unknown=is_unknown,
        chips=_chips(request, form, wanted),
        quick=_quick(),
        shown_case=case,
        case_url=case_address(case) if case else "",
        columns=[{"label": label} for label in _columns()],
        rows=[_row(request, reader, event, page) for event in page.events],
        summary=period_words(wanted.since, wanted.last_on, today=clock.today()),
        newer_url=_without(request, "before", after=page.newer) if page.newer else "",
        older_url=_without(request, "after", before=page.older) if page.older else "",
    )


def _offices(reader: audit.Reader) -> list[Office]:
    rows = Office.objects.order_by("name")
    return list(rows if reader.is_auditor else rows.filter(pk__in=reader.offices))


def _without(request: SignedInRequest, *gone: str, **changed: Any) -> str:
    """This address without some of its parts, and with others."""
    kept = {name: value for name, value in request.GET.items() if value and name not in gone}
    return f"{reverse('screening:audit')}?{urlencode(kept | changed)}"


def _quick() -> list[dict[str, Any]]:
    """Looked for most often."""
    wanted = ("emergency", "refused", "printed", "trail")
    return [{"label": ABOUT[code].label, "url": f"?{urlencode({'did': code})}"} for code in wanted]


def _chips(request: SignedInRequest, form: TrailForm, wanted: trail.Wanted) -> list[dict[str, Any]]:
    """One filter each, with the address without it."""
    said = [
        (("case",), _("Case"), reference.shown(wanted.case.reference) if wanted.case else ""),
        (("who",), form.fields["who"].label, wanted.who),
        *(((name,), form.fields[name].label, _chosen(form, name)) for name in ("did", "office", "purpose")),
        *((_boxes(name), form.fields[name].label, _day(getattr(wanted, name))) for name in ("first_on", "last_on")),
    ]
    return [
        {"label": f"{label}: {value}", "url": _without(request, *names, "before", "after")}
        for names, label, value in said
        if value
    ]


def _chosen(form: TrailForm, name: str) -> Any:
    code = form.cleaned_data[name]
    return dict(form.fields[name].choices)[code] if code else ""  # type: ignore[attr-defined]  # a choice


def _boxes(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{part}" for part, _word, _mode in Boxes.words)


def _day(on: Any) -> str:
    return wording.short_day(on) if on else ""


def _columns() -> tuple[str, ...]:
    return _("When"), _("Who"), _("What"), _("Case"), _("As what, and what for")


def _row(request: SignedInRequest, reader: audit.Reader, event: AuditEvent, page: trail.Page) -> dict[str, Any]:
    url = person_address(event.actor_code) if event.actor_id in page.people else ""
    return {
        "cells": [
            {"text": wording.short_day(event.at), "note": f"{event.at.astimezone(clock.PHNOM_PENH):%H:%M:%S}"},
            {"text": named(event.actor_code, request), "note": role_words(event.role), "url": url},
            {"text": words_of(event.kind), "note": _more(request, reader, event, page)},
            _case(event, page),
            {"text": tie_words(event.relation), "note": purpose_words(event.purpose)},
        ]
    }


def _case(event: AuditEvent, page: trail.Page) -> dict[str, Any]:
    about = page.reviewed.get(event.pk, event)
    if about.case_id in page.known:
        return {"reference": about.case_reference, "text": "", "url": case_address(about.case_reference)}
    return {"text": OF_ANOTHER_OFFICE if event.case_id and event.outcome != Outcome.REFUSED else "–"}


def _more(request: SignedInRequest, reader: audit.Reader, event: AuditEvent, page: trail.Page) -> Any:
    """Which sections were open, why it was refused, or what was said in the review.

    The reason of a step not to an auditor: it tells of the case.
    """
    if event.outcome == Outcome.REFUSED:
        told = trail.tells_why(event.kind, event.case_id, event.why, page.known)
        return refused_words(event.why) if told else NO_CASE_OF_THEIRS
    if event.outcome == Outcome.SEEN:
        return section_words(event.sections)
    if event.pk in page.reviewed:
        said = {"answer": Reviewed(event.why).label, "who": page.reviewed[event.pk].person or named("", request)}
        return _("%(answer)s: what %(who)s did") % said
    return reason_words(event.why) if event.case_id in page.known and not reader.is_auditor else ""
