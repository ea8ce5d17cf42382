"""The people around the person, a missing person, and who is shut out of the case."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs import wording
from orgs.requests import SignedInRequest

from .. import access
from ..actions import denials, missing, relatives
from ..forms.people import DenialForm, MissingForm, RelativeForm, SearchForm
from ..forms.shared import ConfirmForm
from ..models import Case
from ..sections import Section
from ..types import DenialWhy, Relation
from .blocks import Block, Entry, Link, Row, shown
from .child import child_blocks
from .frame import address, case_page, form_page, opened_case
from .person import before_a_call, person_blocks

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    blocks = [
        *person_blocks(request.user, case),
        _relatives(request, case),
        *child_blocks(request, case),
        _missing(request, case),
        _denials(request, case),
    ]
    return case_page(request, case, "record.html", here="people", title=_("People"), blocks=blocks)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="relative.write", want=READ)
    return form_page(
        request,
        case,
        form=RelativeForm(request.POST or None),
        act=lambda values: relatives.add(
            by=request.user,
            case=case,
            relation=Relation(values["relation"]),
            **{name: values[name] for name in RELATIVE if name != "relation"},
        ),
        title=_("Someone around the person"),
        intro=_(
            "Whoever is implicated can neither consent, be told, be contacted nor be traced, whatever their relation."
        ),
        here="people",
        then=address("people", case),
    )


RELATIVE = ("relation", "is_implicated", "must_not_be_told", "name", "contact", "remarks")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="relative.write", want=READ)
    row = get_object_or_404(case.relatedperson_set, pk=pk)
    first = {name: getattr(row, name) for name in RELATIVE} | {"version": row.version}
    return form_page(
        request,
        case,
        form=RelativeForm(request.POST or None, initial=first),
        act=lambda values: relatives.write(
            by=request.user,
            relative=row,
            version=values["version"],
            **{name: values[name] for name in RELATIVE},
        ),
        title=_("Change what is known of them"),
        here="people",
        then=address("people", case),
        saved=lambda now: {name: getattr(now, name) for name in RELATIVE},
    )


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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deny(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="denial.add", want=READ)
    return form_page(
        request,
        case,
        form=DenialForm(request.POST or None),
        act=lambda values: denials.deny(
            by=request.user,
            case=case,
            why=DenialWhy(values["why"]),
            **{name: values[name] for name in ("user", "office", "reason")},
        ),
        title=_("Shut someone out of this case"),
        intro=_("At once, whatever else they may see. Responsibility goes up. Lifting it takes two people."),
        here="people",
        # Who began it shuts somebody out long after the case went to other hands, and reads no page of people then.
        then=address("people" if _may(request, case, "assessments.read") else "case", case),
        said=_("They see nothing of this case from now on."),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_lift(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="denial.ask_lift", want=READ)
    row = get_object_or_404(case.denial_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: denials.ask_to_lift(by=request.user, denial=row),
        title=_("Ask to let them see the case again"),
        here="people",
        then=address("people", case),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: SignedInRequest, ref: str, pk: str) -> HttpResponse:
    case = opened_case(request, ref, need="denial.lift", want=READ)
    row = get_object_or_404(case.denial_set, pk=pk)
    return form_page(
        request,
        case,
        form=ConfirmForm(request.POST or None),
        act=lambda values: denials.lift(by=request.user, denial=row),
        title=_("Let them see the case again"),
        here="people",
        then=address("people", case),
    )


def _may(request: SignedInRequest, case: Case, permission: str) -> bool:
    return access.refusal(request.user, permission, case) is None


def _relatives(request: SignedInRequest, case: Case) -> Block:
    may = _may(request, case, "relative.write")
    entries = []
    for row in case.relatedperson_set.select_related("recorded_by"):
        marks = [_("implicated")] if row.is_implicated else []
        marks += [_("must not be told")] if row.must_not_be_told else []
        entries.append(
            Entry(
                row.get_relation_display(),
                at=row.recorded_at,
                who=row.recorded_by.code,
                note=" · ".join(str(mark) for mark in marks),
                text=shown(case, row, "remarks"),
                rows=[
                    Row(_("Name"), shown(case, row, "name") or _("not written down")),
                    Row(_("Contact"), shown(case, row, "contact") or _("not written down")),
                ],
                url=address("relative_write", case, str(row.pk)) if may else "",
            )
        )
    links = [Link(_("Add someone"), address("relative_add", case))] if may else []
    return Block(_("Around the person"), entries=entries, links=links, empty=_("Nobody is named."), guideline=41)


def _missing(request: SignedInRequest, case: Case) -> Block:
    alert = case.missingalert_set.filter(found_at__isnull=True).first()
    if alert is None:
        may_open = _may(request, case, "missing.open")
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
    may = _may(request, case, "missing.record")
    return Block(_("Missing"), entries=[entry], links=links if may else [])


def _denials(request: SignedInRequest, case: Case) -> Block:
    entries = []
    for row in case.denial_set.filter(lifted_at__isnull=True).select_related("user", "office", "recorded_by"):
        url = ""
        if row.lift_asked_at is None and _may(request, case, "denial.ask_lift"):
            url = address("denial_ask_lift", case, str(row.pk))
        elif row.lift_asked_at is not None and _may(request, case, "denial.lift"):
            url = address("denial_lift", case, str(row.pk))
        entries.append(
            Entry(
                row.user.code if row.user else row.office.name,  # type: ignore[union-attr]
                at=row.recorded_at,
                who=row.recorded_by.code,
                note=_("lifting was asked for") if row.lift_asked_at else "",
                url=url,
            )
        )
    links = [Link(_("Shut someone out"), address("denial_add", case))] if _may(request, case, "denial.add") else []
    return Block(_("Who is shut out"), entries=entries, links=links, empty=_("Nobody."))
