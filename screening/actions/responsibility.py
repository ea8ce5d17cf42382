"""Who answers for a case when someone cannot any more? Responsibility goes up, in the same transaction."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from orgs import clock, hierarchy, log
from orgs.models import Office, User
from orgs.refusals import Refused
from orgs.types import CASE_ROLES

from ..access import is_denied
from ..models import Case, Denial
from ..types import Stage
from .acting import lock

HELD_BY = ("responsible", "caseworker", "specialist")


def pass_up(*, user: User, by: User) -> None:
    """Let everything ``user`` answers for go up. Called inside the recording of their suspension."""
    for case in list(_open_cases_of(user)):
        pass_up_one(case=case, user=user, by=by)


def pass_up_one(*, case: Case, user: User, by: User) -> None:
    """Take ``user`` off one case; someone above answers for it from now on."""
    with log.recording("case.responsibility_passed_up", by=by, case=case, why="cannot_answer_for_it") as act:
        case = lock(case)
        act.case = case
        values: dict[str, object] = {
            name: None for name in ("caseworker", "specialist") if getattr(case, f"{name}_id") == user.pk
        }
        if case.responsible_id == user.pk and case.stage != Stage.CLOSED:
            successor, office = above(case, without=user)
            values |= {"responsible": successor, "responsible_office": office}
        for name, value in values.items():
            setattr(case, name, value)
        if values:
            case.save(update_fields=list(values))


def above(case: Case, *, without: User | None = None) -> tuple[User, Office]:
    """The nearest person up who may answer for the case, and its office from then on.

    Raises `Refused` where nobody is left: a case is never without someone.
    """
    for office in hierarchy.offices_up(case.responsible_office):
        people: Iterable[User] = [
            *hierarchy.supervisors(office),
            *hierarchy.deputies(office, today=clock.today()),
        ]
        for user in people:
            if user != without and may_answer_for(user, case):
                return user, _office_after(case, office)
    raise Refused(
        _("Nobody above could answer for case %(reference)s. Name another supervisor first.")
        % {"reference": case.reference},
        why="nobody_above",
    )


def may_answer_for(user: User, case: Case) -> bool:
    """Active, with a role in cases, and not denied."""
    return bool(user.is_active and user.roles_now() & CASE_ROLES and not is_denied(user, case))


def is_held(*, user: User) -> bool:
    """Whether an open case still counts on ``user``."""
    return _open_cases_of(user).exists()


def _office_after(case: Case, office: Office) -> Office:
    denied = Denial.objects.filter(case=case, office=case.responsible_office_id, lifted_at__isnull=True)
    return office if denied.exists() else case.responsible_office


def _open_cases_of(user: User):  # type: ignore[no-untyped-def]
    held = Q()
    for name in HELD_BY:
        held |= Q(**{name: user})
    return Case.objects.filter(held).exclude(stage=Stage.CLOSED)
