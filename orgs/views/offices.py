"""The offices: whose they are, under whom, who supervises and who stands in. To administrators and supervisors."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, gate, hierarchy, log, people
from ..actions import offices
from ..forms.offices import OfficeChangeForm, OfficeForm
from ..models import Deputy, Membership, Office, Province, User
from ..places import Duty
from ..requests import SignedInRequest
from ..types import Role
from ..wording import name_of
from .deputies import rows_of
from .frame import form_page

NO_TELEPHONE = _("not set; ask your supervisor")
BESIDE = {"name_taken": "name", "circle": "parent"}
_SERVED = {
    Duty.COORDINATING: "coordinates_in",
    Duty.IDENTIFYING: "identifies_in",
    Duty.CHILD_PROTECTION: "protects_children_in",
}


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    open_to_them = gate.offices_open_to(request.user)
    log.seen("offices.listed", by=request.user)
    rows = Office.objects.filter(pk__in=[office.pk for office in open_to_them])
    rows = rows.select_related("organisation", "province", "parent").order_by("province__name", "name")
    province = request.GET.get("province", "")
    chosen = rows.filter(province=province) if province else rows
    context = {
        "rows": _rows(list(chosen)),
        "provinces": [
            {"code": one.code, "name": name_of(one), "is_now": one.code == province}
            for one in Province.objects.filter(offices__in=rows).distinct()
        ],
        "is_administrator": people.holds(request.user, Role.ADMINISTRATOR),
    }
    return render(request, "orgs/offices.html", context)


@login_required
@require_safe
def read(request: SignedInRequest, pk: UUID) -> HttpResponse:
    office = gate.office_open_to(request.user, pk)
    log.seen("office.read", by=request.user, subject=str(office.pk))
    is_administrator = people.holds(request.user, Role.ADMINISTRATOR)
    may_name = people.has_say_over(user=request.user, office=office)
    context = {
        "name": name_of(office),
        "pk": office.pk,
        "is_national": office.is_national_coordination,
        "facts": _facts(office, viewer=request.user),
        "supervisors": [_person(user) for user in hierarchy.supervisors(office)],
        "next_office": _next_office_up(office),
        "deputies": rows_of(office.deputies.select_related("user", "office"), today=clock.today(), may_end=may_name),
        "members": _members(office),
        "is_administrator": is_administrator,
        "may_name": may_name,
    }
    return render(request, "orgs/office.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    gate.require_administrator(request.user, subject="offices")
    made: list[Office] = []
    answer = form_page(
        request,
        form=OfficeForm(request.POST or None),
        act=lambda values: made.append(offices.open_office(by=request.user, **values)),
        title=_("Open an office"),
        then=reverse("orgs:offices"),
        beside=BESIDE,
    )
    return redirect("orgs:office", made[0].pk) if made else answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    gate.require_administrator(request.user, subject=str(pk))
    office = gate.office_open_to(request.user, pk)
    form = OfficeChangeForm(request.POST or None, office=office, initial=_initial(office))
    return form_page(
        request,
        form=form,
        act=lambda values: offices.update(by=request.user, office=office, **form.changed(values)),
        title=_("Change this office"),
        about=name_of(office),
        then=reverse("orgs:office", args=[office.pk]),
        beside=BESIDE,
    )


def duty_telephone(office: Office) -> Any:
    return office.duty_telephone or NO_TELEPHONE


def _initial(office: Office) -> dict[str, Any]:
    return {
        "name": office.name,
        "name_km": office.name_km,
        "province": office.province_id,
        "parent": str(office.parent_id) if office.parent_id else "",
        "duty_telephone": office.duty_telephone,
    }


def _rows(found: list[Office]) -> list[dict[str, Any]]:
    today = clock.today()
    supervise = Membership.objects.filter(role=Role.SUPERVISOR, ended_at__isnull=True, user__is_active=True)
    stand_in = Deputy.objects.filter(starts_on__lte=today, ends_on__gte=today, user__is_active=True)
    supervisors, deputies = _codes_by_office(supervise), _codes_by_office(stand_in)
    return [
        {
            "url": reverse("orgs:office", args=[office.pk]),
            "name": name_of(office),
            "body": name_of(office.organisation),
            "invented": office.organisation.invented,
            "is_national": office.is_national_coordination,
            "province": name_of(office.province),
            "telephone": duty_telephone(office),
            "supervisors": supervisors.get(office.pk, []),
            "deputies": deputies.get(office.pk, []),
        }
        for office in found
    ]


def _codes_by_office(rows: QuerySet[Any]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for office, code in rows.order_by("user__code").values_list("office_id", "user__code"):
        found.setdefault(office, []).append(code)
    return found


def _facts(office: Office, *, viewer: User) -> list[dict[str, Any]]:
    body = office.organisation
    served = [
        f"{duty.label}: {', '.join(name_of(province) for province in provinces)}"
        for duty, related in _SERVED.items()
        if (provinces := list(getattr(office, related).all()))
    ]
    return [
        {
            "label": _("Body"),
            "value": name_of(body),
            "note": body.get_type_display(),
            "url": "" if body.unlisted else reverse("orgs:organisation", args=[body.slug]),
            "url_label": _("Open this body"),
        },
        {"label": _("Province"), "value": name_of(office.province)},
        {"label": _("Duty telephone"), "value": duty_telephone(office)},
        {"label": _("Office above it"), **_parent(office, viewer=viewer)},
        {"label": _("Named for"), "value": "; ".join(served) or _("No province has named it")},
    ]


def _parent(office: Office, *, viewer: User) -> dict[str, Any]:
    if office.parent is None:
        return {"value": "–" if office.is_national_coordination else _("None: the national office is next")}
    value: dict[str, Any] = {"value": name_of(office.parent)}
    if people.holds(viewer, Role.ADMINISTRATOR):
        value |= {"url": reverse("orgs:office", args=[office.parent.pk]), "url_label": _("Open this office")}
    return value


def _next_office_up(office: Office) -> str:
    """The first office above that has someone to ask."""
    today = clock.today()
    for place in hierarchy.offices_up(office):
        if place != office and (hierarchy.supervisors(place) or hierarchy.deputies(place, today=today)):
            return name_of(place)
    return ""


def _members(office: Office) -> list[dict[str, Any]]:
    """Who works here, each once with every role in this office."""
    found: dict[UUID, dict[str, Any]] = {}
    for row in office.memberships.filter(ended_at__isnull=True).select_related("user").order_by("user__code"):
        entry = found.setdefault(row.user_id, _person(row.user) | {"roles": []})
        entry["roles"].append(str(row.get_role_display()))
    return [entry | {"roles": ", ".join(sorted(entry["roles"]))} for entry in found.values()]


def _person(user: User) -> dict[str, Any]:
    url = reverse("orgs:person", args=[user.code])
    return {"code": user.code, "name": user.name, "url": url, "is_active": user.is_active}
