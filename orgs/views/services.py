"""The services of a body, as they are edited: by administrators, and what changes daily by the body itself."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from .. import clock, gate, log
from ..actions import services
from ..forms.services import CapacityForm, confirm_form, service_form
from ..models import Organisation, Province, Service
from ..requests import SignedInRequest
from ..types import ServiceFact
from ..wording import name_of
from .frame import confirm_page, form_page

SAID = (
    "kind", "age_from", "age_to", "genders", "languages", "forms", "referred_from", "special", "telephone", "email",
    "source",
)  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, slug: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=slug)
    body = get_object_or_404(Organisation, slug=slug, unlisted=False)
    return form_page(
        request,
        form=service_form(request.POST or None),
        act=lambda values: services.add(by=request.user, organisation=body, **_said(values)),
        title=_("Add a service"),
        about=name_of(body),
        then=_page_of(body),
        beside={"fields": "kind"},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, pk: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=str(pk))
    row = _one(pk)
    initial = {name: getattr(row, name) for name in SAID} | {"province": row.province_id or ""}
    return form_page(
        request,
        form=service_form(request.POST or None, initial=initial),
        act=lambda values: services.change(by=request.user, service=row, **_said(values)),
        title=_("Change a service"),
        about=name_of(row.organisation),
        then=_page_of(row.organisation),
        beside={"fields": "kind"},
    )


def _said(values: dict[str, Any]) -> dict[str, Any]:
    province = Province.objects.filter(code=values["province"]).first() if values["province"] else None
    return {name: values[name] for name in SAID} | {"province": province}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def say_capacity(request: SignedInRequest, pk: str) -> HttpResponse:
    row = Service.objects.select_related("organisation").filter(pk=pk, withdrawn_on__isnull=True).first()
    if row is None or not services.may_say_capacity(request.user, row):
        log.refused("service.refused", by=request.user, subject=str(pk), why="not_theirs")
        raise Http404
    accepting = {True: "yes", False: "no", None: ""}[row.accepting_now]
    return form_page(
        request,
        form=CapacityForm(request.POST or None, initial={"capacity": row.capacity, "accepting_now": accepting}),
        act=lambda values: services.say_capacity(
            by=request.user,
            service=row,
            capacity=values["capacity"],
            accepting_now=values["accepting_now"],
            today=clock.today(),
        ),
        title=_("Places, and whether people are accepted now"),
        about=_about(row),
        then=_page_of(row.organisation),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, pk: str) -> HttpResponse:
    """Fact by fact: what was asked on the telephone today, and nothing else."""
    gate.require_administrator(request.user, subject=str(pk))
    row = _one(pk)
    known = row.known()
    if not known:
        # There is nothing to confirm before anything is said.
        return redirect("orgs:service_change", pk=row.pk)
    return form_page(
        request,
        form=confirm_form(request.POST or None, known=known),
        act=lambda values: services.confirm(
            by=request.user,
            service=row,
            today=clock.today(),
            facts=[ServiceFact(code) for code in values["facts"]],
            source=values["source"],
        ),
        title=_("Confirm what was checked with them"),
        about=_about(row),
        then=_page_of(row.organisation),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: str) -> HttpResponse:
    gate.require_administrator(request.user, subject=str(pk))
    # Pressed twice, it finds the service gone: the act itself knows that it was done.
    row = get_object_or_404(_listed(), pk=pk)
    return confirm_page(
        request,
        act=lambda: services.withdraw(by=request.user, service=row, today=clock.today()),
        title=_("Take this service off"),
        about=_about(row),
        then=_page_of(row.organisation),
    )


def _about(row: Service) -> str:
    return f"{name_of(row.organisation)} · {row.get_kind_display()}"


def _one(pk: str) -> Service:
    return get_object_or_404(_listed(), pk=pk, withdrawn_on__isnull=True)


def _listed() -> QuerySet[Service]:
    """Bodies that are not listed are for caseworkers; no page of administrators reaches them."""
    return Service.objects.select_related("organisation").filter(organisation__unlisted=False)


def _page_of(body: Organisation) -> str:
    return reverse("orgs:organisation", args=[body.slug])
