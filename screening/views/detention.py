"""Whether the person is held or charged, and the forms that record it, the release and the notices."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from ..actions import detention
from ..forms.interim import DetentionForm, NoticeAnswerForm, NoticeForm, ReleaseForm
from ..forms.shared import ConfirmForm
from ..models import Case, Detention
from ..sections import Section
from ..types import DetentionKind
from .blocks import Block, Entry, Link, Row, shown
from .frame import address, case_page, form_page, opened_case, reader_may

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    may = reader_may(request, case, "detention.record")
    rows = case.detention_set.select_related("office", "recorded_by").order_by("-started_at")
    blocks = [_one(case, row, may=may) for row in rows]
    links = [Link(_("Record an arrest, detention or charge"), address("detention_record", case))] if may else []
    blocks.append(Block(_("Something new"), links=links, empty=_("Nothing else is recorded."), guideline=(17, 24)))
    return case_page(request, case, "record.html", here="interim", title=_("Held or charged"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="detention.record", want=READ)
    return form_page(
        request,
        case,
        form=DetentionForm(request.POST or None),
        act=lambda values: detention.record(
            by=request.user,
            case=case,
            kind=DetentionKind(values["kind"]),
            **{name: values[name] for name in ("started_at", "released_at", "office", "for_what", "place")},
        ),
        title=_("Arrest, detention or charge"),
        intro=_("A person is never punished for what follows from being trafficked (G17, G24). Days held are added."),
        here="interim",
        then=address("detention", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="detention.record", want=READ)
    row = get_object_or_404(case.detention_set, pk=pk)
    return form_page(
        request,
        case,
        form=ReleaseForm(request.POST or None),
        act=lambda values: detention.release(
            by=request.user, detention=row, released_at=values["released_at"], released_to=values["released_to"]
        ),
        title=_("Free again"),
        here="interim",
        then=address("detention", case),
        said=_("The release is saved. Every day of it is added to the 30 days."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="detention.record", want=READ)
    row = get_object_or_404(case.detention_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: detention.look_today(by=request.user, detention=row),
        title=_("Today's look is done"),
        intro=_("It is due again tomorrow, every day until the release."),
        submit_label=_("Done today"),
        here="interim",
        then=address("detention", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_notice(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="detention.record", want=READ)
    row = get_object_or_404(case.detention_set, pk=pk)
    return form_page(
        request,
        case,
        form=NoticeForm(request.POST or None),
        act=lambda values: detention.send_notice(
            by=request.user, detention=row, sent_at=values["sent_at"], addressed_to=values["addressed_to"]
        ),
        title=_("Notice of guideline 24"),
        here="interim",
        then=address("detention", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_notice(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="detention.record", want=READ)
    row = get_object_or_404(case.nonpunishmentnotice_set, pk=pk)
    return form_page(
        request,
        case,
        form=NoticeAnswerForm(request.POST or None),
        act=lambda values: detention.answer_notice(by=request.user, notice=row, answer=values["answer"]),
        title=_("Answer to the notice"),
        here="interim",
        then=address("detention", case),
    )


def _one(case: Case, row: Detention, *, may: bool) -> Block:
    lines = [
        Row(_("Since"), wording.moment(row.started_at)),
        Row(_("Free again") if row.kind == DetentionKind.DETENTION else _("Ended"), *_released(case, row)),
        Row(_("By"), row.office.name if row.office else _("not in the list")),
        Row(_("For what"), shown(case, row, "for_what") or "–"),
        Row(_("Where"), shown(case, row, "place") or "–"),
    ]
    entries = []
    for notice in row.notices.select_related("recorded_by"):
        url = address("notice_answer", case, str(notice.pk)) if may and notice.answered_at is None else ""
        text = shown(case, notice, "answer") if notice.answered_at else _("No answer yet.")
        to = shown(case, notice, "addressed_to") or _("not written down")
        answered = wording.moment(notice.answered_at) if notice.answered_at else _("not yet")
        entries.append(
            Entry(
                _("Notice sent"),
                at=notice.sent_at,
                who=notice.recorded_by.code,
                text=text,
                url=url,
                guideline=24,
                rows=[Row(_("To whom"), to), Row(_("Answered"), answered)],
            )
        )
    return Block(row.get_kind_display(), rows=lines, entries=entries, links=_links(case, row, may=may))


def _released(case: Case, row: Detention) -> tuple[Any, Any]:
    if row.released_at is None:
        return _("no"), ""
    return wording.moment(row.released_at), shown(case, row, "released_to")


def _links(case: Case, row: Detention, *, may: bool) -> list[Link]:
    if not may:
        return []
    links = [Link(_("Send a notice"), address("notice_send", case, str(row.pk)))]
    if row.released_at is None:
        links = [
            Link(_("Free again"), address("detention_release", case, str(row.pk))),
            Link(_("Today's look is done"), address("detention_look", case, str(row.pk))),
            *links,
        ]
    return links
