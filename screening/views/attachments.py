"""What is attached to a case: the list, the form that adds to it, and each file, for whoever may open it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.pages import pager
from orgs.requests import SignedInRequest

from .. import access
from ..actions import attachments
from ..forms.attachments import AttachmentForm, TakeBackForm
from ..models import Attachment, Case
from ..sections import Section
from ..types import ContentType
from .blocks import Entry, Link, shown
from .frame import address, case_page, form_page, opened_case, reader_may

A_PAGE = 30
READ = (Section.C1, Section.C2, Section.C3)
CLOSED = _("This is closed to you. Where you may open it, say first on the overview what you read the case for.")
TAKEN_BACK = _("This was taken back and opens no more. The reason stands in the list.")
ENDING = {ContentType.JPEG: "jpg", ContentType.PNG: "png", ContentType.PDF: "pdf"}
# Nothing runs in it and it fetches nothing, whatever it turns out to be; browsers lay a picture out by a style.
ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    rows = case.attachment_set.select_related("recorded_by", "taken_back_by").order_by("-recorded_at", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    may_write = reader_may(request, case, "attachment.write")
    return case_page(
        request,
        case,
        "attachments_read.html",
        here="attachments",
        entries=[_entry(case, row, may_write=may_write) for row in page],
        pager=pager(page, request),
        add_url=address("attachment_add", case) if may_write else "",
    )


def _entry(case: Case, row: Attachment, *, may_write: bool) -> Entry:
    kept = [str(row.get_content_type_display()), str(_("%(number)d KB") % {"number": -(-row.size // 1024)})]
    if row.taken_back_at and row.taken_back_by:
        said = {"who": row.taken_back_by.code, "at": wording.moment(row.taken_back_at)}
        kept.append(str(_("taken back by %(who)s on %(at)s") % said))
    return Entry(
        row.get_kind_display(),
        at=row.recorded_at,
        who=row.recorded_by.code,
        note=" · ".join(kept),
        text=shown(case, row, "title"),
        why=shown(case, row, "taken_back_why") if row.taken_back_at else "",
        links=[] if row.taken_back_at or Section.C3 not in case.opened else _links(case, row, may_write=may_write),
    )


def _links(case: Case, row: Attachment, *, may_write: bool) -> list[Link]:
    found = [Link(_("Open"), address("attachment_open", case, str(row.pk)))]
    return found + [Link(_("Take back"), address("attachment_take_back", case, str(row.pk)))] * may_write


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="attachment.write")
    return form_page(
        request,
        case,
        form=AttachmentForm(request.POST or None, request.FILES or None),
        act=lambda values: attachments.add(by=request.user, case=case, **values),
        title=_("Attach a photograph or a document"),
        here="attachments",
        then=address("attachments", case),
        said=_("It is attached."),
    )


@login_required
@require_safe
def open_one(request: SignedInRequest, ref: str, pk: UUID) -> HttpResponse:
    """The whole file from memory, as this request is judged: nothing is sent on after access has ended.

    A picture is shown, and leaves no file behind on the device; a document is saved, since none is shown in a sandbox.
    """
    case = opened_case(request, ref, need="attachment.open", want=(Section.C3, Section.C4), which=pk)
    row = _one(case, pk)
    kind = ContentType(row.content_type)
    how = "attachment" if kind is ContentType.PDF else "inline"
    said = {
        "Content-Disposition": f'{how}; filename="romduol-{row.pk.hex[:8]}.{ENDING[kind]}"',
        "Content-Security-Policy": ALONE,
    }
    return HttpResponse(row.content.content, content_type=str(kind.value), headers=said)


def _one(case: Case, pk: UUID) -> Attachment:
    """Raises `access.Denied` where something that it shows is closed, whether or not it is there."""
    _require(Section.C3 in case.opened, case, CLOSED)
    row = get_object_or_404(case.attachment_set.select_related("content"), pk=pk)
    _require(row.sections <= case.opened, case, CLOSED)
    _require(row.taken_back_at is None, case, TAKEN_BACK)
    return row


def _require(holds: bool, case: Case, sentence: Promise) -> None:
    if not holds:
        raise access.Denied(sentence, case=case, act="attachment.open", may_know=True)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, ref: str, pk: UUID) -> HttpResponse:
    case = opened_case(request, ref, need="attachment.write", want=READ)
    row = get_object_or_404(case.attachment_set.all(), pk=pk)
    return form_page(
        request,
        case,
        form=TakeBackForm(request.POST or None),
        act=lambda values: attachments.take_back(by=request.user, attachment=row, why=values["why"]),
        title=_("Take an attachment back"),
        here="attachments",
        then=address("attachments", case),
        said=_("It is taken back."),
        intro=shown(case, row, "title"),
    )
