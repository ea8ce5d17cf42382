"""What the person needs and what was done about it, and the forms that record it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs.requests import SignedInRequest

from ..actions import needs
from ..forms import screening as forms
from ..safety import Part
from ..sections import Section
from ..types import NeedKind, NeedStatus, Stage
from .blocks import Block, Entry, Link, open_to, shown, words
from .frame import address, case_page, form_page, opened_case, reader_may
from .talk import came_from, is_talk, put_aside, talk_frame, typed_before

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="screening.read", want=READ)
    may = reader_may(request, case, "need.record")
    entries = [
        Entry(
            row.get_kind_display(),
            at=row.recorded_at,
            who=row.recorded_by.code,
            note=row.get_status_display(),
            text=shown(case, row, "given"),
            url=address("need_settle", case, str(row.pk)) if may and row.status == NeedStatus.WANTED else "",
            guideline=28,
        )
        for row in case.need_set.select_related("recorded_by").order_by("-recorded_at")
        if open_to(case, Section.C2)
    ]
    links = [Link(_("Record needs"), address("needs_record", case))] if may else []
    if may and case.stage == Stage.SCREENING:
        links.append(Link(_("Back to the form"), address("screening", case)))
    block = Block(_("Needs"), entries=entries, links=links, empty=_("Nothing was recorded yet."), guideline=(2, 28))
    intro = _("From the first minute, at every stage, approved by nobody.")
    return case_page(request, case, "record.html", here="needs", title=_("Needs"), intro=intro, blocks=[block])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    """In the talk while the screening is filled in; afterwards a page of the case."""
    case = opened_case(request, ref, need="need.record", want=READ)
    talks = is_talk(request, case)
    form = forms.NeedsForm(request.POST or None, initial=typed_before(request, case, Part.NEEDS) if talks else None)
    if talks and (left := put_aside(request, case, Part.NEEDS, form)):
        return left
    wanted = dict.fromkeys(row.kind for row in case.need_set.all() if row.status == NeedStatus.WANTED)
    already = _("Wanted already: %(needs)s.") % {"needs": words(wanted, NeedKind)} if wanted else ""
    return form_page(
        request,
        case,
        form=form,
        act=lambda values: needs.record(by=request.user, case=case, kinds=[NeedKind(code) for code in values["kinds"]]),
        title=Part.NEEDS.label if talks else _("What does the person need today?"),
        intro=" ".join(filter(None, (str(_("Nobody has to approve help.")), str(already)))),
        here="needs",
        then=came_from(request, case, otherwise=address("screening" if talks else "needs", case)),
        said=None if talks else "",
        **talk_frame(request, case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="need.record", want=READ)
    need = get_object_or_404(case.need_set, pk=pk)
    return form_page(
        request,
        case,
        form=forms.NeedSettledForm(request.POST or None),
        act=lambda values: needs.settle(
            by=request.user, need=need, status=NeedStatus(values["status"]), given=values["given"]
        ),
        title=need.get_kind_display(),
        here="needs",
        then=address("needs", case),
    )
