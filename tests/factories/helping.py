"""A person referred to the partner in the other province, and how far that went."""

from datetime import date, timedelta
from typing import Any

from orgs import clock
from orgs.models import Office
from referrals.actions import helping, referring
from referrals.models import Referral
from screening.actions import consents
from screening.models import Case, Consent
from screening.types import GivenBy, ServiceKind, SharedGroup, TeachBack

from .cast import Cast

LEAST = [SharedGroup.CODED]
CHILD = {"child_assents": True, "best_interests": "Invented: they asked to learn.", "given_by": GivenBy.SELF}


def consented(
    people: Cast,
    case: Case,
    *,
    service: ServiceKind = ServiceKind.COUNSELLING,
    office: Office | None = None,
    groups: list[SharedGroup] | None = None,
    until_on: date | None = None,
    **said: Any,
) -> Consent:
    """The person agrees, for ninety days unless a day is given."""
    return consents.record(
        by=people.caseworker,
        case=case,
        service=service,
        office=office or people.partner_office,
        groups=groups or LEAST,
        until_on=until_on or clock.today() + timedelta(days=90),
        language="km",
        teach_back=TeachBack.UNDERSTOOD,
        **((CHILD if case.is_child else {}) | said),
    )


def sent(people: Cast, case: Case, **said: Any) -> Referral:
    """Asked of the partner, who has not answered."""
    row = referring.draft(by=people.caseworker, case=case, consent=consented(people, case, **said), words="Weekly.")
    referring.send(by=people.caseworker, referral=row)
    row = Referral.objects.get(pk=row.pk)
    return row


def accepted(people: Cast, case: Case, **said: Any) -> Referral:
    """The partner's supervisor accepted, and named the partner's caseworker."""
    row = sent(people, case, **said)
    helping.accept(by=people.partner_supervisor, referral=row, named=people.partner)
    row = Referral.objects.get(pk=row.pk)
    return row
