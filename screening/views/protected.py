"""What is protected: written by many, read by whom it is given by name, and on no other page."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access, record
from ..actions import protected
from ..event_words import words_of
from ..forms.access import ProtectedNoteForm, ProtectedRequestForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..sections import Section
from ..types import ProtectedKind
from .blocks import Block, Entry, Link
from .frame import address, case_page, form_page, opened_case, reader_may

READ = (Section.C1, Section.C5)
NEWEST = 100  # local policy: older looks stay on record


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="protected.see", want=READ)
    blocks = [_about(request, case), *_given(request, case)]
    if Section.C5 in case.opened:
        blocks += [_notes(case), _shut_out(case), _record(case)]
    return case_page(request, case, "record.html", here="protected", title=_("Protected"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="protected.write")
    return form_page(
        request,
        case,
        form=ProtectedNoteForm(request.POST or None),
        act=lambda values: protected.write(
            by=request.user, case=case, kind=ProtectedKind(values["kind"]), text=values["text"]
        ),
        title=_("Write a protected note"),
        intro=_("It is on no other page of the case. Two people are needed before anybody reads it."),
        here="protected",
        then=address("protected", case),
        said=_("The note is saved."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="protected.ask")
    return form_page(
        request,
        case,
        form=ProtectedRequestForm(request.POST or None),
        act=lambda values: protected.ask(by=request.user, case=case, reason=values["reason"]),
        title=_("Ask to read protected notes"),
        intro=_("A supervisor who does not work on the case answers. Then it is open to you alone, for a day."),
        here="protected",
        then=address("protected", case),
        said=_("The request is sent."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, ref: str, pk: UUID) -> HttpResponse:
    case = opened_case(request, ref, need="protected.take_back")
    row = get_object_or_404(access.protected.readings_of(request.user, case), pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: protected.take_back(by=request.user, reading=row),
        title=_("End the reading of protected notes"),
        intro=_("From the next page on nothing of it is open any more."),
        submit_label=_("End it now"),
        here="protected",
        # Whoever gave it from above knows nothing more of the case once it has ended.
        then=address("approvals", None),
        said=_("It is ended."),
    )


def _about(request: SignedInRequest, case: Case) -> Block:
    """The same sentence whether anything is there or not."""
    offered = [
        (_("Write a protected note"), "protected_write", "protected.write"),
        (_("Ask to read protected notes"), "protected_ask", "protected.ask"),
    ]
    may = [(label, name) for label, name, permission in offered if reader_may(request, case, permission)]
    return Block(
        _("Protected notes"),
        text=_("There may be protected notes. Only those read them to whom somebody else gave them by name."),
        links=[Link(label, address(name, case)) for label, name in may],
    )


def _given(request: SignedInRequest, case: Case) -> list[Block]:
    entries = [
        Entry(
            _("%(who)s may read until %(at)s") % {"who": row.named.code, "at": wording.moment(row.until_at)},
            at=row.recorded_at,
            who=row.recorded_by.code,
            url=address("protected_take_back", case, str(row.pk)),
        )
        for row in access.protected.readings_of(request.user, case)
    ]
    return [Block(_("Given to read"), entries=entries)] if entries else []


def _notes(case: Case) -> Block:
    rows = case.protectednote_set.select_related("recorded_by").order_by("-recorded_at")
    entries = [
        Entry(row.get_kind_display(), at=row.recorded_at, who=row.recorded_by.code, text=row.text) for row in rows
    ]
    return Block(_("What was written"), entries=entries, empty=_("Nothing is written."))


def _shut_out(case: Case) -> Block:
    rows = case.denial_set.select_related("user", "office", "recorded_by").order_by("-recorded_at")
    entries = [
        Entry(
            str(row.user or row.office),
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=row.get_why_display(),
            text=row.reason,
        )
        for row in rows
    ]
    return Block(_("Why somebody is shut out"), entries=entries, empty=_("Nobody."))


def _record(case: Case) -> Block:
    """Who wrote, asked, gave and looked: it stands on no other page of the record."""
    rows = record.about_protected(case)[:NEWEST]
    entries = [Entry(words_of(row.kind), at=row.at, who=row.actor_code) for row in rows]
    return Block(_("Who wrote, asked and looked"), entries=entries)
