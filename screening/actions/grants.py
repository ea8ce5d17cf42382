"""How does a case open to an office that helps, and how does it close again? Inside the act that causes it."""

from datetime import date

from django.utils.translation import gettext as _

from orgs import people
from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import ORGANISATION_TYPES, SUPPORTS

from .. import rules
from ..access import grants as access_grants
from ..access import is_denied
from ..models import Case, Consent, Denial, Grant, SharingWithoutConsent
from ..types import GrantEnd, GrantStatus, SharedGroup
from . import deadlines
from .acting import Work, change


def offer(
    work: Work,
    *,
    office: Office,
    groups: list[SharedGroup],
    until_on: date,
    consent: Consent | None = None,
    without_consent: SharingWithoutConsent | None = None,
) -> Grant:
    """Let ``office`` read the summary; what is agreed opens when it accepts. Raises `Refused` for a denied office."""
    if Denial.objects.filter(case=work.case, office=office, lifted_at__isnull=True).exists():
        raise Refused(_("This office is shut out of the case. Choose another one."), why="shut_out")
    return work.add(
        Grant, office=office, consent=consent, without_consent=without_consent, groups=groups, until_on=until_on
    )


def accept(work: Work, grant: Grant, *, named: User) -> Grant:
    """The office takes it on, and names the one person inside who reads what was agreed."""
    row = locked(work, grant)
    if row.status != GrantStatus.OFFERED:
        raise Refused(_("This was answered already, by a colleague."), why="already")
    _check_named(work, row, named)
    change(row, status=GrantStatus.ACCEPTED, accepted_at=work.now, accepted_by=work.by, named=named)
    deadlines.meet(work, "referral_answer", subject=row.pk)
    return row


def name(work: Work, grant: Grant, *, named: User) -> None:
    """Somebody else inside takes over; whoever was named reads nothing more."""
    row = locked(work, grant)
    if row.status != GrantStatus.ACCEPTED:
        raise Refused(_("Accept it first."), why="status")
    _check_named(work, row, named)
    change(row, named=named)


def end(work: Work, grant: Grant, why: GrantEnd) -> None:
    """Close the case to that office from the next request on. Ending twice is ending once."""
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk, case=work.case)
    if row.ended_at is not None:
        return
    change(row, status=GrantStatus.ENDED, ended_at=work.now, ended_by=work.by, ended_why=why)
    settle = deadlines.meet if why == GrantEnd.DECLINED else deadlines.drop
    settle(work, "referral_answer", subject=row.pk)


def end_all(work: Work, why: GrantEnd, *, consent: Consent | None = None) -> list[Grant]:
    """End every grant of the case that is open, or those that rest on ``consent``; the ones that were ended."""
    rows = Grant.objects.filter(case=work.case, ended_at__isnull=True)
    ended = list(rows.filter(consent=consent) if consent else rows)
    for row in ended:
        end(work, row, why)
    return ended


def end_of_denied(work: Work) -> list[Grant]:
    """End the grants to an office, or naming a person, that is now shut out. No other office may take their place:
    the person agreed to this one."""
    denied = Denial.objects.filter(case=work.case, lifted_at__isnull=True)
    offices, users = set(denied.values_list("office", flat=True)), set(denied.values_list("user", flat=True))
    ended = []
    for row in Grant.objects.filter(case=work.case, ended_at__isnull=True).select_related("named"):
        named_is_denied = row.named_id is not None and (row.named_id in users or is_denied(row.named, work.case))  # type: ignore[arg-type]
        if row.office_id in offices or named_is_denied:
            end(work, row, GrantEnd.SHUT_OUT)
            ended.append(row)
    return ended


def locked(work: Work, grant: Grant) -> Grant:
    """The row as it is now. Raises `Refused` where it opens nothing any more."""
    row = Grant.objects.select_for_update(of=("self",)).select_related("office").get(pk=grant.pk, case=work.case)
    if not access_grants.is_live(row):
        raise Refused(_("This has ended, or its last day has passed. Ask the caseworker."), why="ended")
    return row


def may_be_named(user: User, grant: Grant) -> bool:
    """Works on cases in the office that helps, and is not shut out."""
    works = any(people.holds(user, role, grant.office) for role in access_grants.HELPING_ROLES)
    return works and not is_denied(user, grant.case)


def _check_named(work: Work, grant: Grant, named: User) -> None:
    if not may_be_named(named, grant):
        raise Refused(_("Name somebody who works on cases in the office asked, and is not shut out."), why="named")


def last_day(until_on: date, *, today: date) -> date:
    """``until_on``, checked: not past, and not further than a consent reaches. Raises `Refused`."""
    if until_on < today:
        raise Refused(_("The last day must not be past."), why="past")
    if (until_on - today).days > rules.LONGEST_CONSENT_DAYS:
        raise Refused(_("Choose a day within a year; the person is asked again then."), why="too_long")
    return until_on


def offices_to_ask(case: Case) -> list[Office]:
    """Offices of bodies that support, with somebody who works on cases, and not shut out, by name."""
    supporting = [row.code for row in ORGANISATION_TYPES if SUPPORTS in row.capabilities]
    shut_out = Denial.objects.filter(case=case, lifted_at__isnull=True, office__isnull=False).values("office")
    rows = Office.objects.filter(
        organisation__type__in=supporting,
        memberships__role__in=access_grants.HELPING_ROLES,
        memberships__ended_at__isnull=True,
        memberships__user__is_active=True,
    )
    rows = rows.exclude(pk__in=shut_out).exclude(pk=case.responsible_office_id)
    return list(rows.select_related("province").order_by("name").distinct())


def may_be_named_in(grant: Grant) -> list[User]:
    """Those of the office who may be named, by work code."""
    rows = User.objects.filter(
        is_active=True,
        memberships__office=grant.office,
        memberships__role__in=access_grants.HELPING_ROLES,
        memberships__ended_at__isnull=True,
    )
    return [user for user in rows.order_by("code").distinct() if may_be_named(user, grant)]
