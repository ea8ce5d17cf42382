"""The bodies that the sources name: by institution, support and place; and what is not confirmed of each."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import clock, gate, log, people
from ..actions import organisations
from ..forms.organisations import OrganisationForm, filter_form
from ..models import Organisation, Province, Service, User
from ..pages import pager
from ..requests import SignedInRequest
from ..types import Role
from ..wording import day, name_of
from . import service_facts
from .frame import confirm_page, form_page
from .service_facts import NOT_CONFIRMED

A_PAGE = 50
SAID = ("name", "name_km", "type", "website", "telephone", "place_to_stay")


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    log.seen("organisations.listed", by=request.user)
    names = {one.code: name_of(one) for one in Province.objects.all()}
    form = filter_form(request.GET, provinces=names)
    asked = form.wanted()
    rows = [row for row in _listed(request.user) if _fits(row, asked)]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    is_administrator = people.holds(request.user, Role.ADMINISTRATOR)
    context = {
        "form": form,
        "rows": [_row(row, names) for row in page],
        "pager": pager(page, request, by_name=True),
        "add_url": reverse("orgs:organisation_new") if is_administrator else "",
    }
    return render(request, "orgs/organisations.html", context)


def _listed(user: User) -> list[Organisation]:
    rows = Organisation.objects.order_by("name")
    if not people.holds(user, Role.CASEWORKER):
        rows = rows.exclude(unlisted=True)
    offered = Service.objects.filter(withdrawn_on__isnull=True)
    return list(rows.prefetch_related("offices", Prefetch("offers", queryset=offered, to_attr="offered")))


def _fits(row: Organisation, asked: Mapping[str, str]) -> bool:
    """What was found of a body may lie in its offices, its services or what its sources say."""
    offered: list[Service] = row.offered  # type: ignore[attr-defined]
    kinds = {one.kind for one in offered}
    return (
        (not asked["province"] or asked["province"] in _province_codes(row))
        and (not asked["type"] or asked["type"] == row.type)
        and (not asked["service"] or asked["service"] in kinds)
        and (not asked["name"] or asked["name"].casefold() in f"{row.name} {row.name_km}".casefold())
    )


@login_required
@require_safe
def read(request: SignedInRequest, slug: str) -> HttpResponse:
    row = Organisation.objects.filter(slug=slug).first()
    if row is None or not _may_see(request.user, row):
        log.refused("organisation.refused", by=request.user, subject=slug[:80], why="not_listed")
        raise Http404
    log.seen("organisation.opened", by=request.user, subject=row.slug)
    names = {one.code: name_of(one) for one in Province.objects.all()}
    offers = row.offers.filter(withdrawn_on__isnull=True).select_related("province", "organisation")
    row.offered = list(offers)  # type: ignore[attr-defined]
    is_administrator = people.holds(request.user, Role.ADMINISTRATOR)
    context = {
        "body": _row(row, names),
        "facts": _facts(request.user, row),
        "services": [service_facts.shown(request.user, one) for one in offers],
        "own_offices": [
            {"name": name_of(one), "url": reverse("orgs:whereabouts", args=[one.pk])}
            for one in gate.offices_worked_in(request.user, row)
        ],
        "links": _links(row) if is_administrator else [],
    }
    return render(request, "orgs/organisation.html", context)


def _links(row: Organisation) -> list[dict[str, Any]]:
    offered = [
        ("organisation_change", _("Change what is known of the body")),
        ("organisation_confirm", _("Confirm again")),
        ("service_new", _("Add a service")),
    ]
    return [{"url": reverse(f"orgs:{name}", args=[row.slug]), "label": label} for name, label in offered]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    """A body that no source named so far; an unlisted one comes from the file only."""
    gate.require_administrator(request.user, subject="organisations")
    return form_page(
        request,
        form=OrganisationForm(request.POST or None),
        act=lambda said: organisations.enter(by=request.user, source=said["source"], **_said(said)),
        title=_("Enter a body"),
        then=reverse("orgs:organisations"),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, slug: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=slug)
    row = get_object_or_404(Organisation, slug=slug, unlisted=False)
    return form_page(
        request,
        form=OrganisationForm(request.POST or None, initial={name: getattr(row, name) for name in SAID}),
        act=lambda said: organisations.correct(by=request.user, organisation=row, source=said["source"], **_said(said)),
        title=_("Change what is known of the body"),
        about=name_of(row),
        then=reverse("orgs:organisation", args=[row.slug]),
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in SAID}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, slug: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=slug)
    row = get_object_or_404(Organisation, slug=slug, unlisted=False)
    return confirm_page(
        request,
        act=lambda: organisations.update(by=request.user, organisation=row, verified_on=clock.today()),
        title=_("Confirm that all of this was checked with the body today"),
        about=name_of(row),
        then=reverse("orgs:organisation", args=[row.slug]),
    )


def _may_see(user: User, row: Organisation) -> bool:
    return not row.unlisted or people.holds(user, Role.CASEWORKER)


def _province_codes(row: Organisation) -> set[str]:
    offered: list[Service] = row.offered  # type: ignore[attr-defined]
    codes = {place.get("province", "") for place in row.locations} | {
        office.province_id for office in row.offices.all()
    }
    return codes | {one.province_id for one in offered if one.province_id}


def _row(row: Organisation, names: Mapping[str, str]) -> dict[str, Any]:
    places = sorted(names[code] for code in _province_codes(row) if code in names)
    return {
        "slug": row.slug,
        "name": name_of(row),
        "type": row.get_type_display(),
        "places": ", ".join(places) or NOT_CONFIRMED,
        "invented": row.invented,
        "place_to_stay": row.place_to_stay,
    }


def _facts(user: User, row: Organisation) -> list[dict[str, Any]]:
    words = {"age": _("Age"), "gender": _("Gender"), "forms": _("Forms of exploitation"), "other": _("Others")}
    facts = [{"label": _("Services"), "value": "; ".join(row.services) or NOT_CONFIRMED}]
    facts += [{"label": word, "value": row.eligibility.get(key) or NOT_CONFIRMED} for key, word in words.items()]
    facts.append({"label": _("Website"), "value": row.website or NOT_CONFIRMED})
    if people.holds(user, Role.ADMINISTRATOR):
        facts.append({"label": _("Telephone, as an old source gives it"), "value": row.telephone or NOT_CONFIRMED})
    verified = day(row.verified_on) if row.verified_on else NOT_CONFIRMED
    facts.append({"label": _("Confirmed with the body on"), "value": verified})
    facts.append({"label": _("Sources"), "value": "; ".join(row.sources) or NOT_CONFIRMED})
    return facts
