"""Which office serves each province in which duty, and on which basis? The map is local policy until NCCT says so."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import gate, hierarchy, log, places
from ..actions import offices
from ..forms.provinces import NONE, ProvinceForm
from ..models import Province
from ..places import DUTY_RULES, Basis, Duty
from ..refusals import Refused
from ..requests import SignedInRequest
from ..wording import name_of
from .frame import form_page

MARKS = {
    Basis.NAMED: {"word": _("named"), "tone": "safe"},
    Basis.SOCIAL_AFFAIRS: {"word": _("default: social affairs of the province"), "tone": "info"},
    Basis.NATIONAL: {"word": _("the national office steps in"), "tone": "due"},
}
NOBODY = {"word": _("nobody"), "tone": "over"}
CANNOT = _("Bodies of its kind may not do this themselves.")
ASKED = {
    Duty.COORDINATING: _("It receives the hand-overs of this province."),
    Duty.IDENTIFYING: _("It makes the formal findings of this province."),
    Duty.CHILD_PROTECTION: _("It protects the children of this province, and determines age and best interests."),
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="provinces")
    log.seen("provinces.listed", by=request.user)
    joined = [part for duty in Duty for part in (duty.value, f"{duty.value}__organisation")]
    rows = [_row(province) for province in Province.objects.select_related(*joined)]
    context = {
        "rows": rows,
        "duties": [{"label": duty.label, "guidelines": DUTY_RULES[duty].guidelines} for duty in Duty],
        "gaps": [sentence for duty in Duty if (sentence := _gap(rows, duty))],
        "is_invented": settings.DEMO,
    }
    return render(request, "orgs/provinces.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, code: str, duty: str) -> HttpResponse:
    gate.require_administrator(request.user, subject="provinces")
    province = get_object_or_404(Province, code=code)
    if duty not in Duty.values:
        raise Http404
    asked = Duty(duty)
    initial = {"office": str(named.pk) if (named := getattr(province, duty)) else NONE}
    return form_page(
        request,
        form=ProvinceForm(request.POST or None, province=province, duty=asked, initial=initial),
        act=lambda values: offices.name_for(by=request.user, province=province, duty=asked, **values),
        title=_("%(duty)s of %(province)s") % {"duty": asked.label, "province": name_of(province)},
        intro=ASKED[asked],
        then=reverse("orgs:provinces"),
        beside={"capability": "office"},
    )


def _row(province: Province) -> dict[str, Any]:
    return {"name": name_of(province), "code": province.code, "cells": [_cell(province, duty) for duty in Duty]}


def _cell(province: Province, duty: Duty) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "label": duty.label,
        "duty": duty.value,
        "change_url": reverse("orgs:province_name", args=[province.code, duty.value]),
    }
    try:
        office, basis = places.serving(province=province, duty=duty)
    except Refused as refused:
        return cell | {"mark": NOBODY, "note": str(refused), "basis": None}
    note = "" if basis is Basis.NATIONAL or places.can_serve(office, duty) else CANNOT
    url = reverse("orgs:office", args=[office.pk])
    return cell | {"office": name_of(office), "url": url, "mark": MARKS[basis], "basis": basis, "note": note}


def _gap(rows: list[dict[str, Any]], duty: Duty) -> Any:
    """In how many provinces the national office steps in for a duty; nothing where in none."""
    cells = [cell for row in rows for cell in row["cells"] if cell["duty"] == duty.value]
    count = sum(cell["basis"] in (None, Basis.NATIONAL) for cell in cells)
    if not count:
        return ""
    said = {"duty": duty.label, "count": count, "all": len(rows)}
    national = hierarchy.national_office()
    if national is not None and not places.can_serve(national, duty):
        return (
            _("%(duty)s: missing in %(count)d of %(all)d provinces. The national office cannot do this itself.") % said
        )
    return _("%(duty)s: missing in %(count)d of %(all)d provinces.") % said
