"""A talk with the person during the period: what is asked, and what was said at each (guideline 34)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs.requests import SignedInRequest

from ..actions import check_ins
from ..forms.reflection import CheckInForm
from ..models import Case, CheckIn
from ..sections import Section
from ..types import CheckInHeld, CheckInKind, WishAnswer
from .blocks import Block, Entry, Row, shown
from .frame import address, form_page, opened_case
from .person import before_a_call

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="check_in.record", want=READ)
    return form_page(
        request,
        case,
        form=CheckInForm(request.POST or None),
        act=lambda values: check_ins.record(
            by=request.user,
            case=case,
            kind=CheckInKind(values["kind"]),
            held=CheckInHeld(values["held"]),
            took_place_at=values["took_place_at"],
            wants_interview=WishAnswer(values["wants_interview"]),
            remarks=values["remarks"],
        ),
        title=_("Check-in"),
        intro=_("Look at risks again with the person, on the page “Risk”."),
        here="reflection",
        then=address("reflection", case),
        **before_a_call(case),
        said=_("The check-in is saved."),
    )


def block(case: Case, rows: list[CheckIn]) -> Block:
    entries = [
        Entry(
            row.get_kind_display(),
            at=row.took_place_at,
            who=row.recorded_by.code,
            note=row.get_held_display(),
            text=shown(case, row, "remarks"),
            rows=[Row(_("Wants the formal interview"), row.get_wants_interview_display())],
        )
        for row in rows
    ]
    return Block(_("Check-ins"), entries=entries, empty=_("None was held yet."), guideline=34)
