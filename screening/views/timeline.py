"""Who did what to this case, why and under which guideline; and who has looked at it, and as what."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from orgs.models import AuditEvent
from orgs.models.event import Outcome
from orgs.requests import SignedInRequest

from .. import record
from ..access import Purpose, Tie
from ..event_words import why_words, words_of
from ..sections import Section
from .blocks import Block, Entry
from .frame import case_page, opened_case

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="timeline.read", want=READ)
    entries = [_entry(done) for done in record.of(case, opened=case.opened)]
    block = Block(_("What was done"), entries=entries, empty=_("Nothing yet."))
    intro = _("Newest first. Old and new values are shown for the parts that are open to you.")
    return case_page(request, case, "record.html", here="timeline", title=_("Timeline"), intro=intro, blocks=[block])


@login_required
@require_safe
def seen(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="seen.read")
    rows = record.looks(case)
    refused = [row for row in rows if row.outcome == Outcome.REFUSED]
    looked: dict[str, list[AuditEvent]] = {}
    for row in rows:
        if row.outcome == Outcome.SEEN:
            looked.setdefault(row.actor_code or "–", []).append(row)
    blocks = [Block(_("Refused"), entries=[_look(row) for row in refused], empty=_("Nobody was refused."))]
    for who, theirs in sorted(looked.items()):
        blocks.append(Block(who, text=_tie(theirs[0]), entries=[_look(row) for row in theirs]))
    intro = _("Who looked, as what at that time, and why. Should they have? Each look names the tie it rested on.")
    return case_page(request, case, "record.html", here="seen", title=_("Who has seen it"), intro=intro, blocks=blocks)


def _entry(done: record.Done) -> Entry:
    event = done.event
    return Entry(
        words_of(event.kind),
        at=event.at,
        who=event.actor_code or _("the system"),
        note="" if done.matches else _("A row of this act does not match its record."),
        why=why_words(event.why) if event.why else "",
        guideline=event.guideline,
        changes=[{"label": change.label, "old": change.old, "new": change.new} for change in done.changes],
    )


def _look(row: AuditEvent) -> Entry:
    sections = ", ".join(row.sections)
    purpose = Purpose(row.purpose).label if row.purpose in Purpose.values else row.purpose
    return Entry(
        words_of(row.kind) if row.outcome == Outcome.SEEN else _("Refused"),
        at=row.at,
        who=row.actor_code or "–",
        note=" · ".join(str(part) for part in (_tie(row), purpose, sections, row.subject, row.why) if part),
    )


def _tie(row: AuditEvent) -> Any:
    return Tie(row.relation).label if row.relation in Tie.values else ""
