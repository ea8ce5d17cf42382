"""What does the frame around every page need to know: whose page, which places to go, which language?"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import is_valid_path
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from orgs import clock, people, rules
from orgs.models import Standing
from orgs.types import Role

CASEWORK = frozenset({Role.RESPONDER, Role.CASEWORKER, Role.SPECIALIST, Role.SUPERVISOR})


@dataclass(frozen=True)
class Place:
    """One entry of the main navigation. No roles: everyone who is signed in."""

    path: str
    label: str | Promise
    roles: frozenset[Role] = frozenset()


PLACES = (
    Place(path="/today/", label=_("Today"), roles=CASEWORK),
    Place(path="/cases/", label=_("Cases"), roles=CASEWORK),
    Place(path="/screenings/", label=_("My screenings"), roles=frozenset({Role.RESPONDER, Role.CASEWORKER})),
    Place(path="/approvals/", label=_("Approvals"), roles=frozenset({Role.SUPERVISOR})),
    Place(path="/review/", label=_("Review"), roles=frozenset({Role.SUPERVISOR})),
    Place(path="/referrals/", label=_("Referrals"), roles=CASEWORK),
    Place(path="/matches/", label=_("Match desk"), roles=frozenset({Role.MATCH_DESK})),
    Place(path="/people/", label=_("People and offices"), roles=frozenset({Role.ADMINISTRATOR})),
    Place(path="/audit/", label=_("Audit"), roles=frozenset({Role.AUDITOR, Role.SUPERVISOR})),
    Place(path="/organisations/", label=_("Organisations")),
    Place(path="/guidelines/", label=_("Guidelines")),
)
# Each language names itself, so that nobody has to read the other one to find their own.
LANGUAGES = (("km", "ខ្មែរ"), ("en", "English"))


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    standing = people.standing(user, clock.today()) if signed_in else None
    return {
        "demo": settings.DEMO,
        "signed_in": signed_in,
        "code": user.code if signed_in else "",
        "organisation": _organisation(user, standing) if standing else "",
        "places": _places(roles=standing.works_as, here=request.path) if standing else [],
        "language": get_language(),
        "languages": [{"code": code, "name": name, "is_current": get_language() == code} for code, name in LANGUAGES],
        "here": request.get_full_path(),
        "opened": clock.now(),
        "locked_after": int(rules.LOCKED_AFTER.total_seconds()),
    }


def _organisation(user: Any, standing: Standing) -> str:
    """The body of the roles held, which were read with it; else the one the account belongs to."""
    body = standing.memberships[0].office.organisation if standing.memberships else user.organisation
    if body is None:
        return ""
    return (get_language() == "km" and body.name_km) or body.name


def _places(*, roles: frozenset[Role], here: str) -> list[dict[str, Any]]:
    return [
        {"label": place.label, "path": place.path, "is_current": here.startswith(place.path)}
        for place in PLACES
        if (not place.roles or roles & place.roles) and _exists(place.path)
    ]


@cache
def _exists(path: str) -> bool:
    return bool(is_valid_path(path))
