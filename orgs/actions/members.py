"""Who joins, in which role, and who is suspended, comes back or leaves?"""

from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .. import clock, codes, log, people, second_factors, sessions, setup_links
from ..models import Membership, Office, Organisation, User
from ..refusals import NotPermitted, Refused
from ..types import CASE_ROLES, POWERS, Gender, Role, incompatible
from . import deputies


def create(
    *,
    by: User | None,
    email: str,
    name: str,
    organisation: Organisation,
    gender: Gender = Gender.NOT_SAID,
    code: str = "",
) -> User:
    """A new member without a password, who sets one by `setup_links`. Raises `Refused`."""
    with log.recording("member.created", by=by) as act:
        people.require_administrator(by=by)
        user = User(name=name, organisation=organisation, gender=gender, code=code or codes.draw_for_member())
        user.email = email
        user.set_unusable_password()
        _clean(user)
        user.save(force_insert=True)
        # Verified from the start: the link went to the address, or was handed over in person.
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        act.subject = user.code
    return user


def renew_link(*, by: User | None, user: User) -> str:
    """The address of a new set-up link. Whatever link there was before is spent."""
    with log.recording("member.link_renewed", by=by, subject=user.code):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        user = _locked(user)
        if not user.is_active or user.has_usable_password():
            raise Refused(_("A set-up link is for an active account that has no password yet."))
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return setup_links.path_for(user=user)


def set_up(*, uid: UUID, token: str, password: str) -> User:
    """Set the first password. The link is spent. Raises `Refused` with what to change."""
    with log.recording("account.set_up", by=None) as act:
        User.objects.select_for_update().filter(pk=uid).first()
        user = setup_links.user_of(uid=uid, token=token)
        if user is None:
            raise Refused(_("This link has been used, or its time is over. Ask for a new one."), why="link_spent")
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages), why="password") from error
        user.set_password(password)
        user.save(update_fields=["password"])
        act.by, act.subject = user, user.code
    return user


def give_role(*, by: User | None, user: User, office: Office, role: Role, asked_by: User | None = None) -> Membership:
    """Let ``user`` hold ``role`` in an office of their organisation, from their next sign-in. Raises `Refused`.

    A power was ``asked_by`` another administrator before (`elevations`).
    """
    with log.recording("member.role_given", by=by, subject=user.code, details={"role": role}):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        if by is not None and role in POWERS and asked_by in (None, by):
            raise NotPermitted(_("One administrator asks for this role, another one gives it."), why="second")
        user = _locked(user)
        refuse_role(user=user, office=office, role=role)
        membership = Membership(
            user=user, office=office, role=role, started_by=by, asked_by=asked_by, started_at=clock.now()
        )
        membership.save(force_insert=True)
        sessions.end_all(user=user)
    return membership


def refuse_role(*, user: User, office: Office, role: Role) -> None:
    """Raise `Refused` where ``user`` cannot hold ``role`` in ``office``."""
    if not user.is_active:
        raise Refused(_("This account is not active. Reinstate it first."))
    if office.organisation_id != user.organisation_id:
        raise Refused(_("Choose an office of the organisation this person belongs to."), why="other_body")
    _refuse_incompatible(user=user, role=role)
    if user.memberships.filter(office=office, role=role, ended_at__isnull=True).exists():
        raise Refused(_("This person already holds that role in that office."), why="already")


def end_role(*, by: User, membership: Membership) -> None:
    """End one role of one person, and every sign-in of theirs. Raises `Refused` while they answer for cases by it."""
    user = membership.user
    with log.recording("member.role_ended", by=by, subject=user.code, details={"role": membership.role}):
        people.require_administrator(by=by)
        user = _locked(user)
        row = Membership.objects.select_for_update().get(pk=membership.pk)
        if row.ended_at is not None:
            raise Refused(_("This role has ended already."), why="already")
        _refuse_to_orphan(user=user, ending=row)
        _end(row, by=by)
        sessions.end_all(user=user)
    membership.refresh_from_db()


