"""What was offered and chosen, one help after another, and the form that adds a line."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from ..actions import choices, grants
from ..forms.choices import ABOUT, BEYOND_HELP, choice_form
from ..models import Case, Choice
from ..sections import Section
from ..types import ChoiceMade, ServiceKind
from .blocks import Link, open_to, shown
from .frame import address, case_page, form_page, opened_case, reader_may
from .wishes import mark_of
from .words import language_words, voice_words

READ = (Section.C1, Section.C2, Section.C3, Section.C4)
WORDS = dict(ABOUT)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    """The ledger: each help with its latest choice, when to ask again, and all that was said before."""
    case = opened_case(request, ref, need="assessments.read", want=READ)
    by_about: dict[str, list[Choice]] = {}
    rows = case.choice_set.select_related("recorded_by", "office", "interpreting__interpreter", "interpreting__member")
    for row in rows.order_by("-recorded_at"):
        by_about.setdefault(_about(row), []).append(row)
    may = reader_may(request, case, "choice.record")
    record_url = address("choice_record", case) if may else ""
    order = [*ServiceKind, *BEYOND_HELP]
    return case_page(
        request,
        case,
        "choices_read.html",
        here="choices",
        record_url=record_url,
        lines=[_line(case, by_about[one], record_url=record_url) for one in order if one in by_about],
        not_offered=[Link(one.label, _record(record_url, one)) for one in ServiceKind if one not in by_about],
    )


def _about(row: Choice) -> str:
    return row.service or row.purpose


def _line(case: Case, rows: list[Choice], *, record_url: str) -> dict[str, Any]:
    latest, *earlier = rows
    notes = []
    if latest.adviser_is_independent is not None:
        said = wording.yes_no(latest.adviser_is_independent)
        notes.append(_("Adviser independent of coordinating and identifying office: %(said)s") % {"said": said})
    return {
        "title": WORDS[_about(latest)],
        "mark": mark_of(latest),
        "said": _said(case, latest),
        "words": shown(case, latest, "remarks"),
        "notes": notes,
        "again_on": latest.offer_again_on,
        "earlier": [
            {"word": row.get_choice_display(), "said": _said(case, row), "words": shown(case, row, "remarks")}
            for row in earlier
        ],
        "url": _record(record_url, _about(latest)),
        "url_label": _("Record what they say now"),
    }


def _said(case: Case, row: Choice) -> str:
    """When, in which language and through whom, at which office where that is open, and who wrote it down."""
    parts = [wording.short_day(row.recorded_at)]
    parts += [language_words(row.language)] if row.language else []
    parts += [voice_words(row.interpreting)[0]] if row.interpreting else []
    parts += [row.office.name] if row.office and open_to(case, Section.C4) else []
    return " · ".join(str(part) for part in [*parts, row.recorded_by.code])


def _record(url: str, about: str) -> str:
    return f"{url}?about={about}" if url else ""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="choice.record", want=READ)
    names = ("language", "offer_again_on", "adviser_is_independent", "remarks")
    offices = grants.offices_to_ask(case)
    form = choice_form(request.POST or None, offices=offices, first=_first(request))
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: choices.record(
            by=request.user,
            case=case,
            choice=ChoiceMade(values["choice"]),
            office=next((row for row in offices if str(row.pk) == values["office"]), None),
            voice=form.voice(),
            **form.said_about(),
            **{name: values[name] for name in names},
        ),
        title=_("An offer, and what the person said"),
        intro=_("Every yes, no and change of mind is kept. Refusing never ends or shortens any help (G33)."),
        here="choices",
        then=address("choices", case),
        said=_("Saved: the choice."),
    )


def _first(request: SignedInRequest) -> dict[str, str]:
    """What the line in the ledger that led here is about."""
    about = request.GET.get("about", "")
    return {"about": about} if about in WORDS else {}
