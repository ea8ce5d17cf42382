"""How does someone sign in? By e-mail and password; nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import log
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    """Closes sign-up and puts every sign-in, sign-out and failure on record."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the administrator of your organisation."),
        "email_password_mismatch": _("The e-mail address or the password is not right. Enter both again."),
        "enter_current_password": _("This is not the password you have now. Enter it again."),
        "incorrect_password": _("This is not the password of this account. Enter it again."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        log.seen("account.signed_in", by=user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            log.seen("account.signed_out", by=request.user)
        super().logout(request)

    def set_password(self, user: Any, password: str) -> None:
        with log.recording("account.password_changed", by=user):
            user.set_password(password)
            user.save(update_fields=["password"])

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        log.refused(
            "account.sign_in",
            by=None,
            why="wrong_credentials",
            details={"account": log.keyed_digest(str(credentials.get("email", "")).lower())},
        )
