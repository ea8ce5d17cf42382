"""By what, beside the password, does somebody sign in? A code of their phone, a passkey, or a code kept on paper."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from . import sessions
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


def begin_address() -> str:
    return reverse("second_factor_begin")


def right(user: User, code: str) -> Authenticator | None:
    """The factor of ``user`` whose ``code`` this is. It counts once, also for two who send it at the same moment."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        rows = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN)
        return next((row for row in rows if row.wrap().validate_code(code)), None)


def invent(*, user: User) -> None:
    """A phone for an invented person of the demonstration."""
    TOTP.activate(user, generate_totp_secret())


def drop_all(*, user: User) -> None:
    """For `actions.members` alone: every factor, and the codes on paper."""
    Authenticator.objects.filter(user=user).delete()
