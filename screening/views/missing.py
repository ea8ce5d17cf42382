"""A person who cannot be found: the alert, what is done to find them, and that they were found."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from orgs import wording
from orgs.requests import SignedInRequest

from ..actions import missing
from ..forms.people import MissingForm, SearchForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..sections import Section
from .blocks import Block, Entry, Link, Row, shown
from .frame import address, form_page, opened_case, reader_may
from .person import before_a_call

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_alert(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="missing.open", want=READ)
    return form_page(
        request,
        case,
        form=MissingForm(request.POST or None),
        act=lambda values: missing.open(by=request.user, case=case, last_seen=values["last_seen"]),
        title=_("The person cannot be found"),
        intro=_("The caseworker, the supervisor and, for a child, child protection see it at once. "
                "The police hear of it only by a separate, named act of two people."),
        here="people",
        then=address("people", case),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="missing.record", want=READ)
    alert = get_object_or_404(case.missingalert_set, pk=pk)
    return form_page(
        request,
        case,
        form=SearchForm(request.POST or None),
        act=lambda values: missing.record_search(
            by=request.user, alert=alert, search=values["search"], next_look_on=values["next_look_on"]
        ),
        title=_("What was done to find the person"),
        here="people",
        then=address("people", case),
        **before_a_call(case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="missing.record", want=READ)
    alert = get_object_or_404(case.missingalert_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: missing.found(by=request.user, alert=alert),
        title=_("The person was found"),
        submit_label=_("Found"),
        here="people",
        then=address("people", case),
    )


def block(request: SignedInRequest, case: Case) -> Block:
    alert = case.missingalert_set.filter(found_at__isnull=True).first()
    if alert is None:
        may_open = reader_may(request, case, "missing.open")
        links = [Link(_("The person cannot be found"), address("missing_open", case))] if may_open else []
        return Block(_("Missing"), links=links, empty=_("No alert is open."))
    entry = Entry(
        _("Alert: look again on %(day)s") % {"day": wording.short_day(alert.next_look_on)},
        at=alert.recorded_at,
        who=alert.recorded_by.code,
        rows=[
            Row(_("Last seen"), shown(case, alert, "last_seen") or _("not written down")),
            Row(_("What was done to find them"), shown(case, alert, "search") or _("nothing yet")),
        ],
        guideline=5,
    )
    links = [
        Link(_("Record a search"), address("missing_search", case, str(alert.pk))),
        Link(_("Found"), address("missing_found", case, str(alert.pk))),
        Link(_("Tell the police, by two people"), address("referrals:sharing_search", case)),
    ]
    return Block(_("Missing"), entries=[entry], links=links if reader_may(request, case, "missing.record") else [])
