"""The people around the person; with them a missing person and who is shut out, each in a room of its own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from orgs.requests import SignedInRequest

from ..actions import relatives
from ..forms.people import RelativeForm
from ..models import Case
from ..sections import Section
from ..types import Relation
from . import denials, match_asked, missing
from .blocks import Block, Entry, Link, Row, shown
from .child import child_blocks
from .frame import address, case_page, form_page, opened_case, reader_may
from .person import person_blocks

READ = (Section.C1, Section.C2, Section.C3, Section.C4)


@login_required
@require_safe
def read(request: SignedInRequest, ref: str) -> HttpResponse:
    case = opened_case(request, ref, need="assessments.read", want=READ)
    blocks = [
        *person_blocks(request.user, case),
        *match_asked.block(request, case),
        _relatives(request, case),
        *child_blocks(request, case),
        missing.block(request, case),
        denials.block(request, case),
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


def _relatives(request: SignedInRequest, case: Case) -> Block:
    writes = reader_may(request, case, "relative.write")
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
                url=address("relative_write", case, str(row.pk)) if writes else "",
            )
        )
    links = [Link(_("Add someone"), address("relative_add", case))] if writes else []
    return Block(_("Around the person"), entries=entries, links=links, empty=_("Nobody is named."), guideline=41)
