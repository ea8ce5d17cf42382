"""What waits for a supervisor's look, for which plain reason, and what do they say of it?"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from orgs import clock, log, wording
from orgs.models import AuditEvent, Office
from orgs.requests import SignedInRequest
from orgs.submitting import submit

from .. import access, review_rules
from ..access import Item, Purpose, Tie, review
from ..access import signing as signable
from ..actions import review as acts
from ..event_words import words_of
from ..forms.review import ReviewForm
from ..models import ReviewAnswer
from ..safety import InterpreterKind
from ..types import ApprovalKind, Reviewed
from .blocks import Entry, Row
from .frame import address
from .signing import periods
from .words import times

NOBODY_SIGNED_IN = _("the system")
DRAWN = (_("When"), _("Who"), _("Case"), _("As whom"), _("What for"))


@dataclass
class Card:
    """One thing to look at, as the page shows it."""

    item: Item
    who: Any
    office: Any
    url: str
    link: Any
    rows: list[Row] = field(default_factory=list)
    is_late: bool = False


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    queue = access.list_review(request.user)
    shown = queue.items[: review_rules.MOST_SHOWN]
    names = Office.objects.in_bulk({item.office for item in shown})
    cards = [_card(item, names) for item in shown]
    return render(
        request,
        "screening/review.html",
        {
            "waiting": [card for card in cards if not _is_talk(card) and not _is_drawn(card)],
            "talks": [card for card in cards if _is_talk(card)],
            "drawn_columns": [{"label": label} for label in DRAWN],
            "drawn": [_drawn_row(card) for card in cards if _is_drawn(card)],
            "tiles": _tiles(cards),
            "more": len(queue.items) - len(shown),
            "period_columns": [{"label": _("Days")}, {"label": _("Office")}, {"label": _("State")}],
            "periods": periods(signable.signings(request.user, queue)),
            "answered": [_entry(row) for row in review.answered_by(request.user)],
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: SignedInRequest, key: UUID) -> HttpResponse:
    try:
        found = access.open_review(request.user, key)
    except access.Denied:
        if review.answered(request.user, key) is None:
            raise
        again = log.was_sent_before(by=request.user)
        messages.info(request, _("Saved.") if again else _("This was answered already."))
        return redirect("screening:review")
    above = review.next_above(request.user, found)
    form = ReviewForm(request.POST or None, above=wording.name_of(above) if above else "")
    card = _card(found, Office.objects.in_bulk({found.office}))

    def page(status: int = 200) -> HttpResponse:
        shown = {"form": form, "card": card, "back": reverse("screening:review"), "before": _before(request, found)}
        return render(request, "screening/review_item.html", shown, status=status)

    if request.method != "POST":
        return page()

    def act(values: dict[str, Any]) -> ReviewAnswer:
        return acts.answer(by=request.user, key=key, answer=Reviewed(values["answer"]), note=values["note"])

    return submit(request, form=form, act=act, page=page, then=reverse("screening:review"), beside={"note": "note"})


def _card(found: Item, names: dict[UUID, Office]) -> Card:
    asked = found.request
    office = names.get(found.office)
    here = reverse("screening:review_item", args=[found.key])
    return Card(
        item=found,
        who=found.code or NOBODY_SIGNED_IN,
        office=wording.name_of(office) if office else "",
        url=address("approval", asked.case, str(asked.pk)) if asked else here,
        link=_("Look at it and answer"),
        rows=[*_said(found), Row(_("Why you see this"), found.reason.why)],
        is_late=not found.is_for_whenever and clock.now() - found.at > review_rules.LOOKED_AT_WITHIN,
    )


def _said(found: Item) -> list[Row]:
    """What is on record of it, in words; nothing that the case says."""
    if found.counts:
        when = dict.fromkeys(wording.clock_time(at) for at in (found.at, found.counts["last"]))
        return [_how_many(found.counts), Row(_("When"), " – ".join(when))]
    event = found.event
    if event is None:
        return []
    rows = [Row(_("What was done"), words_of(event.kind), note=_more(event))]
    kind = event.details.get("interpreter_refused")
    if kind:
        rows.append(Row(_("Who was tried"), InterpreterKind(kind).label))
    if event.relation in Tie.values:
        rows.append(Row(_("As whom"), Tie(event.relation).label))
    if event.purpose in Purpose.values:
        rows.append(Row(_("What for"), Purpose(event.purpose).label))
    return rows


def _drawn_row(card: Card) -> dict[str, Any]:
    """One look on one line: all of them stand there for the same reason."""
    event = card.item.event
    relation, purpose = (event.relation, event.purpose) if event else ("", "")
    cells = [
        {"text": wording.moment(card.item.at), "url": card.url},
        {"text": card.who},
        {"reference": card.item.reference, "text": "" if card.item.reference else _("a case of another office")},
        {"text": Tie(relation).label if relation in Tie.values else ""},
        {"text": Purpose(purpose).label if purpose in Purpose.values else ""},
    ]
    return {"cells": cells}


def _how_many(counts: dict[str, Any]) -> Row:
    if "times" in counts:
        return Row(_("How often"), times(counts["times"]))
    cases = counts["cases"]
    return Row(_("How many"), ngettext("%(number)d case", "%(number)d cases", cases) % {"number": cases})


def _more(event: AuditEvent) -> Any:
    return ApprovalKind(event.subject).label if event.subject in ApprovalKind.values else ""


def _before(request: SignedInRequest, found: Item) -> list[Row]:
    """What the supervisor below wrote who handed it up."""
    row = found.before
    if row is None:
        return []
    with review.note_open(request.user, row):
        note = str(row.note)
    return [Row(_("Handed up by"), row.recorded_by.code, wording.moment(row.recorded_at)), Row(_("They wrote"), note)]


def _entry(row: ReviewAnswer) -> Entry:
    reason = review_rules.REASON_BY_CODE[row.reason]
    to = wording.name_of(row.escalated_to) if row.escalated_to else ""
    who = row.person.code if row.person else NOBODY_SIGNED_IN
    return Entry(reason.title, at=row.recorded_at, who=who, note=Reviewed(row.answer).label, why=to)


def _tiles(cards: list[Card]) -> list[dict[str, Any]]:
    waiting = [card for card in cards if not _is_talk(card) and not _is_drawn(card)]
    late, talks, drawn = sum(card.is_late for card in waiting), sum(map(_is_talk, cards)), sum(map(_is_drawn, cards))
    tiles: list[dict[str, Any]] = [
        {"number": len(waiting), "word": _("to look at"), "url": "#waiting", "icon": "due", "tone": "due"},
        {"number": late, "word": _("over 72 hours"), "url": "#waiting", "icon": "over", "tone": "over"},
        {"number": talks, "word": _("to talk with"), "url": "#talks", "icon": "people"},
        {"number": drawn, "word": _("drawn by lot"), "url": "#drawn", "icon": "open"},
    ]
    return [tile for tile in tiles if tile["number"] or tile["url"] == "#waiting"]


def _is_talk(card: Card) -> bool:
    return card.item.reason.is_talk


def _is_drawn(card: Card) -> bool:
    return card.item.reason.code == "drawn"
