"""Does what a sharing rests on still stand: the person's consent, or the named act of two people? (domain 8)"""

from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from orgs.refusals import Refused

from ..models import Case, Consent, SharingWithoutConsent
from ..people import Part
from ..types import SharingPurpose
from . import relatives
from .acting import Work

Basis = Consent | SharingWithoutConsent


class Resting(Protocol):
    """A row that rests on exactly one of the two."""

    consent: Any
    without_consent: Any


def columns(basis: Basis) -> dict[str, Basis]:
    """Where a row that rests on ``basis`` keeps it."""
    return {"consent" if isinstance(basis, Consent) else "without_consent": basis}


def of(row: Resting) -> Basis:
    return row.consent if row.without_consent is None else row.without_consent


def require(work: Work, basis: Basis, purpose: SharingPurpose) -> Basis:
    """``basis`` as it is now. Raises `Refused` where it no longer carries anything, or was asked for something else."""
    if isinstance(basis, Consent):
        return _require_consent(work, basis, purpose)
    return _require_named_act(work, basis, purpose)


def _require_consent(work: Work, consent: Consent, purpose: SharingPurpose) -> Consent:
    """A guardian who consented and is named as implicated since, or must not be told, carries nothing either."""
    rows = Consent.objects.select_for_update(of=("self",)).select_related("office", "guardian", "relative")
    row = rows.get(pk=consent.pk, case=work.case)
    if row.purpose != purpose:
        raise Refused(_("The person agreed to something else. Ask them for this, and record it."), why="purpose")
    if row.withdrawn_at is not None:
        raise Refused(_("The person withdrew this consent. Ask them again first."), why="withdrawn")
    if row.until_on < work.today:
        raise Refused(_("This consent has run out. Ask the person again first."), why="expired")
    if row.guardian is not None:
        relatives.require(work, Part.CONSENT, row.guardian)
    return row


def _require_named_act(work: Work, act: SharingWithoutConsent, purpose: SharingPurpose) -> SharingWithoutConsent:
    rows = SharingWithoutConsent.objects.select_for_update(of=("self",)).select_related("office")
    row = rows.get(pk=act.pk, case=work.case)
    if row.purpose != purpose:
        raise Refused(_("Two people answered for something else. Propose this on its own."), why="purpose")
    if row.confirmed_at is None:
        raise Refused(_("A second person has to confirm this first."), why="second_person")
    if row.until_on < work.today:
        raise Refused(_("This has run out. Propose it again where it is still needed."), why="expired")
    return row


def standing(case: Case, purpose: SharingPurpose, *, today: date) -> list[Basis]:
    """What still carries something for ``purpose`` in a case that was opened: consents first, then named acts."""
    said = {"case": case, "purpose": purpose, "until_on__gte": today}
    agreed = Consent.objects.filter(**said, withdrawn_at__isnull=True).select_related("office", "guardian", "relative")
    named = SharingWithoutConsent.objects.filter(**said, confirmed_at__isnull=False).select_related("office")
    carrying = [row for row in agreed.order_by("-recorded_at") if _carries(row)]
    return [*carrying, *named.order_by("-recorded_at")]


def _carries(consent: Consent) -> bool:
    return consent.guardian is None or relatives.why_not(Part.CONSENT, consent.guardian) is None
