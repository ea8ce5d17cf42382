"""Which help do bodies offer? Entered from a file or by administrators; what changes daily by the body itself."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .. import log, people, shipped
from ..models import Office, Organisation, Province, Service, User
from ..refusals import NotPermitted, Refused
from ..types import CASEWORKING_ROLES, Role
from .organisations import FIXTURES, clean


def add(*, by: User | None, organisation: Organisation, **facts: Any) -> Service:
    """Enter a service. ``facts`` are fields of `Service`. Raises `Refused`."""
    with log.recording("service.added", by=by, subject=organisation.slug):
        people.require_administrator(by=by)
        row = Service(organisation=organisation, **facts)
        clean(row)
        row.save(force_insert=True)
    return row


def change(*, by: User | None, service: Service, **facts: Any) -> None:
    """Change what is known of a service; a fact that changed has to be confirmed again. Raises `Refused`."""
    with log.recording("service.changed", by=by, subject=service.organisation.slug):
        people.require_administrator(by=by)
        if any(getattr(service, name) != value for name, value in facts.items()):
            facts["verified_on"] = None
        _save(service, facts)


def say_capacity(*, by: User, service: Service, capacity: int | None, accepting_now: bool | None) -> None:
    """What changes from day to day: by an administrator, or by whoever works on cases in that body."""
    with log.recording("service.capacity_said", by=by, subject=service.organisation.slug):
        if not may_say_capacity(by, service):
            raise NotPermitted(_("Only whoever works on cases in this body, or an administrator, says this."))
        _save(service, {"capacity": capacity, "accepting_now": accepting_now})


def may_say_capacity(user: User, service: Service) -> bool:
    rows = user.memberships.filter(office__organisation=service.organisation_id, ended_at__isnull=True)
    works = user.is_active and rows.filter(role__in=CASEWORKING_ROLES).exists()
    return works or people.holds(user, Role.ADMINISTRATOR)


def confirm(*, by: User | None, service: Service, today: date) -> None:
    """Everything said of it was checked with the body today."""
    with log.recording("service.confirmed", by=by, subject=service.organisation.slug):
        people.require_administrator(by=by)
        _save(service, {"verified_on": today})


def withdraw(*, by: User | None, service: Service, today: date) -> None:
    """The body offers it no more. The row and its history stay."""
    with log.recording("service.withdrawn", by=by, subject=service.organisation.slug):
        people.require_administrator(by=by)
        if Service.objects.select_for_update(of=("self",)).get(pk=service.pk).withdrawn_on is not None:
            raise Refused(_("This was taken off already."), why="already")
        _save(service, {"withdrawn_on": today})


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


def _save(service: Service, facts: dict[str, Any]) -> None:
    row = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    clean(row)
    if changed:
        row.save(update_fields=changed)
    service.refresh_from_db()
