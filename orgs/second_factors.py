"""By what, beside the password, does somebody sign in? A code of their phone, a passkey, or a code kept on paper."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from . import log, people, sessions
from .models import User

LASTING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def of(user: User) -> QuerySet[Authenticator]:
    """What ``user`` signs in with, beside the password. Codes on paper are for the day on which that is lost."""
    return Authenticator.objects.filter(user=user, type__in=LASTING)


def note(request: HttpRequest) -> None:
    """Keep in the session by which second factor it was opened; nothing where there was none."""
    used = [row["type"] for row in get_authentication_records(request, request.user) if row.get("method") == "mfa"]
    if used:
        request.session[sessions.SECOND_FACTOR] = used[-1]


def proven(request: HttpRequest, *, by: str) -> None:
    """Whoever has just set one up has shown that they hold it."""
    request.session[sessions.SECOND_FACTOR] = by
    request.session.cycle_key()


def sets_up_now(request: HttpRequest) -> bool:
    """Whether whoever is signed in has a password alone, and is about to set up their first second factor."""
    user = request.user
    return isinstance(user, User) and sessions.SECOND_FACTOR not in request.session and not of(user).exists()


def begin_address() -> str:
    return reverse("second_factor_begin")


def right(user: User, code: str) -> Authenticator | None:
    """The factor of ``user`` whose ``code`` this is. It counts once, also for two who send it at the same moment."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        rows = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN)
        return next((row for row in rows if row.wrap().validate_code(code)), None)


def forget(*, by: User, user: User) -> None:
    """Whoever lost everything they sign in with sets it up anew after the next password. Ends every sign-in."""
    with log.recording("member.second_factor_forgotten", by=by, subject=user.code):
        people.require_administrator(by=by)
        people.require_other(by=by, user=user)
        Authenticator.objects.filter(user=user).delete()
        sessions.end_all(user=user)
