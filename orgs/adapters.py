"""How does someone sign in? By e-mail and password, and by a second factor; nobody signs up."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from . import devices, log, rules, sealed, second_factors, sessions
from .models import User

TOO_MANY = _("Too many tries. Wait an hour, or use a device on which you signed in before.")


class AccountAdapter(DefaultAccountAdapter):
    """Closes sign-up and puts every sign-in, sign-out and failure on record."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the administrator of your organisation."),
        "email_password_mismatch": _("The e-mail address or the password is not right. Enter both again."),
        "enter_current_password": _("This is not the password you have now. Enter it again."),
        "incorrect_password": _("This is not the password of this account. Enter it again."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong tries are counted by account and device; those from one address only on devices not known."""
        email = str(credentials.get("email", "")).lower()
        self._login_failed_rl_usage = count_try(request, email=email)
        if not self._login_failed_rl_usage:
            log.refused("account.sign_in", by=None, why="too_many", details=_account(email))
            raise self.validation_error("too_many_login_attempts")

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        sessions.begin(request.session, device=devices.described(request.headers.get("User-Agent", "")))
        second_factors.note(request)
        if sessions.SECOND_FACTOR not in request.session:
            # They typed their password a moment ago, and set up their first second factor now.
            record_authentication(request, user, method="password", reauthenticated=True)
        log.seen("account.signed_in", by=user, why=request.session.get(sessions.SECOND_FACTOR, ""))

    def post_login(self, request: HttpRequest, user: Any, **known: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **known)
        if sessions.SECOND_FACTOR in request.session:
            devices.remember(request, response, email=user.email)
        else:
            response = HttpResponseRedirect(second_factors.begin_address())
        return response

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            log.left("account.signed_out", by=request.user)
        super().logout(request)

    def set_password(self, user: Any, password: str) -> None:
        with log.recording("account.password_changed", by=user):
            user.set_password(password)
            user.save(update_fields=["password"])
            sessions.end_all(user=user, but=context.request.session)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        email = str(credentials.get("email", "")).lower()
        log.refused("account.sign_in", by=None, why="wrong_credentials", details=_account(email))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seals the secrets of second factors, names nobody in them, and leaves nobody without one."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("This is your only second factor. Add another one first."),
        "incorrect_code": _("This code is not right, or was used already. Enter the one that is shown now."),
    }

    def encrypt(self, text: str) -> str:
        return sealed.seal(text.encode(), about="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text, about="second factor").decode()

    def get_totp_label(self, user: Any) -> str:
        return str(user.code)

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """A phone shows these names to whoever holds it: the work code and no address."""
        return super().get_public_key_credential_user_entity(user) | {"name": user.code, "display_name": user.code}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Romduol"}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return second_factors.of(authenticator.user).exclude(pk=authenticator.pk).exists()


def count_try(request: HttpRequest, *, email: str, of: str = "password") -> Any:
    """Counts a try at the password or the code of ``email``; None where there were too many. Whoever was right takes
    it back."""
    device = devices.known(request, email=email)
    limits = f"{rules.WRONG_TRIES_AN_HOUR}/h/key"
    if not device:
        limits += f",{rules.WRONG_TRIES_AN_HOUR_FROM_ONE_ADDRESS}/h/ip"
    return ratelimit.consume(
        request, app="orgs", action="sign_in", config={"sign_in": limits}, key=f"{of}:{email}:{device}", limit_get=True
    )


def _account(email: str) -> dict[str, str]:
    return {"account": log.keyed_digest(email)}
