"""In which words is a service shown? Fact by fact, each with who says so and when the body last confirmed it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import clock, languages, people
from ..actions import services
from ..models import Service, User
from ..rules import is_to_be_confirmed
from ..types import CASE_ROLES, Gender, ReferredFrom, Role, Sector, ServiceFact, SpecialNeed
from ..wording import day, name_of, yes_no

NOT_CONFIRMED = _("not confirmed")


def shown(user: User, one: Service) -> dict[str, Any]:
    """What is known, and what ``user`` may do with it."""
    rows = [_row(user, one, fact) for fact in ServiceFact]
    rows.append({"label": _("Source"), "value": one.source})
    return {"title": one.get_kind_display(), "rows": rows, "links": _links(user, one)}


def _row(user: User, one: Service, fact: ServiceFact) -> dict[str, Any]:
    value = _value(user, one, fact)
    if value == NOT_CONFIRMED:
        return {"label": fact.label, "value": value}
    return {"label": fact.label, "value": value, "note": _checked(one, fact)}


def _value(user: User, one: Service, fact: ServiceFact) -> Any:
    if fact not in one.known():
        return NOT_CONFIRMED
    match fact:
        case ServiceFact.PROVINCE:
            return name_of(one.province)
        case ServiceFact.AGES:
            return f"{'…' if one.age_from is None else one.age_from}–{'…' if one.age_to is None else one.age_to}"
        case ServiceFact.GENDERS:
            return _labels(one.genders, Gender)
        case ServiceFact.LANGUAGES:
            return languages.words(one.languages)
        case ServiceFact.FORMS:
            return _labels(one.forms, Sector)
        case ServiceFact.REFERRED_FROM:
            return _labels(one.referred_from, ReferredFrom)
        case ServiceFact.SPECIAL:
            return _labels(one.special, SpecialNeed)
        case ServiceFact.CONTACT:
            return _contact(user, one)
        case ServiceFact.CAPACITY:
            return one.capacity
        case ServiceFact.ACCEPTING:
            return yes_no(one.accepting_now)


def _labels(codes: list[str], choices: Any) -> str:
    return ", ".join(str(choices(code).label) for code in codes)


def _contact(user: User, one: Service) -> Any:
    """An old number may reach somebody else by now: only administrators see it until it is confirmed (domain 8)."""
    is_old = is_to_be_confirmed(one.verified_on(ServiceFact.CONTACT), today=clock.today())
    if people.holds(user, Role.ADMINISTRATOR) or (not is_old and user.roles_now() & CASE_ROLES):
        return " · ".join(part for part in (one.telephone, one.email) if part)
    return NOT_CONFIRMED


def _checked(one: Service, fact: ServiceFact) -> str:
    """Who says so, and since when that is known from the body itself."""
    verified_on = one.verified_on(fact)
    if verified_on is None:
        when = str(_("not confirmed with them"))
    elif is_to_be_confirmed(verified_on, today=clock.today()):
        when = _("confirmed %(day)s: too long ago, confirm again") % {"day": day(verified_on)}
    else:
        when = _("confirmed %(day)s") % {"day": day(verified_on)}
    own = one.facts.get(fact, {}).get("source")
    return f"{when} · {own}" if own else when


def _links(user: User, one: Service) -> list[dict[str, Any]]:
    offered = []
    if services.may_say_capacity(user, one):
        offered.append(("service_capacity", _("Places, and whether people are accepted now")))
    # Bodies that are not listed are for caseworkers; no page of administrators reaches them.
    if people.holds(user, Role.ADMINISTRATOR) and not one.organisation.unlisted:
        offered += [
            ("service_change", _("Change")),
            ("service_confirm", _("Confirm again")),
            ("service_withdraw", _("Take off")),
        ]
    return [{"url": reverse(f"orgs:{name}", args=[one.pk]), "label": label} for name, label in offered]
