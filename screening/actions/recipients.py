"""Who is told, and for which purpose? What a consent and the named act without one both have to say (domain 7, 8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from orgs.models import Office
from orgs.refusals import Refused
from orgs.types import CASEWORKING_ROLES, SUPPORTS

from ..models import MissingAlert, RelatedPerson
from ..people import Part
from ..types import ServiceKind, SharedGroup, SharingPurpose
from . import relatives
from .acting import Work


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Made by one of the functions below, so that it names exactly what its purpose asks for."""

    purpose: SharingPurpose
    service: ServiceKind | None = None
    office: Office | None = None
    country: str = ""
    relative: RelatedPerson | None = None

    def columns(self) -> dict[str, Any]:
        """What is stored of it; ``relative`` only where one is looked for."""
        said = {"purpose": self.purpose, "service": self.service or "", "office": self.office, "country": self.country}
        return said | ({"relative": self.relative} if self.relative else {})


def to_help(service: ServiceKind, office: Office) -> Recipient:
    return Recipient(purpose=SharingPurpose.HELP, service=service, office=office)


def to_take_over(office: Office) -> Recipient:
    return Recipient(purpose=SharingPurpose.TAKE_OVER, office=office)


def abroad(country: str) -> Recipient:
    """A mission or focal point of ``country``, an ISO 3166 code."""
    return Recipient(purpose=SharingPurpose.EXCHANGE, country=country)


def to_look_for(office: Office) -> Recipient:
    """The police, about somebody who is missed; only ever as the named act."""
    return Recipient(purpose=SharingPurpose.SEARCH, office=office)


def to_trace(relative: RelatedPerson) -> Recipient:
    return Recipient(purpose=SharingPurpose.TRACING, relative=relative)


def checked(work: Work, to: Recipient, groups: Iterable[SharedGroup]) -> dict[str, Any]:
    """The columns of ``to`` with the groups that may be known. Raises `Refused`."""
    chosen = list(groups)
    match to.purpose:
        case SharingPurpose.HELP:
            _require_supporting(to.office)
            if SharedGroup.CODED not in chosen:
                raise Refused(_("Whoever helps needs at least the first group."), why="groups")
        case SharingPurpose.TAKE_OVER:
            _require_supporting(to.office)
            require_working(to.office)
            chosen = list(SharedGroup)
        case SharingPurpose.EXCHANGE:
            if not chosen:
                raise Refused(_("Tick what is shared, and no more than is needed."), why="groups")
        case SharingPurpose.TRACING:
            relatives.require(work, Part.BE_TRACED, _there(to.relative))
            chosen = []
        case SharingPurpose.SEARCH:
            _require_missing(work)
    return to.columns() | {"groups": chosen}


def _require_missing(work: Work) -> None:
    """The police hear of somebody only while they are missed (domain 2)."""
    if not MissingAlert.objects.filter(case=work.case, found_at__isnull=True).exists():
        raise Refused(_("No alert is open: the person is not missed."), why="not_missing")


def _require_supporting(office: Office | None) -> None:
    if office is None or not office.organisation.can(SUPPORTS):
        raise Refused(_("This office does not support people. Choose one that does."), why="office")


def require_working(office: Office | None) -> None:
    """Somebody there works on cases. Raises `Refused`."""
    rows = office.memberships.filter(ended_at__isnull=True, user__is_active=True) if office else None
    if rows is None or not rows.filter(role__in=CASEWORKING_ROLES).exists():
        raise Refused(_("Nobody in this office works on cases now. Choose another one."), why="nobody")


def _there(relative: RelatedPerson | None) -> RelatedPerson:
    if relative is None:
        raise Refused(_("Say who is looked for."), why="relative")
    return relative
