"""How does a case open to an office that helps, and how does it close again? Inside the act that causes it."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from orgs.models import Membership, Office, User
from orgs.refusals import Refused
from orgs.types import CASEWORKING_ROLES, JUDICIAL_POLICE, ORGANISATION_TYPES, SUPPORTS

from .. import rules
from ..access import grants as access_grants
from ..access import is_denied
from ..models import Case, Consent, Denial, Grant, SharingWithoutConsent
from ..types import GrantEnd, GrantStatus
from . import deadlines
from .acting import Work, change


def offer(work: Work, basis: Consent | SharingWithoutConsent) -> Grant:
    """Let the office of ``basis`` read the summary; what is agreed opens when it accepts.

    Raises `Refused` for an office that is shut out.
    """
    if _denied_offices(work.case).filter(office=basis.office_told).exists():
        raise Refused(_("This office is shut out of the case. Choose another one."), why="shut_out")
    rests_on = {"consent" if isinstance(basis, Consent) else "without_consent": basis}
    return work.add(Grant, office=basis.office_told, groups=basis.groups, until_on=basis.until_on, **rests_on)


def accept(work: Work, grant: Grant, *, named: User) -> Grant:
    """The office takes it on, and names the one person inside who reads what was agreed."""
    row = locked(work, grant)
    if row.status != GrantStatus.OFFERED:
        raise Refused(_("This was answered already, by a colleague."), why="already")
    _check_named(row, named)
    change(row, status=GrantStatus.ACCEPTED, accepted_at=work.now, accepted_by=work.by, named=named)
    deadlines.meet(work, "referral_answer", subject=row.pk)
    return row


def name(work: Work, grant: Grant, *, named: User) -> None:
    """Somebody else inside takes over; whoever was named reads nothing more."""
    row = locked(work, grant)
    if row.status != GrantStatus.ACCEPTED:
        raise Refused(_("Accept it first."), why="status")
    _check_named(row, named)
    change(row, named=named)


def end(work: Work, grant: Grant, why: GrantEnd) -> None:
    """Close the case to that office from the next request on. Ending twice is ending once."""
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk, case=work.case)
    if row.ended_at is not None:
        return
    change(row, status=GrantStatus.ENDED, ended_at=work.now, ended_by=work.by, ended_why=why)
    settle = deadlines.meet if why == GrantEnd.DECLINED else deadlines.drop
    settle(work, "referral_answer", subject=row.pk)


def end_all(work: Work, why: GrantEnd, *, consent: Consent | None = None) -> None:
    """End every grant of the case that is open, or those that rest on ``consent``."""
    rows = Grant.objects.filter(case=work.case, ended_at__isnull=True)
    for row in rows.filter(consent=consent) if consent else rows:
        end(work, row, why)


def end_of_denied(work: Work) -> None:
    """End the grants to an office, or naming a person, that is now shut out. No other office may take their place:
    the person agreed to this one."""
    offices = set(_denied_offices(work.case).values_list("office", flat=True))
    for row in Grant.objects.filter(case=work.case, ended_at__isnull=True).select_related("named"):
        if row.office_id in offices or (row.named is not None and is_denied(row.named, work.case)):
            end(work, row, GrantEnd.SHUT_OUT)


def locked(work: Work, grant: Grant) -> Grant:
    """The row as it is now. Raises `Refused` where it opens nothing any more."""
    rows = Grant.objects.select_for_update(of=("self",)).select_related("office")
    row = rows.filter(access_grants.live(today=work.today), pk=grant.pk, case=work.case).first()
    if row is None:
        raise Refused(_("This has ended, or its last day has passed. Ask the caseworker."), why="ended")
    return row


def may_be_named_in(grant: Grant) -> QuerySet[User]:
    """Who works on cases in the office that helps, and is not shut out, by work code."""
    there = Membership.objects.filter(ended_at__isnull=True)
    works = there.filter(office=grant.office, role__in=CASEWORKING_ROLES).values("user")
    denied = Denial.objects.filter(case=grant.case, lifted_at__isnull=True)
    shut_out = there.filter(office__in=denied.filter(office__isnull=False).values("office")).values("user")
    rows = User.objects.filter(is_active=True, pk__in=works).exclude(pk__in=shut_out)
    return rows.exclude(pk__in=denied.filter(user__isnull=False).values("user")).order_by("code")


def _check_named(grant: Grant, named: User) -> None:
    if not may_be_named_in(grant).filter(pk=named.pk).exists():
        raise Refused(_("Name somebody who works on cases in the office asked, and is not shut out."), why="named")


def _denied_offices(case: Case) -> QuerySet[Denial]:
    return Denial.objects.filter(case=case, lifted_at__isnull=True, office__isnull=False)


def last_day(until_on: date, *, today: date) -> date:
    """``until_on``, checked: not past, and not further than a consent reaches. Raises `Refused`."""
    if until_on < today:
        raise Refused(_("The last day must not be past."), why="past")
    if (until_on - today).days > rules.LONGEST_CONSENT_DAYS:
        raise Refused(_("Choose a day within a year; the person is asked again then."), why="too_long")
    return until_on


def police_offices(case: Case) -> list[Office]:
    """Offices of the judicial police that are not shut out, by name; those of the province first."""
    rows = Office.objects.filter(organisation__type=JUDICIAL_POLICE).select_related("province")
    rows = rows.exclude(pk__in=_denied_offices(case).values("office")).order_by("name")
    return sorted(rows, key=lambda row: row.province_id != case.province_id)


def offices_to_ask(case: Case) -> list[Office]:
    """Offices of bodies that support, with somebody who works on cases, and not shut out, by name."""
    supporting = [row.code for row in ORGANISATION_TYPES if SUPPORTS in row.capabilities]
    rows = Office.objects.filter(
        organisation__type__in=supporting,
        memberships__role__in=CASEWORKING_ROLES,
        memberships__ended_at__isnull=True,
        memberships__user__is_active=True,
    )
    rows = rows.exclude(pk__in=_denied_offices(case).values("office")).exclude(pk=case.responsible_office_id)
    return list(rows.select_related("province").order_by("name").distinct())