def suspend(*, by: User, user: User, why: str = "") -> None:
    """At once: no page opens any more, every session ends, responsibility goes up. Raises `Refused`."""
    with log.recording("member.suspended", by=by, subject=user.code, why=why):
        people.require_other(by=by, user=user)
        if not (
            people.holds(by, Role.ADMINISTRATOR)
            or people.supervises_someone_of(user=by, other=user, today=clock.today())
        ):
            raise NotPermitted(_("Only an administrator, or a supervisor of this person, may suspend them."))
        row = _locked(user)
        if not row.is_active:
            raise Refused(_("This account is not active."), why="already")
        row.is_active = False
        row.suspended_at, row.suspended_by = clock.now(), by
        row.save(update_fields=["is_active", "suspended_at", "suspended_by"])
        sessions.end_all(user=row)
        for path in settings.RESPONSIBILITY_PASSES_UP:
            import_string(path)(user=row, by=by)
    user.refresh_from_db()


def reinstate(*, by: User, user: User) -> None:
    """Let a suspended person work again; cases they answered for stay where they went.

    Whoever had left for good comes back without a role and without a password.
    """
    with log.recording("member.reinstated", by=by, subject=user.code):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        row = _locked(user)
        if row.is_active:
            raise Refused(_("This person works already."), why="already")
        if row.suspended_at is None:
            row.set_unusable_password()
        row.is_active, row.suspended_at, row.suspended_by = True, None, None
        row.save(update_fields=["is_active", "suspended_at", "suspended_by", "password"])
    user.refresh_from_db()


def deactivate(*, by: User, user: User) -> None:
    """For good: the person has left and answers for nothing any more. Ends every role. Raises `Refused`."""
    with log.recording("member.deactivated", by=by, subject=user.code):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        row = _locked(user)
        if not row.is_active and row.suspended_at is None:
            raise Refused(_("This account is closed already."), why="already")
        if _answers_for_cases(user=row):
            raise Refused(
                _("This person still answers for cases. Their supervisor reassigns those first."), why="responsible"
            )
        for membership in row.memberships.select_for_update().filter(ended_at__isnull=True):
            _end(membership, by=by)
        for deputy in row.deputises_in.filter(ends_on__gt=clock.today()):
            deputies.end(by=by, deputy=deputy, today=clock.today())
        row.is_active, row.suspended_at, row.suspended_by = False, None, None
        row.save(update_fields=["is_active", "suspended_at", "suspended_by"])
        sessions.end_all(user=row)
    user.refresh_from_db()


def forget_second_factor(*, by: User, user: User) -> None:
    """Whoever lost everything they sign in with sets it up anew after the next password. Ends every sign-in."""
    with log.recording("member.second_factor_forgotten", by=by, subject=user.code):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        second_factors.drop_all(user=_locked(user))
        sessions.end_all(user=user)


def active_administrators() -> QuerySet[User]:
    """Everyone who may work as an administrator now."""
    return User.objects.filter(
        is_active=True, memberships__role=Role.ADMINISTRATOR, memberships__ended_at__isnull=True
    ).distinct()


def _clean(user: User) -> None:
    user.clean()
    if User.objects.filter(email__iexact=user.email).exists():
        raise Refused(_("Someone with this e-mail address has an account already."), why="email_taken")
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Refused(" ".join(error.messages), why="fields") from error


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def _refuse_incompatible(*, user: User, role: Role) -> None:
    roles = {*user.roles_now(), role}
    if user.deputises_in.filter(ends_on__gte=clock.today()).exists():
        roles.add(Role.SUPERVISOR)
    pair = incompatible(roles=roles)
    if pair is not None:
        first, second = sorted(str(Role(one).label) for one in pair)
        raise Refused(
            _("One person may not be %(first)s and %(second)s.") % {"first": first, "second": second},
            why="incompatible_roles",
        )


def _refuse_to_orphan(*, user: User, ending: Membership) -> None:
    """The last case role of someone who answers for cases stays; so does the last administrator."""
    others = user.memberships.filter(ended_at__isnull=True).exclude(pk=ending.pk)
    if ending.role == Role.ADMINISTRATOR and not active_administrators().exclude(pk=user.pk).exists():
        raise Refused(_("This is the last administrator. Name another one first."), why="last_administrator")
    in_office = others.filter(office=ending.office_id, role__in=CASE_ROLES)
    if ending.role in CASE_ROLES and not in_office.exists() and _answers_for_cases(user=user):
        raise Refused(
            _("This person still answers for cases. Their supervisor reassigns those first."), why="responsible"
        )


def _answers_for_cases(*, user: User) -> bool:
    return any(import_string(path)(user=user) for path in settings.RESPONSIBILITY_HELD)


def _end(membership: Membership, *, by: User) -> None:
    membership.ended_at, membership.ended_by = clock.now(), by
    membership.save(update_fields=["ended_at", "ended_by"])
