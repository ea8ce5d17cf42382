"""Which help do bodies offer? Entered from a file or by administrators; what changes daily by the body itself."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .. import log, people, shipped
from ..models import Office, Organisation, Province, Service, User
from ..models.services import COLUMNS
from ..refusals import NotPermitted, Refused
from ..types import CASEWORKING_ROLES, Role, ServiceFact
from .organisations import FIXTURES, clean

DAILY = (ServiceFact.CAPACITY, ServiceFact.ACCEPTING)


def add(*, by: User | None, organisation: Organisation, **said: Any) -> Service:
    """Enter a service. ``said`` are columns of `Service`. Raises `Refused`."""
    with log.recording("service.added", by=by, subject=organisation.slug):
        people.require_administrator(by=by)
        row = Service(organisation=organisation, **said)
        clean(row)
        row.save(force_insert=True)
    return row


def change(*, by: User | None, service: Service, **said: Any) -> None:
    """Change what is known of a service. A fact that changed has the source given now, and is to be confirmed again."""
    with log.recording("service.changed", by=by, subject=service.organisation.slug):
        people.require_administrator(by=by)
        row = _locked(service)
        changed = {_column(name) for name, value in said.items() if getattr(row, name) != value}
        moved = [fact for fact, columns in COLUMNS.items() if changed & set(columns)]
        source = said.pop("source", "") if moved else said.get("source", row.source)
        facts = _with(row, moved, source=source or row.source, verified_on=None)
        _save(row, said | {"facts": facts})
    service.refresh_from_db()


def say_capacity(*, by: User, service: Service, capacity: int | None, accepting_now: bool | None, today: date) -> None:
    """What changes from day to day: by an administrator, or by whoever works on cases in that body."""
    with log.recording("service.capacity_said", by=by, subject=service.organisation.slug):
        if not may_say_capacity(by, service):
            raise NotPermitted(_("Only whoever works on cases in this body, or an administrator, says this."))
        row = _locked(service)
        facts = _with(row, DAILY, source=_("the body itself"), verified_on=today)
        _save(row, {"capacity": capacity, "accepting_now": accepting_now, "facts": facts})
    service.refresh_from_db()


def may_say_capacity(user: User, service: Service) -> bool:
    rows = user.memberships.filter(office__organisation=service.organisation_id, ended_at__isnull=True)
    works = user.is_active and rows.filter(role__in=CASEWORKING_ROLES).exists()
    return works or people.holds(user, Role.ADMINISTRATOR)


def confirm(
    *, by: User | None, service: Service, today: date, facts: Iterable[ServiceFact] = (), source: str = ""
) -> None:
    """These facts were checked with the body today; without a list, every fact of which something is said."""
    with log.recording("service.confirmed", by=by, subject=service.organisation.slug):
        people.require_administrator(by=by)
        row = _locked(service)
        _save(row, {"facts": _with(row, list(facts) or row.known(), source=source, verified_on=today)})
    service.refresh_from_db()


def withdraw(*, by: User | None, service: Service, today: date) -> None:
    """The body offers it no more. The row and its history stay."""
    with log.recording("service.withdrawn", by=by, subject=service.organisation.slug):
        people.require_administrator(by=by)
        row = _locked(service)
        if row.withdrawn_on is not None:
            raise Refused(_("This was taken off already."), why="already")
        _save(row, {"withdrawn_on": today})
    service.refresh_from_db()


def load(*, by: User | None, file: Path = FIXTURES / "services.yaml") -> int:
    """Enter the services of a file whose body is known and offers no such help yet. How many were new."""
    known = {row.slug: row for row in Organisation.objects.all()}
    there = set(Service.objects.values_list("organisation__slug", "kind", "province", "office__name"))
    new = [
        row
        for row in shipped.read(file)["services"]
        if row["organisation"] in known
        and (row["organisation"], row["kind"], row.get("province"), row.get("office")) not in there
    ]
    if not new:
        return 0
    with log.recording("services.loaded", by=by):
        people.require_administrator(by=by)
        for facts in new:
            row = _from_file(facts, known)
            clean(row)
            row.save(force_insert=True)
    return len(new)


def _from_file(facts: dict[str, Any], known: dict[str, Organisation]) -> Service:
    said = {name: value for name, value in facts.items() if name not in ("organisation", "province", "office")}
    place = facts.get("province")
    office = Office.objects.get(name=facts["office"]) if facts.get("office") else None
    return Service(
        organisation=known[facts["organisation"]],
        province=Province.objects.get(code=place) if place else None,
        office=office,
        **said,
    )


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(of=("self",)).get(pk=service.pk)


def _column(name: str) -> str:
    return "province_id" if name == "province" else name


def _with(row: Service, facts: Iterable[ServiceFact], *, source: str, verified_on: date | None) -> dict[str, Any]:
    """What is known of each fact's source and day, with these changed; an empty ``source`` keeps the one there is."""
    day = verified_on.isoformat() if verified_on else None
    new = {str(fact): {"source": str(source) or row.source_of(fact), "verified_on": day} for fact in facts}
    return {**row.facts, **new}


def _save(row: Service, said: dict[str, Any]) -> None:
    changed = [name for name, value in said.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, said[name])
    clean(row)
    if changed:
        row.save(update_fields=changed)
