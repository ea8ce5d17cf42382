"""The notes and the contact log of a case, and the two forms that add to them."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.pages import pager
from orgs.requests import SignedInRequest

from ..actions import notes
from ..forms.notes import AddendumForm, ContactForm, NoteForm
from ..models import Case, Note
from ..sections import Section
from .blocks import Entry, shown
from .frame import address, case_page, form_page, opened_case, reader_may
from .person import before_a_call

A_PAGE = 30
READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    rows = case.note_set.select_related("recorded_by").order_by("-recorded_at", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return case_page(
        request,
        case,
        "notes_read.html",
        here="notes",
        entries=[_entry(case, row) for row in page],
        pager=pager(page, request),
        may_write=reader_may(request, case, "note.write"),
        write_url=address("note_write", case),
        contact_url=address("contact_record", case) if reader_may(request, case, "contact.record") else "",
    )


def _entry(case: Case, row: Note) -> Entry:
    """When it took place first; when it was written beside it where that is another moment."""
    written = _("written %(at)s") % {"at": wording.moment(row.recorded_at)} if row.took_place_at else ""
    notes = [row.get_way_display() if row.way else "", written]
    return Entry(
        row.get_kind_display(),
        at=row.took_place_at or row.recorded_at,
        who=row.recorded_by.code,
        note=" · ".join(str(note) for note in notes if note),
        text=shown(case, row, "text"),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="note.write")
    return form_page(
        request,
        case,
        form=NoteForm(request.POST or None),
        act=lambda values: notes.write(by=request.user, case=case, text=values["text"]),
        title=_("Write a note"),
        here="notes",
        then=address("notes", case),
        said=_("The note is saved."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_contact(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="contact.record", want=(*READ, Section.C4))
    return form_page(
        request,
        case,
        form=ContactForm(request.POST or None),
        act=lambda values: notes.record_contact(
            by=request.user,
            case=case,
            way=values["way"],
            took_place_at=values["took_place_at"],
            text=values["text"],
        ),
        title=_("Record a contact"),
        here="notes",
        then=address("notes", case),
        said=_("The contact is saved."),
        **before_a_call(case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_afterwards(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="addendum.write")
    return form_page(
        request,
        case,
        form=AddendumForm(request.POST or None),
        act=lambda values: notes.add_afterwards(by=request.user, case=case, text=values["text"]),
        title=_("Add to your screening"),
        here="case",
        then=address("case", case),
        said=_("The addition is saved."),
    )
