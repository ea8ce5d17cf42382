"""Who may be able to help this person with this, why, and what has to be asked first? The look is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from orgs import clock, log, people
from orgs.models import Organisation, Service, User
from orgs.rules import is_to_be_confirmed
from orgs.types import TYPE_BY_CODE, Gender, ReferredFrom, Role, Sector, ServiceKind, SpecialNeed
from screening.models import Case
from screening.types import AgeBand

from .. import matching
from ..matching import Fit, Match, Offered, Wanted


@dataclass(frozen=True)
class Found:
    """One service, how it fits, since when all that is known of it is confirmed, and whether that is too long ago."""

    service: Service
    match: Match
    verified_on: date | None
    is_old: bool


def wanted(case: Case, *, kind: ServiceKind, age: int | None = None, special: Iterable[SpecialNeed] = ()) -> Wanted:
    """What counts of the person of a case that was opened with C2. ``age``: in years, where it is known."""
    return Wanted(
        kind=kind,
        years=matching.years_of(AgeBand(case.age_band), is_child=case.is_child, age=age),
        gender=Gender(case.gender),
        languages=tuple(case.person.languages),
        forms=tuple(Sector(code) for code in case.forms if code in Sector.values),
        province=case.province_id,
        referred_from=refers_as(case.responsible_office.organisation),
        special=frozenset(special),
    )


def refers_as(body: Organisation) -> frozenset[ReferredFrom]:
    """As what our own body refers: by its type, and as a shelter too where it is one; empty where that is open."""
    by_type = TYPE_BY_CODE[body.type].refers_as
    return frozenset(({by_type} if by_type else set()) | ({ReferredFrom.SHELTER} if body.place_to_stay else set()))


def offered(case: Case, *, by: User, kind: ServiceKind, **known: Any) -> list[Found]:
    """Every service of ``kind``, best first. Unlisted bodies are there for caseworkers only.

    ``known``: ``age`` and ``special``, for this look only.
    """
    rows = Service.objects.filter(kind=kind, withdrawn_on__isnull=True)
    if not people.holds(by, Role.CASEWORKER):
        rows = rows.exclude(organisation__unlisted=True)
    asked, today = wanted(case, kind=kind, **known), clock.today()
    found = []
    for row in rows.select_related("organisation", "province", "office"):
        match = matching.judge(asked, _offered(row))
        if match is not None:
            verified_on = row.all_verified_on()
            is_old = is_to_be_confirmed(verified_on, today=today)
            found.append(Found(service=row, match=match, verified_on=verified_on, is_old=is_old))
    log.seen("finder.asked", by=by, case=case, subject=kind, details={"count": len(found)})
    return sorted(found, key=_place)


def _place(one: Found) -> tuple[Fit, int, int, str]:
    match = one.match
    return match.fit, -len(match.because), len(match.ask_first), one.service.organisation.name


def _offered(row: Service) -> Offered:
    return Offered(
        kind=ServiceKind(row.kind),
        age_from=row.age_from,
        age_to=row.age_to,
        genders=tuple(row.genders),
        languages=tuple(row.languages),
        forms=tuple(row.forms),
        province=row.province_id or "",
        referred_from=tuple(row.referred_from),
        special=tuple(row.special),
        accepting_now=row.accepting_now,
    )
