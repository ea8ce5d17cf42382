"""Who is trained for what, who works where in which role, and who may begin a screening?"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from . import hierarchy
from .models import Office, Standing, Training, User
from .refusals import NotPermitted
from .rules import TRAINING_WARNING
from .types import SCREENS, Course, Role


def is_trained(user: User, course: Course, today: date) -> bool:
    """Whether ``user`` holds a certificate of ``course`` that counts on ``today``."""
    return user.trainings.filter(course=course, completed_on__lte=today, valid_until__gte=today).exists()


def trained(course: Course, today: date) -> list[User]:
    """Active members whose certificate of ``course`` counts on ``today``, by work code."""
    rows = User.objects.filter(
        is_active=True,
        trainings__course=course,
        trainings__completed_on__lte=today,
        trainings__valid_until__gte=today,
    )
    return list(rows.order_by("code").distinct())


def trained_colleagues(user: User, course: Course, today: date) -> list[User]:
    """Active people of the same organisation whose certificate of ``course`` counts on ``today``, by code."""
    rows = User.objects.filter(is_active=True, organisation=user.organisation, memberships__ended_at__isnull=True)
    holders = rows.filter(
        trainings__course=course, trainings__completed_on__lte=today, trainings__valid_until__gte=today
    )
    return list(holders.exclude(pk=user.pk).order_by("code").distinct())


def works_in(user: User, office: Office) -> bool:
    """Whether ``user`` may work and has any role in ``office`` now."""
    return user.is_active and user.memberships.filter(office=office, ended_at__isnull=True).exists()


def holds(user: User, role: Role, office: Office | None = None) -> bool:
    """Whether ``user`` may work and holds ``role`` now, in ``office`` if one is given."""
    rows = user.memberships.filter(role=role, ended_at__isnull=True)
    if office is not None:
        rows = rows.filter(office=office)
    return user.is_active and rows.exists()


def screening_offices(user: User) -> list[Office]:
    """Offices in which ``user`` may screen by role and by the type of their organisation."""
    if not user.is_active:
        return []
    rows = user.memberships_now().filter(role__in=(Role.RESPONDER, Role.CASEWORKER))
    offices = {row.office.pk: row.office for row in rows if row.office.organisation.can(SCREENS)}
    return list(offices.values())


def may_begin_screening(user: User, today: date) -> bool:
    """A responder or caseworker of a body that screens, whose training counts today (G14, G18)."""
    return bool(screening_offices(user=user)) and is_trained(user=user, course=Course.INDICATOR_SCREENING, today=today)


def trainings_ending(user: User, today: date) -> list[Training]:
    """The latest certificate of each course that has run out or does so within the warning time."""
    latest: dict[str, Training] = {}
    for training in user.trainings.order_by("valid_until"):
        latest[training.course] = training
    return [row for row in latest.values() if row.valid_until <= today + TRAINING_WARNING]


def supervises_someone_of(*, user: User, other: User, today: date) -> bool:
    """Whether ``user`` supervises an office in which ``other`` works, or deputises there."""
    offices = {row.office_id: row.office for row in other.memberships_now()}
    return user.is_active and any(hierarchy.supervises(user, office, today=today) for office in offices.values())


def has_say_over(user: User, office: Office) -> bool:
    """An administrator, or a supervisor of ``office`` itself; no deputy, who would lengthen their own time."""
    return user.is_active and (holds(user, Role.ADMINISTRATOR) or holds(user, Role.SUPERVISOR, office))


def works_as(user: User, today: date) -> frozenset[Role]:
    """The roles ``user`` holds now, and a supervisor's on the days on which they stand in for one."""
    roles = user.roles_now()
    return roles | {Role.SUPERVISOR} if stands_in(user, today) else roles


def stands_in(user: User, today: date) -> bool:
    """Whether ``user`` stands in for a supervisor of some office today."""
    return user.is_active and user.deputises_in.filter(starts_on__lte=today, ends_on__gte=today).exists()


def standing(user: User, today: date) -> Standing:
    """What ``user`` holds: as it was read with their sign-in where they are whoever asks for the page."""
    if user.standing is not None:
        return user.standing
    held = tuple(user.memberships_now()) if user.is_active else ()
    return Standing(held, stands_in=stands_in(user, today))


def require_administrator(*, by: User | None) -> None:
    """Refuse anyone but an administrator. None is the command line of the machine itself."""
    if by is not None and not holds(user=by, role=Role.ADMINISTRATOR):
        raise NotPermitted(_("Only an administrator may do this."))


def require_other(*, by: User | None, user: User) -> None:
    """Refuse what nobody may do to their own account."""
    if by is not None and by.pk == user.pk:
        raise NotPermitted(_("You cannot do this to your own account. Ask another administrator."), why="self")
