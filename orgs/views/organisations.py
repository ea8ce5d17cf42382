"""The bodies that the sources name: what they do, for whom, where; and what is not confirmed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from .. import clock, gate, languages, log, people
from ..actions import services
from ..models import Organisation, Province, Service
from ..requests import SignedInRequest
from ..rules import RENEWAL_OF_DIRECTORY_FACTS
from ..types import Gender, ReferredFrom, Role, Sector
from ..wording import day, name_of, yes_no

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
    is_administrator = people.holds(request.user, Role.ADMINISTRATOR)
    context = {
        "body": _row(row),
        "facts": _facts(request, row),
        "services": [_service(request, one) for one in _offers(row)],
        "own_offices": [
            {"name": name_of(one), "url": reverse("orgs:whereabouts", args=[one.pk])}
            for one in gate.offices_worked_in(request.user, row)
        ],
        "add_url": reverse("orgs:service_new", args=[row.slug]) if is_administrator else "",
    }
    return render(request, "orgs/organisation.html", context)


def _offers(row: Organisation) -> list[Service]:
    return list(row.offers.filter(withdrawn_on__isnull=True).select_related("province", "organisation"))


def _service(request: SignedInRequest, one: Service) -> dict[str, Any]:
    """What is known of one service, fact by fact, each with what is not confirmed; and what may be done with it."""
    accepting = NOT_CONFIRMED if one.accepting_now is None else yes_no(one.accepting_now)
    rows = [
        (_("Province"), name_of(one.province) if one.province else NOT_CONFIRMED),
        (_("Ages"), _ages(one)),
        (_("For whom"), _labels(one.genders, Gender)),
        (_("Languages"), languages.words(one.languages) or NOT_CONFIRMED),
        (_("Forms of exploitation"), _labels(one.forms, Sector)),
        (_("Who may refer"), _labels(one.referred_from, ReferredFrom)),
        (_("Accepts people now"), accepting),
        (_("Places"), NOT_CONFIRMED if one.capacity is None else one.capacity),
        (_("Confirmed with them on"), _confirmed(one)),
        (_("Source"), one.source),
    ]
    return {
        "title": one.get_kind_display(),
        "rows": [{"label": label, "value": value} for label, value in rows],
        "links": _links(request, one),
    }


def _ages(one: Service) -> Any:
    if one.age_from is None and one.age_to is None:
        return NOT_CONFIRMED
    return f"{'…' if one.age_from is None else one.age_from}–{'…' if one.age_to is None else one.age_to}"


def _labels(codes: list[str], choices: Any) -> Any:
    return ", ".join(str(choices(code).label) for code in codes) or NOT_CONFIRMED


def _confirmed(one: Service) -> Any:
    if one.verified_on is None:
        return NOT_CONFIRMED
    is_old = one.verified_on < clock.today() - RENEWAL_OF_DIRECTORY_FACTS
    return _("%(day)s: too long ago, confirm again") % {"day": day(one.verified_on)} if is_old else day(one.verified_on)


def _links(request: SignedInRequest, one: Service) -> list[dict[str, Any]]:
    offered = []
    if services.may_say_capacity(request.user, one):
        offered.append(("service_capacity", _("Places, and whether people are accepted now")))
    if people.holds(request.user, Role.ADMINISTRATOR):
        offered += [
            ("service_change", _("Change")),
            ("service_confirm", _("Confirm again")),
            ("service_withdraw", _("Take off")),
        ]
    return [{"url": reverse(f"orgs:{name}", args=[one.pk]), "label": label} for name, label in offered]


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
