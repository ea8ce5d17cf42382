"""The bodies that the sources name: what they do, for whom, where; and what is not confirmed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from .. import log, people
from ..models import Organisation, Province
from ..requests import SignedInRequest
from ..types import Role
from ..wording import day, name_of

NOT_CONFIRMED = _("not confirmed")


@login_required
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    log.seen("organisations.listed", by=request.user)
    rows = [row for row in Organisation.objects.order_by("name") if _may_see(request, row)]
    province = request.GET.get("province", "")
    if province:
        rows = [row for row in rows if province in _province_codes(row)]
    context = {
        "rows": [_row(row) for row in rows],
        "provinces": [
            {"code": one.code, "name": name_of(one), "is_now": one.code == province} for one in Province.objects.all()
        ],
    }
    return render(request, "orgs/organisations.html", context)


@login_required
@require_safe
def read(request: SignedInRequest, slug: str) -> HttpResponse:
    row = Organisation.objects.filter(slug=slug).first()
    if row is None or not _may_see(request, row):
        log.refused("organisation.refused", by=request.user, subject=slug[:80], why="not_listed")
        raise Http404
    log.seen("organisation.opened", by=request.user, subject=row.slug)
    return render(request, "orgs/organisation.html", {"body": _row(row), "facts": _facts(request, row)})


def _may_see(request: SignedInRequest, row: Organisation) -> bool:
    return not row.unlisted or people.holds(request.user, Role.CASEWORKER)


def _province_codes(row: Organisation) -> set[str]:
    return {place.get("province", "") for place in row.locations} | {office.province_id for office in row.offices.all()}


def _row(row: Organisation) -> dict[str, Any]:
    names = {one.code: name_of(one) for one in Province.objects.all()}
    places = sorted(names[code] for code in _province_codes(row) if code in names)
    return {
        "slug": row.slug,
        "name": name_of(row),
        "type": row.get_type_display(),
        "places": ", ".join(places) or NOT_CONFIRMED,
        "invented": row.invented,
        "place_to_stay": row.place_to_stay,
    }


def _facts(request: SignedInRequest, row: Organisation) -> list[dict[str, Any]]:
    words = {"age": _("Age"), "gender": _("Gender"), "forms": _("Forms of exploitation"), "other": _("Others")}
    facts = [{"label": _("Services"), "value": "; ".join(row.services) or NOT_CONFIRMED}]
    facts += [{"label": word, "value": row.eligibility.get(key) or NOT_CONFIRMED} for key, word in words.items()]
    facts.append({"label": _("Website"), "value": row.website or NOT_CONFIRMED})
    if people.holds(request.user, Role.ADMINISTRATOR):
        facts.append({"label": _("Telephone, as an old source gives it"), "value": row.telephone or NOT_CONFIRMED})
    verified = day(row.verified_on) if row.verified_on else NOT_CONFIRMED
    facts.append({"label": _("Confirmed with the body on"), "value": verified})
    facts.append({"label": _("Sources"), "value": "; ".join(row.sources) or NOT_CONFIRMED})
    return facts
