"""Which office receives, identifies and protects children in a province?

A province in which no office is named is served by the national coordinating office, with a
warning, and never left without one (domain 1).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, TextChoices, UUIDField
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .hierarchy import national_office
from .models import Office, Province
from .refusals import Refused
from .types import COORDINATES, IDENTIFIES, SUPPORTS, Capability

SOCIAL_AFFAIRS = "social_affairs"


class Duty(TextChoices):
    """What one office is named for in a province. The value is the field of `Province`."""

    COORDINATING = "coordinating_office", _("Coordinating office")
    IDENTIFYING = "identifying_office", _("Identifying office")
    CHILD_PROTECTION = "child_protection_office", _("Child protection")


@dataclass(frozen=True)
class DutyRule:
    """What kind of body may be named, by any of its capabilities."""

    duty: Duty
    any_of: tuple[Capability, ...]
    guidelines: tuple[int, ...]
    refusal: str | Promise


DUTY_RULES = {
    rule.duty: rule
    for rule in (
        DutyRule(
            Duty.COORDINATING,
            (COORDINATES,),
            (20,),
            _("This office cannot receive hand-overs: bodies of its kind do not coordinate."),
        ),
        DutyRule(
            Duty.IDENTIFYING,
            (IDENTIFIES,),
            (19, 21),
            _("This office cannot make formal findings: bodies of its kind do not identify."),
        ),
        DutyRule(
            Duty.CHILD_PROTECTION,
            (COORDINATES, SUPPORTS),
            (5,),
            _("This office cannot protect children: bodies of its kind neither coordinate nor support."),
        ),
    )
}


class Basis(StrEnum):
    """Why an office serves a province in a duty."""

    NAMED = "named"
    SOCIAL_AFFAIRS = "social_affairs"
    NATIONAL = "national"


def coordinating_office(province: Province) -> tuple[Office, bool]:
    """The office that receives hand-overs, and whether the national one steps in for it."""
    return _serving(province=province, duty=Duty.COORDINATING)


def identifying_office(province: Province) -> tuple[Office, bool]:
    """The office that identifies formally, and whether the national one steps in for it."""
    return _serving(province=province, duty=Duty.IDENTIFYING)


def child_protection_office(province: Province) -> tuple[Office, bool]:
    """The office that protects children: as named, else the province's social affairs office."""
    return _serving(province=province, duty=Duty.CHILD_PROTECTION)


def provinces_protected_by(offices: Collection[UUID]) -> dict[UUID, list[str]]:
    """Codes of the provinces whose children each of ``offices`` protects: `child_protection_office`, the other way."""
    found: dict[UUID, list[str]] = {}
    for code, office in provinces_in_which_protects(offices).values_list("code", "protects"):
        found.setdefault(office, []).append(code)
    return found


def provinces_in_which_protects(offices: Any) -> QuerySet[Any]:
    """The same as a query; ``protects`` is the office of each."""
    social = Office.objects.filter(organisation__type=SOCIAL_AFFAIRS, province=OuterRef("pk")).values("pk")[:1]
    national = Office.objects.filter(is_national_coordination=True).values("pk")[:1]
    serving = Coalesce("child_protection_office", Subquery(social), Subquery(national), output_field=UUIDField())
    rows: QuerySet[Any] = Province.objects.all()
    return rows.annotate(protects=serving).filter(protects__in=offices)


def can_serve(office: Office, duty: Duty) -> bool:
    """Whether bodies of this kind may be named for the duty."""
    return bool(office.organisation.capabilities & set(DUTY_RULES[duty].any_of))


def is_named(*, province: Province, duty: Duty) -> bool:
    """Whether an office of the province is named for the duty; asks nothing of the database."""
    return getattr(province, f"{duty}_id") is not None


def _serving(*, province: Province, duty: Duty) -> tuple[Office, bool]:
    office, basis = serving(province=province, duty=duty)
    return office, basis is Basis.NATIONAL


def serving(*, province: Province, duty: Duty) -> tuple[Office, Basis]:
    """The office that serves a province in a duty, and why: named, the default of its kind, or the national one.

    Raises `Refused` where there is not even a national one.
    """
    named: Office | None = getattr(province, duty.value)
    if named is not None:
        return named, Basis.NAMED
    if duty is Duty.CHILD_PROTECTION:
        social = province.offices.filter(organisation__type=SOCIAL_AFFAIRS).first()
        if social is not None:
            return social, Basis.SOCIAL_AFFAIRS
    national = national_office()
    if national is None:
        raise Refused(
            _("No national coordinating office is set up yet. Ask an administrator."), why="no_national_office"
        )
    return national, Basis.NATIONAL
