"""Who is *up* from an office? Its supervisors, their deputies, the parent's, the national office's."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q

from .models import Holiday, Office, User
from .types import Role


def offices_up(office: Office) -> Iterator[Office]:
    """``office``, its parents in order, and the national coordinating office last; each once."""
    seen: set[UUID] = set()
    here: Office | None = office
    while here is not None and here.pk not in seen:
        seen.add(here.pk)
        yield here
        here = here.parent
    national = national_office()
    if national is not None and national.pk not in seen:
        yield national


def national_office() -> Office | None:
    return Office.objects.filter(is_national_coordination=True).first()


def supervisors(office: Office) -> list[User]:
    """Active supervisors of ``office``, longest-serving first."""
    memberships = office.memberships.filter(
        role=Role.SUPERVISOR, ended_at__isnull=True, user__is_active=True
    ).select_related("user")
    return [membership.user for membership in memberships]


def deputies(office: Office, *, today: date) -> list[User]:
    """Active deputies of the supervisors of ``office`` on ``today``."""
    rows = office.deputies.filter(starts_on__lte=today, ends_on__gte=today, user__is_active=True).select_related("user")
    return [row.user for row in rows]


def levels_up(office: Office, *, today: date) -> list[list[User]]:
    """People to ask, level by level; levels without anyone are left out."""
    levels: list[list[User]] = []
    for place in offices_up(office):
        levels += [supervisors(place), deputies(place, today=today)]
    return [level for level in levels if level]


def supervises(user: User, office: Office, *, today: date) -> bool:
    """Whether ``user`` is a supervisor of ``office`` itself, or deputises for one today."""
    return user in supervisors(office) or user in deputies(office, today=today)


def supervised_by(user: User, *, today: date) -> list[Office]:
    """Offices that ``user`` supervises, or in which they stand in for a supervisor today; by name."""
    if not user.is_active:
        return []
    theirs = Q(memberships__user=user, memberships__role=Role.SUPERVISOR, memberships__ended_at__isnull=True)
    stands_in = Q(deputies__user=user, deputies__starts_on__lte=today, deputies__ends_on__gte=today)
    return list(Office.objects.filter(theirs | stands_in).distinct())


def offices_below(offices: Iterable[Office]) -> set[UUID]:
    """Those for which any of ``offices`` is *up*, each of them included."""
    above = {row.pk for row in offices}
    if any(row.is_national_coordination for row in offices):
        return set(Office.objects.values_list("pk", flat=True))
    parents = dict(Office.objects.values_list("pk", "parent"))
    return {pk for pk in parents if above & _chain(pk, parents)}


def _chain(pk: UUID, parents: dict[UUID, UUID | None]) -> set[UUID]:
    seen: set[UUID] = set()
    here: UUID | None = pk
    while here is not None and here not in seen:
        seen.add(here)
        here = parents[here]
    return seen


def is_working_day(day: date, *, holidays: frozenset[date] | None = None) -> bool:
    """Monday to Friday, and no public holiday of Cambodia; ``holidays`` where they were read before."""
    if day.weekday() >= 5:
        return False
    return day not in holidays if holidays is not None else not Holiday.objects.filter(on=day).exists()


def holidays() -> frozenset[date]:
    """Every public holiday that is kept."""
    return frozenset(Holiday.objects.values_list("on", flat=True))
