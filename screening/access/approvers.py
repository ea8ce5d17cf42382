"""Who may answer a request now? It climbs when nobody answers; nobody answers their own."""

from collections.abc import Iterator
from datetime import date, timedelta

from orgs import clock, hierarchy
from orgs.models import Office, User

from .. import rules
from ..models import Approval, Case, Denial


def pending(*, case: Case | None = None) -> Iterator[Approval]:
    """Requests without an answer, of one case or of all."""
    rows = Approval.objects.filter(answer="").select_related("case", "office", "recorded_by")
    yield from rows.filter(case=case) if case is not None else rows


def may_answer(user: User, approval: Approval) -> bool:
    """Whether ``approval`` waits for an answer, and ``user`` is at a level that it has reached by now."""
    return not approval.answer and any(user.pk == one.pk for one in asked_now(approval))


def asked_now(approval: Approval) -> list[User]:
    """Everyone whom the request has reached: the first level with someone eligible, and each after
    another two working days (`rules.APPROVAL_CLIMBS_AFTER_WORKING_DAYS`) without an answer."""
    today = clock.today()
    levels = [
        [user for user in level if is_eligible(user, approval)]
        for level in hierarchy.levels_up(approval.office, today=today)
    ]
    reached = [level for level in levels if level][: 1 + climbs(approval, today=today)]
    return [user for level in reached for user in level]


def climbs(approval: Approval, *, today: date) -> int:
    """How many levels up the request has gone because nobody answered."""
    asked_on = clock.local_day(approval.recorded_at)
    waited = sum(
        hierarchy.is_working_day(asked_on + timedelta(days=step + 1)) for step in range((today - asked_on).days)
    )
    # On the two working days after the day of asking the first level still has its time.
    return max(0, waited - 1) // rules.APPROVAL_CLIMBS_AFTER_WORKING_DAYS


def is_eligible(user: User, approval: Approval) -> bool:
    """Not who asked, not who answers for the case, not denied, and of another body where that is asked."""
    case = approval.case
    if user.pk in (approval.recorded_by_id, case.responsible_id, case.caseworker_id, case.specialist_id):
        return False
    if approval.of_other_organisation and user.organisation_id == approval.recorded_by.organisation_id:
        return False
    if approval.of_other_office and _shares_office(user, approval.recorded_by):
        return False
    return not _is_denied(user, case)


def _shares_office(user: User, other: User) -> bool:
    theirs = other.memberships.filter(ended_at__isnull=True).values("office")
    return user.memberships.filter(ended_at__isnull=True, office__in=theirs).exists()


def _is_denied(user: User, case: Case) -> bool:
    offices = user.memberships.filter(ended_at__isnull=True).values("office")
    open_rows = Denial.objects.filter(case=case, lifted_at__isnull=True)
    return open_rows.filter(user=user).exists() or open_rows.filter(office__in=offices).exists()


def office_to_ask(case: Case, *, by: User, other_organisation: bool, other_office: bool) -> Office:
    """The office that is asked first: the responsible one, or one of another body or office, going up."""
    for office in hierarchy.offices_up(case.responsible_office):
        if Denial.objects.filter(case=case, office=office, lifted_at__isnull=True).exists():
            continue
        if other_organisation and office.organisation_id == by.organisation_id:
            continue
        if other_office and by.memberships.filter(office=office, ended_at__isnull=True).exists():
            continue
        return office
    return case.responsible_office
