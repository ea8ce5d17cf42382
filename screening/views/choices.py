"""What was offered and chosen, service by service, and the form that adds a line."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs.requests import SignedInRequest

from .. import access
from ..actions import choices
from ..forms.reflection import ChoiceForm
from ..sections import Section
from ..types import ChoiceMade, ServiceKind
from .blocks import Block, Entry, Link, shown
from .frame import address, case_page, form_page, opened_case

READ = (Section.C1, Section.C2, Section.C3)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    rows = list(case.choice_set.select_related("recorded_by").order_by("-recorded_at"))
    blocks = [
        Block(
            service.label,
            entries=[
                Entry(
                    row.get_choice_display(),
                    at=row.recorded_at,
                    who=row.recorded_by.code,
                    on=None,
                    note=_("ask again: %(day)s") % {"day": row.offer_again_on} if row.offer_again_on else "",
                    text=shown(case, row, "remarks"),
                )
                for row in rows
                if row.service == service
            ],
        )
        for service in ServiceKind
        if any(row.service == service for row in rows)
    ]
    may = access.refusal(request.user, "choice.record", case) is None
    links = [Link(_("Record an offer or a choice"), address("choice_record", case))] if may else []
    blocks.insert(0, Block(_("Offers"), links=links, empty="" if rows else _("Nothing was offered yet."), guideline=33))
    return case_page(request, case, "record.html", here="choices", title=_("Services and choices"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="choice.record", want=READ)
    names = ("language", "offer_again_on", "adviser_is_independent", "remarks")
    return form_page(
        request,
        case,
        form=ChoiceForm(request.POST or None),
        act=lambda values: choices.record(
            by=request.user,
            case=case,
            service=ServiceKind(values["service"]),
            choice=ChoiceMade(values["choice"]),
            **{name: values[name] for name in names},
        ),
        title=_("An offer, and what the person said"),
        intro=_("Every yes, no and change of mind is kept. Refusing never ends or shortens any help (G33)."),
        here="choices",
        then=address("choices", case),
        said=_("Saved: the choice."),
    )
